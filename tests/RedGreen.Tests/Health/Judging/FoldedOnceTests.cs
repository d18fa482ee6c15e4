using System.Text.Json;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

/// <summary>The sums travel in the document between looks: what is folded there must not depend on how often one looked.</summary>
public class FoldedOnceTests
{
    private static readonly Strategy Strategy = new()
    {
        Metrics =
        [
            new OwnMetric { Namespace = "Shop", Name = "OrdersFailed", Of = "Orders" },
            new OwnMetric { Namespace = "Shop", Name = "Delay", Stat = "Average", Limit = 0.7 },
        ],
    };

    private static readonly Traffic Traffic = new() { Rules = [], ShiftedAt = A.Noon, Weight = 10 };
    private static readonly Evidence Begin = new() { Through = A.Noon, History = new History { Minutes = 60, Requests = 60_000, FailureRate = 0.0012345, FailureOverdispersion = 0.0789, SlowRate = 0.05 } };

    [Fact]
    public void The_same_windows_in_one_evaluation_or_in_five_with_the_document_in_between_give_the_same_sums_to_the_last_bit() =>
        Gen.Select(Minutes.Array[1, 60], Gen.Int[0, 60].Array[4]).Sample((minutes, cuts) =>
        {
            var windows = Windows(minutes);
            var evidence = Begin;
            foreach (var cut in cuts.Order().Append(windows.Count))
                evidence = Travelled(Folding.Add(evidence, [.. windows.Take(cut)], Traffic, Strategy, A.Noon.AddHours(3)));
            Json(evidence).ShouldBe(Json(AtOnce(windows)));
        });

    [Fact]
    public void Looks_every_twenty_seconds_at_minutes_as_they_are_published_give_the_same_sums() =>
        Gen.Select(Minutes.Array[1, 12], Gen.Int[60, 300].Array[12]).Sample((minutes, lags) =>
        {
            // A minute shows half of its requests at first, and all of them lags[i] seconds after its end.
            var windows = Windows(minutes);
            var evidence = Begin;
            for (var now = A.Noon; now < A.Noon.AddMinutes(40); now = now.AddSeconds(20))
            {
                var seen = windows.Where(window => window.End() <= Folding.ReadableThrough(now) && window.Start >= Folding.ReadFrom(evidence, isMeasured: true))
                    .Select((window, _) => now >= window.End().AddSeconds(Math.Min(170, lags[windows.IndexOf(window)])) ? window : Growing(window, now));
                evidence = Travelled(Folding.Add(evidence, [.. seen], Traffic, Strategy, now));
            }

            Json(evidence).ShouldBe(Json(AtOnce(windows)));
        }, iter: 50);

    [Fact]
    public void A_sum_beyond_10_to_the_300th_travels_as_any_other()
    {
        var evidence = Begin;
        for (var minute = 0; minute < 200; minute++)
            evidence = Folding.Add(evidence, [new Window(A.Noon.AddMinutes(minute), new SideWindow(1_000_000_000, 1_000_000_000, null), new SideWindow(1_000_000_000, 1, null))], Traffic, new Strategy(), A.Noon.AddDays(1));
        evidence.Sums.Failures.LogE.ShouldBeGreaterThan(500);
        evidence.Sums.Gross.LogE.ShouldBeGreaterThan(1e9);
        Json(Travelled(evidence)).ShouldBe(Json(evidence));
        Verdict.Look(new Strategy(), evidence, isBake: false).ShouldAllBe(finding => finding.IsBad);
    }

    [Fact]
    public void Ten_thousand_minutes_of_a_billion_requests_leave_numbers()
    {
        var random = new Random(3);
        var windows = Enumerable.Range(0, 10_000).Select(minute =>
            new Window(A.Noon.AddMinutes(minute), new SideWindow(1_000_000_000, random.Next(2_000_000), null) { Slow = random.Next(100_000_000) }, new SideWindow(9_000_000_000, random.Next(2_000_000), null) { Slow = random.Next(100_000_000) })).ToList();
        var evidence = Folding.Add(Begin, windows, Traffic, new Strategy(), A.Noon.AddDays(10));
        foreach (var sequence in new[] { evidence.Sums.Failures, evidence.Sums.Safe, evidence.Sums.Slow, evidence.Sums.Gross })
        {
            sequence.LogSums.ShouldAllBe(sum => double.IsFinite(sum));
            double.IsFinite(sequence.E).ShouldBeTrue();
        }

        evidence.Sums.Compared.GreenRequests.ShouldBe(10_000_000_000_000);
        Json(Travelled(evidence)).ShouldBe(Json(evidence));
    }

    [Fact]
    public void Minutes_in_which_all_or_nothing_happens_leave_numbers()
    {
        SideWindow[] sides = [new(0, 0, null) { Slow = 0 }, new(1, 1, null) { Slow = 1 }, new(1, 0, null) { Slow = 0 }, new(1_000_000_000, 1_000_000_000, null) { Slow = 1_000_000_000 }];
        var windows = sides.SelectMany(green => sides, (green, red) => (green, red)).Select((pair, minute) => new Window(A.Noon.AddMinutes(minute), pair.green, pair.red)).ToList();
        var sums = Folding.Add(Begin, windows, Traffic, new Strategy(), A.Noon.AddHours(3)).Sums;
        foreach (var sequence in new[] { sums.Failures, sums.Safe, sums.Slow, sums.Gross })
            double.IsFinite(sequence.LogE).ShouldBeTrue();
    }

    private static readonly Gen<(int Green, int GreenFailures, int Red, int RedFailures, int Orders, int Failed, int Delay)> Minutes =
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 5], Gen.Int[0, 5_000], Gen.Int[0, 20], Gen.Int[0, 300], Gen.Int[0, 10], Gen.Int[0, 10]);

    private static List<Window> Windows((int Green, int GreenFailures, int Red, int RedFailures, int Orders, int Failed, int Delay)[] minutes) =>
        [.. minutes.Select((minute, i) => new Window(
            A.Noon.AddMinutes(i),
            new SideWindow(minute.Green, Math.Min(minute.Green, minute.GreenFailures), 0.1) { Slow = minute.Green / 15 },
            new SideWindow(minute.Red, Math.Min(minute.Red, minute.RedFailures), 0.1) { Slow = minute.Red / 20 })
        {
            Own = [new OwnWindow(new OwnValue(minute.Failed, minute.Orders), new OwnValue(minute.Delay, 500)), new OwnWindow(new OwnValue(minute.Delay / 10.0, null), new OwnValue(minute.Failed / 10.0, null))],
        })];

    // Another number at every look.
    private static Window Growing(Window window, DateTimeOffset now)
    {
        var seconds = (long)(now - window.End()).TotalSeconds;
        return window with { Green = window.Green! with { Requests = 1_000_000 + seconds }, Red = window.Red! with { Requests = 1_000_000 + seconds }, Own = [new OwnWindow(new OwnValue(seconds, 1_000_000), null), default] };
    }

    private static Evidence AtOnce(List<Window> windows) => Folding.Add(Begin, windows, Traffic, Strategy, A.Noon.AddHours(3));

    private static Evidence Travelled(Evidence evidence) => JsonSerializer.Deserialize(Json(evidence), DocumentJson.Default.Evidence)!;

    private static string Json(Evidence evidence) => JsonSerializer.Serialize(evidence, DocumentJson.Default.Evidence);
}
