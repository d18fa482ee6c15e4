using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health;

public class FoldingTests
{
    private static readonly DateTimeOffset Late = A.Noon.AddHours(3);

    [Fact]
    public void The_same_windows_folded_at_once_or_one_by_one_give_the_same_sums() =>
        Gen.Int[0, 60].Select(Gen.Int[0, 1000].Array[1, 60], (cut, requests) => (cut, requests)).Sample(given =>
        {
            var windows = given.requests.Select((n, i) => new Window(A.Noon.AddMinutes(i), new SideWindow(n, n / 10, null), new SideWindow(n, 0, null))).ToList();
            var atOnce = Fold(new Evidence { Through = A.Noon }, windows);
            var twice = Fold(Fold(new Evidence { Through = A.Noon }, [.. windows.Take(given.cut)]), windows);
            Json(twice).ShouldBe(Json(atOnce));
        });

    [Fact]
    public void The_minute_in_which_weights_moved_belongs_to_no_step_but_counts_in_all()
    {
        var evidence = Folding.Add(new Evidence { Through = A.Noon }, A.Minutes(3), Moved(A.Noon.AddSeconds(20)), new Strategy(), Late);
        evidence.WindowsAtStep.ShouldBe(2);
        evidence.GreenRequests.ShouldBe(200);
        evidence.GreenRequestsInAll.ShouldBe(300);
    }

    [Fact]
    public void The_last_minutes_of_a_step_are_published_after_the_next_shift_and_are_compared_all_the_same()
    {
        // At 10% since noon; the shift to 50% began at 12:05:20 and was seen at 12:05:50. Minute 5 is neither's.
        var traffic = Moved(A.Noon.AddSeconds(350)) with { Weight = 50, Before = new Standstill(A.Noon, A.Noon.AddSeconds(320)) };
        var evidence = Folding.Add(new Evidence { Through = A.Noon.AddMinutes(3) }, A.Minutes(5, from: A.Noon.AddMinutes(3)), traffic, new Strategy(), Late);
        evidence.Sums.Compared.GreenRequests.ShouldBe(400, "minutes 3, 4, 6 and 7");
        evidence.WindowsAtStep.ShouldBe(2, "minutes 6 and 7");
        evidence.GreenRequests.ShouldBe(200);
    }

    [Fact]
    public void Of_the_last_minutes_before_a_bake_those_without_Reds_numbers_are_compared_with_nothing()
    {
        var traffic = Moved(A.Noon.AddMinutes(5)) with { Weight = 100, Before = new Standstill(A.Noon, A.Noon.AddMinutes(5)) };
        IReadOnlyList<Window> windows = [new(A.Noon.AddMinutes(4), new SideWindow(100, 100, null), null), new(A.Noon.AddMinutes(5), new SideWindow(100, 0, null), null)];
        Folding.Add(new Evidence { Through = A.Noon.AddMinutes(4) }, windows, traffic, new Strategy(), A.Noon.AddMinutes(9)).Through.ShouldBe(A.Noon.AddMinutes(4), "Red's numbers may be late");
        var sums = Folding.Add(new Evidence { Through = A.Noon.AddMinutes(4) }, windows, traffic, new Strategy(), Late).Sums;
        sums.Compared.ShouldBe(default);
        sums.GrossRead.ShouldBe(new(200, 100, 0, 0), "what anybody would call broken is broken without Red too");
    }

    [Fact]
    public void A_minute_that_may_still_be_incomplete_is_not_folded() =>
        Fold(Fold(new Evidence { Through = A.Noon }, A.Minutes(5), A.Noon.AddSeconds(220)), A.Minutes(5), A.Noon.AddMinutes(4)).WindowsAtStep.ShouldBe(2);

    [Fact]
    public void A_minute_is_folded_when_it_was_read_the_same_twice_or_is_a_minute_older()
    {
        var first = Fold(new Evidence { Through = A.Noon }, A.Minutes(2, requests: 90), A.Noon.AddMinutes(4));
        first.WindowsAtStep.ShouldBe(1, "the first minute is old enough, the second was read but once");
        var grown = Fold(first, A.Minutes(2, requests: 100), A.Noon.AddSeconds(250));
        grown.GreenRequests.ShouldBe(90, "the second minute has grown since");
        Fold(grown, A.Minutes(2, requests: 100), A.Noon.AddSeconds(260)).GreenRequests.ShouldBe(190);
        Fold(first, A.Minutes(2, requests: 100), A.Noon.AddMinutes(5)).GreenRequests.ShouldBe(190);
    }

    [Fact]
    public void A_minute_of_no_step_in_which_Green_was_not_measured_holds_nothing_up_once_a_later_one_is_there()
    {
        // Weights moved in its last seconds, and Green's first request came in the next one.
        var moved = A.Noon.AddSeconds(55);
        IReadOnlyList<Window> windows = [new(A.Noon, null, new SideWindow(900, 0, null)), .. A.Minutes(2, from: A.Noon.AddMinutes(1))];
        Folding.Add(new Evidence { Through = A.Noon }, windows, Moved(moved), new Strategy(), A.Noon.AddMinutes(6)).WindowsAtStep.ShouldBe(2);
        Folding.Add(new Evidence { Through = A.Noon }, [windows[0]], Moved(moved), new Strategy(), A.Noon.AddMinutes(6)).Through.ShouldBe(A.Noon, "it may only be late");
    }

    [Fact]
    public void No_data_is_waited_for_and_then_passed_over_as_unknown()
    {
        IReadOnlyList<Window> windows = [new(A.Noon, null, null), .. A.Minutes(2, from: A.Noon.AddMinutes(1))];
        Folding.Add(new Evidence { Through = A.Noon }, windows, Moved(A.Noon), new Strategy(), A.Noon.AddMinutes(6)).Through.ShouldBe(A.Noon);
        var later = Folding.Add(new Evidence { Through = A.Noon }, windows, Moved(A.Noon), new Strategy(), A.Noon.AddMinutes(12));
        later.WindowsAtStep.ShouldBe(2);
        later.GreenRequests.ShouldBe(200);
    }

    [Fact]
    public void A_provider_that_fails_adds_nothing() =>
        Folding.Add(new Evidence { Through = A.Noon, GreenRequests = 7 }, null, Moved(A.Noon), new Strategy(), Late).ShouldBe(new Evidence { Through = A.Noon, GreenRequests = 7 });

    [Fact]
    public void A_single_slow_minute_is_not_a_row_of_them()
    {
        var strategy = new Strategy { MaxP99Seconds = 0.5 };
        double[] p99 = [0.9, 0.9, 0.1, 0.9];
        var windows = p99.Select((slowest, i) => new Window(A.Noon.AddMinutes(i), new SideWindow(10, 0, slowest), null)).ToList();
        Folding.Add(new Evidence { Through = A.Noon }, windows, Moved(A.Noon), strategy, Late).SlowWindowsInARow.ShouldBe(1);
    }

    private static string Json(Evidence evidence) => System.Text.Json.JsonSerializer.Serialize(evidence);

    private static Traffic Moved(DateTimeOffset at) => new() { Rules = [], ShiftedAt = at, Weight = 10 };

    private static Evidence Fold(Evidence evidence, IReadOnlyList<Window> windows, DateTimeOffset? now = null) =>
        Folding.Add(evidence, windows, Moved(A.Noon), new Strategy(), now ?? Late);
}
