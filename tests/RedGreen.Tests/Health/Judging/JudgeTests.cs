using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class JudgeTests
{
    private static readonly Judge Judge = new(new Strategy(), History.Unknown);
    private static readonly Window Full = new(A.Noon, new SideWindow(100, 2, null) { Slow = 9 }, new SideWindow(900, 1, null) { Slow = 40 });

    [Fact]
    public void A_whole_window_counts_in_every_test()
    {
        var sums = Add(Full);
        sums.Compared.ShouldBe(new TwoSides(100, 2, 900, 1));
        sums.SlowCompared.ShouldBe(new TwoSides(100, 9, 900, 40));
        sums.GrossRead.ShouldBe(new TwoSides(100, 2, 900, 1));
        (sums.Failures.Windows, sums.Safe.Windows, sums.Slow.Windows, sums.Gross.Windows).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public void A_window_in_which_weights_moved_is_not_compared_but_what_is_gross_is_gross_in_it_too()
    {
        var sums = Judge.Add(Sums.Empty, Full, isComparable: false, isWarm: false, redServes: true);
        (sums.Failures.Windows, sums.Safe.Windows, sums.Slow.Windows, sums.Gross.Windows).ShouldBe((0, 0, 0, 1));
    }

    [Fact]
    public void A_cold_Green_is_not_a_slow_Green()
    {
        var sums = Judge.Add(Sums.Empty, Full, isComparable: true, isWarm: false, redServes: true);
        (sums.Failures.Windows, sums.Slow.Windows).ShouldBe((1, 0));
    }

    [Fact]
    public void Where_slow_requests_were_not_counted_on_a_side_none_are_compared() =>
        Add(Full with { Red = Full.Red! with { Slow = null } }).Slow.ShouldBeSameAs(Sequence.Empty);

    [Fact]
    public void As_long_as_Red_serves_a_window_without_its_numbers_is_compared_with_nothing()
    {
        var sums = Add(Full with { Red = null });
        (sums.Failures.Windows, sums.Safe.Windows, sums.Slow.Windows).ShouldBe((0, 0, 0));
        sums.Gross.Windows.ShouldBe(1, "it was waited for, and what anybody would call broken is broken without Red too");
        Judge.Add(Sums.Empty, Full with { Red = null }, isComparable: false, isWarm: false, redServes: true).ShouldBe(Sums.Empty, "nobody waits for a minute in which weights moved");
        Judge.Add(Sums.Empty, Full with { Red = null }, isComparable: true, isWarm: true, redServes: false).Gross.Windows.ShouldBe(1, "at 100% it has none to give");
    }

    [Fact]
    public void A_window_without_Greens_numbers_tells_nothing() => Add(Full with { Green = null }).ShouldBe(Sums.Empty);

    [Fact]
    public void Windows_without_a_failure_on_either_side_leave_E_as_it_is()
    {
        var quiet = Full with { Green = new SideWindow(100, 0, null), Red = new SideWindow(900, 0, null) };
        var sums = Sums.Empty;
        for (var minute = 0; minute < 30; minute++)
            sums = Add(quiet, sums);
        sums.Failures.E.ShouldBe(1, 1e-12);
        sums.Compared.ShouldBe(new TwoSides(3_000, 0, 27_000, 0), "its words tell of all requests");
    }

    [Fact]
    public void Slow_requests_may_be_half_as_many_again_as_Reds()
    {
        // 5% of Red's and 7.5% of Green's, for 30 minutes of a thousand requests each.
        var sums = Sums.Empty;
        for (var minute = 0; minute < 30; minute++)
            sums = Add(Full with { Green = new SideWindow(1_000, 0, null) { Slow = 75 }, Red = new SideWindow(1_000, 0, null) { Slow = 50 } }, sums);
        sums.Slow.LogE.ShouldBeLessThan(0);
        for (var minute = 0; minute < 30; minute++)
            sums = Add(Full with { Green = new SideWindow(1_000, 0, null) { Slow = 150 }, Red = new SideWindow(1_000, 0, null) { Slow = 50 } }, sums);
        sums.Slow.Reaches(0.02).ShouldBeTrue();
    }

    private static Sums Add(Window window, Sums? sums = null) => Judge.Add(sums ?? Sums.Empty, window, isComparable: true, isWarm: true, redServes: true);
}
