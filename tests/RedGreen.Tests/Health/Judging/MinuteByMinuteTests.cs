using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class MinuteByMinuteTests
{
    [Fact]
    public void A_worse_minute_pays_and_a_better_one_costs()
    {
        // Bets at p = 75%, 90%, 99% pay 1.5, 1.8, 1.98 for a worse minute, and 0.5, 0.2, 0.02 for a better one.
        // One: 1/2 * (1.5 + 1.8 + 1.98)/3 + 1/2 = 1.38. Two: S = (0.75 + 1/4) * 1.5, (0.9 + 1/4) * 1.8, (0.99 + 1/4) * 1.98
        // = 1.5, 2.07, 2.4552; E = 2.0084 + 1/4 = 2.2584.
        Fold(true).E.ShouldBe(1.38, 1e-12);
        Fold(true, true).E.ShouldBe(2.2584, 1e-12);
        Fold(true, true, false).E.ShouldBe(0.591034666667, 1e-11);
        Fold(true, true, false, true).E.ShouldBe(0.886075306667, 1e-11);
    }

    [Fact]
    public void Ten_minutes_in_a_row_on_the_worse_side_are_no_accident()
    {
        // By chance once in 1,024 deployments; 1/alpha of own metrics is 200.
        Fold([.. Enumerable.Repeat(true, 9)]).E.ShouldBe(156.190837647, 1e-8);
        Fold([.. Enumerable.Repeat(true, 10)]).E.ShouldBe(296.707670874, 1e-8);
    }

    [Fact]
    public void Which_side_is_worse_by_the_toss_of_a_coin_gains_nothing_in_the_mean()
    {
        // All 4,096 courses of twelve minutes, each as likely: the mean of E is exactly 1.
        var mean = Enumerable.Range(0, 4_096).Average(course => Fold([.. Enumerable.Range(0, 12).Select(minute => ((course >> minute) & 1) == 1)]).E);
        mean.ShouldBe(1, 1e-9);
    }

    private static Sequence Fold(params bool[] minutes) => minutes.Aggregate(Sequence.Empty, MinuteByMinute.Add);
}
