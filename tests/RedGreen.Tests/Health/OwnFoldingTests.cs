using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health;

/// <summary>The service's own metrics in the evidence.</summary>
public class OwnFoldingTests
{
    private static readonly OwnMetric Failed = new() { Namespace = "Shop", Name = "OrdersFailed", Of = "Orders" };
    private static readonly OwnMetric Delay = new() { Namespace = "Shop", Name = "Delay", Stat = "p95" };
    private static readonly DateTimeOffset Late = A.Noon.AddHours(3);

    [Fact]
    public void Behind_a_Network_Load_Balancer_its_minutes_are_folded_as_soon_as_they_are_confirmed()
    {
        var windows = Orders(2);
        var first = Fold(new Evidence { Through = A.Noon }, windows, A.Noon.AddSeconds(240));
        first.Sums.Own[0].JudgedMinutes.ShouldBe(1, "the first minute is old enough, the second was read but once");
        var second = Fold(first, windows, A.Noon.AddSeconds(260)).Sums.Own[0];
        (second.JudgedMinutes, second.GreenAttempts, second.Compared).ShouldBe((2, 200, new TwoSides(200, 2, 1800, 18)));
    }

    [Fact]
    public void A_minute_that_grew_between_two_looks_is_read_again()
    {
        var first = Fold(new Evidence { Through = A.Noon }, Orders(2, attempts: 90), A.Noon.AddSeconds(240));
        Fold(first, Orders(2), A.Noon.AddSeconds(250)).Sums.Own[0].GreenAttempts.ShouldBe(90);
        Fold(first, Orders(2), A.Noon.AddSeconds(300)).Sums.Own[0].GreenAttempts.ShouldBe(190);
    }

    [Fact]
    public void The_same_minutes_folded_at_once_or_one_by_one_give_the_same_sums() =>
        Gen.Select(Gen.Int[0, 40], Gen.Select(Gen.Int[-1, 50], Gen.Int[-1, 50]).Array[1, 40]).Sample((cut, counts) =>
        {
            var windows = counts.Select((count, i) => Minute(i, count.Item1 < 0 ? null : new OwnValue(count.Item1 / 5, count.Item1), count.Item2 < 0 ? null : new OwnValue(count.Item2 / 9, count.Item2))).ToList();
            var atOnce = Fold(new Evidence { Through = A.Noon }, windows, Late);
            var twice = Fold(Fold(new Evidence { Through = A.Noon }, [.. windows.Take(cut)], Late), windows, Late);
            Json(twice.Sums).ShouldBe(Json(atOnce.Sums));
        });

    [Fact]
    public void The_minute_in_which_weights_moved_is_not_compared_and_its_attempts_count_in_all()
    {
        var sums = Fold(new Evidence { Through = A.Noon }, Orders(3), Late, moved: A.Noon.AddSeconds(20)).Sums.Own[0];
        (sums.JudgedMinutes, sums.GreenAttempts, sums.GreenAttemptsInAll, sums.Compared.GreenRequests).ShouldBe((2, 200, 300, 200));
    }

    [Fact]
    public void A_minute_without_data_is_waited_for_and_then_passed_over_as_unknown()
    {
        IReadOnlyList<Window> windows = [Minute(0, new OwnValue(1, 100), new OwnValue(9, 900)), Minute(1, null, new OwnValue(9, 900))];
        var waiting = Fold(new Evidence { Through = A.Noon }, windows, A.Noon.AddMinutes(11)).Sums.Own[0];
        (waiting.Through, waiting.GreenMinutes).ShouldBe((A.Noon.AddMinutes(1), 1));
        var over = Fold(new Evidence { Through = A.Noon }, windows, A.Noon.AddMinutes(12)).Sums.Own[0];
        (over.Through, over.GreenMinutes, over.GreenAttempts).ShouldBe((A.Noon.AddMinutes(2), 1, 100));
    }

    [Fact]
    public void A_minute_in_which_nothing_happened_is_not_late_once_a_later_one_is_there()
    {
        IReadOnlyList<Window> windows = [Minute(0, null, new OwnValue(9, 900)), Minute(1, new OwnValue(1, 100), new OwnValue(9, 900))];
        Fold(new Evidence { Through = A.Noon }, windows, A.Noon.AddMinutes(5)).Sums.Own[0].JudgedMinutes.ShouldBe(1);
    }

    [Fact]
    public void Red_whose_traffic_has_gone_to_Green_is_not_waited_for()
    {
        // Weights moved to 100 percent in the first minute, and Red had nothing more to publish from then on.
        IReadOnlyList<Window> windows = [Minute(0, new OwnValue(1, 500), null), Minute(1, new OwnValue(5, 1000), null)];
        Fold(new Evidence { Through = A.Noon }, windows, A.Noon.AddMinutes(5), moved: A.Noon.AddSeconds(20), weight: 100).Sums.Own[0].JudgedMinutes.ShouldBe(1);
    }

    [Fact]
    public void Data_of_Green_alone_judge_no_minute_as_long_as_Red_serves()
    {
        IReadOnlyList<Window> windows = [Minute(0, new OwnValue(1, 100), null), Minute(1, new OwnValue(1, 100), null)];
        var shared = Fold(new Evidence { Through = A.Noon }, windows, Late).Sums.Own[0];
        (shared.GreenMinutes, shared.JudgedMinutes, shared.Sequence.Windows).ShouldBe((2, 0, 0));
        Fold(new Evidence { Through = A.Noon }, windows, Late, weight: 100).Sums.Own[0].JudgedMinutes.ShouldBe(2);
    }

    [Fact]
    public void One_metric_that_has_vanished_does_not_hold_up_the_others()
    {
        var strategy = new Strategy { Metrics = [Failed, Delay] };
        var windows = Enumerable.Range(0, 3).Select(i => new Window(A.Noon.AddMinutes(i), null, null) { Own = [new OwnWindow(new OwnValue(1, 100), new OwnValue(9, 900)), default] }).ToList();
        var evidence = Folding.Add(new Evidence { Through = A.Noon }, windows, Traffic(measured: false), strategy, A.Noon.AddMinutes(6));
        evidence.Sums.Own.Select(own => own.JudgedMinutes).ShouldBe([3, 0]);
        Folding.ReadFrom(evidence, isMeasured: false).ShouldBe(A.Noon, "what comes late is still judged");
    }

    [Fact]
    public void Behind_an_Application_Load_Balancer_requests_are_judged_at_once_and_a_late_metric_when_it_comes()
    {
        var strategy = new Strategy { Metrics = [Failed] };
        var before = Folding.Add(new Evidence { Through = A.Noon }, A.Minutes(4), Traffic(measured: true), strategy, A.Noon.AddMinutes(7));
        (before.WindowsAtStep, before.Sums.Own[0].JudgedMinutes, before.Through).ShouldBe((4, 0, A.Noon.AddMinutes(4)));
        Folding.ReadFrom(before, isMeasured: true).ShouldBe(A.Noon);

        var late = A.Minutes(4).Zip(Orders(4), (window, own) => window with { Own = own.Own }).ToList();
        var after = Folding.Add(before, late, Traffic(measured: true), strategy, A.Noon.AddMinutes(7).AddSeconds(20));
        (after.WindowsAtStep, after.GreenRequests, after.Sums.Own[0].JudgedMinutes).ShouldBe((4, 400, 4), "no request is counted twice");
    }

    [Fact]
    public void A_new_step_begins_its_own_counts_anew_and_keeps_the_tests()
    {
        var folded = Fold(new Evidence { Through = A.Noon }, Orders(3), Late);
        var next = folded.AtNewStep().Sums.Own[0];
        (next.JudgedMinutes, next.GreenMinutes, next.GreenAttempts, next.GreenAttemptsInAll).ShouldBe((0, 0, 0, 300));
        next.Sequence.ShouldBe(folded.Sums.Own[0].Sequence);
        next.Through.ShouldBe(A.Noon.AddMinutes(3));
    }

    [Fact]
    public void Attempts_that_make_no_sense_are_no_data()
    {
        var sums = Fold(new Evidence { Through = A.Noon }, [Minute(0, new OwnValue(1, -5), new OwnValue(1, 10)), Minute(1, new OwnValue(double.NaN, 10), new OwnValue(1, 10))], Late).Sums.Own[0];
        (sums.GreenMinutes, sums.GreenAttemptsInAll).ShouldBe((0, 0));
    }

    [Fact]
    public void The_document_carries_metrics_and_what_was_folded_of_them()
    {
        var metric = Failed with { Dimensions = new Dictionary<string, string> { ["Region"] = "eu" }, Worse = Worse.Lower, Limit = 0.5 };
        var deployment = A.Deployment(strategy: new Strategy { Metrics = [metric] });
        deployment = deployment with { Evidence = Folding.Add(deployment.Evidence, Orders(3), Traffic(measured: false), deployment.Strategy, Late) };
        var json = System.Text.Json.JsonSerializer.Serialize(deployment, DocumentJson.Default.Deployment);
        var read = System.Text.Json.JsonSerializer.Deserialize(json, DocumentJson.Default.Deployment)!;
        System.Text.Json.JsonSerializer.Serialize(read, DocumentJson.Default.Deployment).ShouldBe(json);
        read.Strategy.Metrics[0].Dimensions["Region"].ShouldBe("eu");
        read.Evidence.Sums.Own[0].JudgedMinutes.ShouldBe(3);
    }

    private static IReadOnlyList<Window> Orders(int count, double attempts = 100) =>
        [.. Enumerable.Range(0, count).Select(i => Minute(i, new OwnValue(1, attempts), new OwnValue(9, 900)))];

    private static Window Minute(int i, OwnValue? green, OwnValue? red) => new(A.Noon.AddMinutes(i), null, null) { Own = [new OwnWindow(green, red)] };

    private static Evidence Fold(Evidence evidence, IReadOnlyList<Window> windows, DateTimeOffset now, DateTimeOffset? moved = null, int weight = 10) =>
        Folding.Add(evidence, windows, Traffic(measured: false, moved, weight), new Strategy { Metrics = [Failed] }, now);

    private static Traffic Traffic(bool measured, DateTimeOffset? moved = null, int weight = 10) => new() { Rules = [], ShiftedAt = moved ?? A.Noon, Weight = weight, Measured = measured };

    private static string Json(Sums sums) => System.Text.Json.JsonSerializer.Serialize(sums);
}
