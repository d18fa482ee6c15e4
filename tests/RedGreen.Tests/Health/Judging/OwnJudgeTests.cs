using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class OwnJudgeTests
{
    private static readonly OwnMetric Failed = new() { Namespace = "Shop", Name = "OrdersFailed", Of = "Orders" };
    private static readonly OwnMetric Placed = new() { Namespace = "Shop", Name = "OrdersPlaced", Of = "Visits", Worse = Worse.Lower };
    private static readonly OwnMetric Delay = new() { Namespace = "Shop", Name = "Delay", Stat = "Average" };

    [Fact]
    public void Events_among_attempts_are_compared_as_failures_are()
    {
        var sums = Fold(Failed, Counts(60, 6, 540, 0));
        sums.Sequence.LogSums.ShouldBe(Comparison.IsWorse(1, 0.05, 0.005).Add(Sequence.Empty, new TwoSides(60, 6, 540, 0)).LogSums);
        sums.Compared.ShouldBe(new TwoSides(60, 6, 540, 0));
    }

    [Fact]
    public void Where_fewer_are_worse_it_is_Red_that_must_not_have_more()
    {
        var sums = Fold(Placed, Counts(60, 1, 540, 90));
        sums.Sequence.LogSums.ShouldBe(Comparison.IsWorse(1, 0.05, 0.005).Add(Sequence.Empty, new TwoSides(540, 90, 60, 1)).LogSums);
        sums.Compared.ShouldBe(new TwoSides(60, 1, 540, 90), "its words tell of Green first");
    }

    [Fact]
    public void Values_are_compared_by_which_is_worse()
    {
        var sums = Fold(Delay, Values(3, 2), Values(1, 2), Values(2, 2));
        (sums.Minutes, sums.WorseMinutes).ShouldBe((2, 1), "equal values tell nothing");
        sums.Sequence.ShouldBeEquivalentTo(MinuteByMinute.Add(MinuteByMinute.Add(Sequence.Empty, true), false));
    }

    [Theory]
    [InlineData(Worse.Higher, 10, 9, false)]
    [InlineData(Worse.Higher, 21, 10, true)]
    [InlineData(Worse.Lower, 9, 10, false)]
    [InlineData(Worse.Lower, 4, 10, true)]
    public void A_tolerance_of_2_has_to_be_passed(Worse worse, double green, double red, bool isWorse) =>
        Fold(Delay with { Worse = worse, Tolerance = 2 }, Values(green, red)).WorseMinutes.ShouldBe(isWorse ? 1 : 0);

    [Fact]
    public void A_limit_must_be_passed_in_minutes_in_a_row()
    {
        var metric = Delay with { Limit = 5 };
        Fold(metric, Values(6, 1), Values(6, 1), Values(5, 1), Values(6, 1)).PastLimitInARow.ShouldBe(1);
        Fold(metric, Values(6, 1), default, Values(6, 1)).PastLimitInARow.ShouldBe(2, "no data are neither good nor bad");
        Fold(metric with { Worse = Worse.Lower }, Values(4, 1), Values(4, 1)).PastLimitInARow.ShouldBe(2);
        Fold(Failed with { Limit = 0.05 }, Counts(100, 6, 900, 0), Counts(100, 6, 900, 0)).PastLimitInARow.ShouldBe(2, "the share is limited");
    }

    [Fact]
    public void A_metric_that_only_one_side_has_is_compared_with_nothing()
    {
        var sums = Fold(Failed, new OwnWindow(new OwnValue(50, 100), null), new OwnWindow(null, new OwnValue(50, 100)));
        sums.Sequence.ShouldBeSameAs(Sequence.Empty);
    }

    [Fact]
    public void Where_weights_moved_only_the_limit_counts()
    {
        var sums = new OwnJudge(Delay with { Limit = 1 }, 0.005).Add(new OwnSums(), Values(3, 2), isComparable: false);
        (sums.Minutes, sums.PastLimitInARow).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(5, -1.0)]
    [InlineData(-5, 10.0)]
    [InlineData(double.NaN, 10.0)]
    [InlineData(5, double.PositiveInfinity)]
    public void What_makes_no_sense_is_no_data(double events, double? attempts) =>
        Fold(Failed, new OwnWindow(new OwnValue(events, attempts), new OwnValue(1, 100))).Sequence.ShouldBeSameAs(Sequence.Empty);

    [Fact]
    public void More_events_than_attempts_are_attempts_that_were_not_all_counted() =>
        Fold(Failed, Counts(5, 10, 900, 1)).Compared.ShouldBe(new TwoSides(10, 10, 900, 1));

    private static OwnWindow Counts(double attempts, double events, double redAttempts, double redEvents) => new(new OwnValue(events, attempts), new OwnValue(redEvents, redAttempts));

    private static OwnWindow Values(double green, double red) => new(new OwnValue(green, null), new OwnValue(red, null));

    private static OwnSums Fold(OwnMetric metric, params OwnWindow[] minutes) =>
        minutes.Aggregate(new OwnSums(), (sums, minute) => new OwnJudge(metric, 0.005).Add(sums, minute, isComparable: true));
}
