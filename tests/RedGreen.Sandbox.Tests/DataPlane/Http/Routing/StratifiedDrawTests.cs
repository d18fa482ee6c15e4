using RedGreen.Sandbox.DataPlane.Http.Routing;

namespace RedGreen.Sandbox.Tests.DataPlane.Http.Routing;

public class StratifiedDrawTests
{
    [Fact]
    public void A_share_is_right_to_a_few_requests_after_any_number_of_them() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 1], Gen.Int[1, 2000]).Sample((seed, share, requests) =>
        {
            var draw = new StratifiedDraw(seed);
            var hits = Enumerable.Range(0, requests).Count(_ => draw.Next() < share);
            // Whole rounds of 64 are off by less than one, the last one by what a random part of it can be.
            Math.Abs(hits - share * requests).ShouldBeLessThan(requests / 64 + 33);
        });

    [Fact]
    public void Numbers_lie_in_the_unit_interval() =>
        Gen.Int.Sample(seed =>
        {
            var draw = new StratifiedDraw(seed);
            Enumerable.Range(0, 200).Select(_ => draw.Next()).ShouldAllBe(number => number >= 0 && number < 1);
        });

    // The 5% of a canary must not be the same client again and again.
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(64)]
    [InlineData(100)]
    public void A_client_that_comes_with_every_nth_request_gets_its_share(int period)
    {
        var draw = new StratifiedDraw(seed: 7);
        const int Visits = 4000;
        var hits = 0;
        for (var request = 0; request < Visits * period; request++)
            if (draw.Next() < 0.05 && request % period == 0)
                hits++;
        // 200 expected, standard deviation under 14.
        hits.ShouldBeInRange(130, 270);
    }

    [Fact]
    public void The_same_seed_draws_the_same_numbers()
    {
        var (one, other) = (new StratifiedDraw(3), new StratifiedDraw(3));
        Enumerable.Range(0, 200).Select(_ => one.Next()).ShouldBe(Enumerable.Range(0, 200).Select(_ => other.Next()));
    }
}
