using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class GrossRateTests
{
    private const double Alpha = 0.005;

    [Fact]
    public void Three_failures_of_three_are_gross_and_two_of_two_are_not_yet()
    {
        // q = 5%: a failure is worth a factor 0.25/0.05 = 5 for 25%, and 0.9/0.05 = 18 for 90%.
        // Three: (1/2 * 125 + 1/2 * 5832)/2 + 1/2 = 1489.75 >= 200. Two: (1/2 * 25 + 1/2 * 324)/2 + 1/2 = 87.75.
        var gross = new GrossRate(0);
        var three = gross.Add(Sequence.Empty, new TwoSides(3, 3, 27, 0));
        three.E.ShouldBe(1489.75, 1e-9);
        three.Reaches(Alpha).ShouldBeTrue();
        var two = gross.Add(Sequence.Empty, new TwoSides(2, 2, 18, 0));
        two.E.ShouldBe(87.75, 1e-10);
        two.Reaches(Alpha).ShouldBeFalse();
    }

    [Fact]
    public void Good_requests_speak_for_Green()
    {
        // 2 of 10 failed. For 25%: 5^2 * (0.75/0.95)^8 = 25 * 0.150890 = 3.772; for 90%: 18^2 * (0.1/0.95)^8 = 4.88e-6.
        // E = (3.772/2 + 0)/2 + 1/2 = 1.4432. Then 6 of 6: (1.8862 + 1/4) * 5^6 and (0 + 1/4) * 18^6 = 8,503,056, of which the mean, + 1/4.
        var gross = new GrossRate(0);
        var first = gross.Add(Sequence.Empty, new TwoSides(10, 2, 90, 0));
        first.E.ShouldBe(1.44315233521, 1e-10);
        gross.Add(first, new TwoSides(6, 6, 54, 0)).E.ShouldBe(4268259.63822, 1e-4);
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.01, 0.05)]
    [InlineData(0.02, 0.1)]
    [InlineData(0.08, 0.4)]
    public void Gross_is_five_times_what_is_usual_and_five_percent_at_least(double usual, double limit) =>
        new GrossRate(usual).Limit.ShouldBe(limit, 1e-15);

    [Fact]
    public void An_alternative_below_the_limit_is_none_and_its_stake_stays_as_it_is()
    {
        // q = 40%. 4 of 5, for 90%: 4 ln(0.9/0.4) + ln(0.1/0.6) = 3.243721 - 1.791759 = 1.451961.
        var sums = new GrossRate(0.08).Add(Sequence.Empty, new TwoSides(5, 4, 45, 0)).LogSums;
        sums.Count.ShouldBe(2, "as many as with any other Red: sums that were carried over fit");
        sums[0].ShouldBe(-Math.Log(2), 1e-12);
        sums[1].ShouldBe(1.45196139564 - Math.Log(2), 1e-10);
    }

    [Fact]
    public void A_Red_that_fails_nearly_always_leaves_nothing_that_would_be_gross()
    {
        var gross = new GrossRate(0.19);
        gross.Reads(new TwoSides(100, 100, 900, 0)).ShouldBeFalse();
        gross.Add(Sequence.Empty, new TwoSides(100, 100, 900, 0)).ShouldBeSameAs(Sequence.Empty);
    }

    [Fact]
    public void Minutes_in_which_Red_fails_as_grossly_are_not_held_against_Green()
    {
        var gross = new GrossRate(0);
        gross.Reads(new TwoSides(100, 100, 900, 46)).ShouldBeFalse("5.1%");
        gross.Reads(new TwoSides(100, 100, 900, 45)).ShouldBeTrue("5%");
    }

    [Fact]
    public void A_Red_without_requests_hides_nothing() => new GrossRate(0).Reads(new TwoSides(100, 100, 0, 0)).ShouldBeTrue();

    [Fact]
    public void Without_requests_of_Greens_there_is_nothing_to_read() => new GrossRate(0).Reads(new TwoSides(0, 0, 900, 0)).ShouldBeFalse();

    [Fact]
    public void A_window_gains_nothing_in_the_mean_up_to_the_limit() => Gen.Select(Gen.Int[1, 60], Gen.Double[0, 0.18], Gen.Double[0, 1]).Sample((requests, usual, part) =>
    {
        var gross = new GrossRate(usual);
        var rate = gross.Limit * part;
        var mean = 0.0;
        var probability = Math.Pow(1 - rate, requests);
        for (var failures = 0; failures <= requests; failures++)
        {
            mean += probability * gross.Add(Sequence.Empty, new TwoSides(requests, failures, 0, 0)).E;
            probability *= (requests - failures) / (failures + 1.0) * rate / (1 - rate);
        }

        mean.ShouldBeLessThanOrEqualTo(1 + 1e-9);
    });

    [Fact]
    public void A_billion_requests_are_numbers()
    {
        var gross = new GrossRate(0);
        gross.Add(Sequence.Empty, new TwoSides(1_000_000_000, 1_000_000_000, 0, 0)).LogSums.ShouldAllBe(sum => double.IsFinite(sum));
        gross.Add(Sequence.Empty, new TwoSides(1_000_000_000, 0, 0, 0)).E.ShouldBe(0.5, 1e-12);
    }
}
