using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class BakeTests
{
    [Fact]
    public void All_that_Green_served_is_one_window_without_a_cap()
    {
        // Green 12 of 600 (2%), Red usually 180 of 36,000 (0.5%); rho = 1/61, r0 = 2, v = 0.05. For r = 2 * 2 = 4, just what it is:
        // l = 12 ln 2 - 192 ln((60 + 4)/(60 + 2)) = 8.317766 - 6.095748 = 2.222018; pi = 4/64, q = 0.058594,
        // d = 1 + 0.1 * 191 * 0.058594 = 2.119141; e = 1.048546. All seven: their exponentials have the mean 1.051475.
        Bake.LogE(new TwoSides(600, 12, 36_000, 180), 1, 0.05, 0.02).ShouldBe(Math.Log(1.05147470861302), 1e-11);
    }

    [Fact]
    public void A_Green_that_is_plainly_broken_is_found_at_any_traffic()
    {
        foreach (var perMinute in new long[] { 5, 60, 600, 60_000 })
            Bake.LogE(new TwoSides(2 * perMinute, 2 * perMinute, 60 * perMinute, perMinute / 5), 1, 0.05, 0.02).ShouldBeGreaterThan(Math.Log(50));
    }

    [Fact]
    public void Twice_what_is_usual_is_tolerated_and_more_if_the_strategy_says_so()
    {
        Bake.LogE(new TwoSides(60_000, 120, 360_000, 360), 1, 0.05, 0.02).ShouldBeLessThan(0);
        Bake.LogE(new TwoSides(60_000, 960, 360_000, 360), 1, 0.05, 0.02).ShouldBeGreaterThan(Math.Log(50));
        Bake.LogE(new TwoSides(60_000, 960, 360_000, 360), 20, 0.05, 0.02).ShouldBeLessThan(0);
    }

    [Fact]
    public void Without_failures_or_without_history_there_is_nothing_to_say()
    {
        Bake.LogE(new TwoSides(600, 0, 36_000, 0), 1, 0.05, 0.02).ShouldBe(0);
        Bake.LogE(new TwoSides(600, 600, 0, 0), 1, 0.05, 0.02).ShouldBe(0);
        Bake.LogE(new TwoSides(0, 0, 36_000, 36), 1, 0.05, 0.02).ShouldBe(0);
    }

    [Fact]
    public void A_billion_requests_a_minute_are_a_number() =>
        Bake.LogE(new TwoSides(10_000_000_000, 10_000_000_000, 60_000_000_000, 1), 1, 0.05, 0.02).ShouldBeInRange(10, double.MaxValue);
}
