using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health;

public class LimitCheckTests
{
    private static readonly Strategy OnePercent = new() { MaxErrorRate = 0.01 };

    [Fact]
    public void A_limit_that_is_clearly_broken_says_so_with_numbers() =>
        LimitCheck.Look(OnePercent, new Evidence { GreenRequests = 600, GreenFailures = 48, RedRequests = 5400 }).ShouldHaveSingleItem()
            .Reason.ShouldBe("Green failed 48 of 600 requests (8.0%), limit 1.0%; Red 0 of 5,400");

    [Fact]
    public void One_failure_among_few_requests_breaks_nothing() =>
        LimitCheck.Look(OnePercent, new Evidence { GreenRequests = 20, GreenFailures = 1 }).ShouldBeEmpty();

    [Fact]
    public void Without_requests_nothing_is_broken() => LimitCheck.Look(OnePercent, new Evidence()).ShouldBeEmpty();

    [Fact]
    public void A_limit_of_zero_is_broken_by_the_first_failure() =>
        LimitCheck.Look(new Strategy { MaxErrorRate = 0 }, new Evidence { GreenRequests = 1_000, GreenFailures = 1 }).ShouldHaveSingleItem();

    [Fact]
    public void The_bound_is_never_below_the_true_tail() =>
        Gen.Select(Gen.Int[1, 200], Gen.Double[0.001, 0.5], (requests, rate) => (requests, rate)).Sample(given =>
        {
            var tail = 0.0;
            for (var failures = given.requests; failures >= 0; failures--)
            {
                tail += Probability(given.requests, failures, given.rate);
                BinomialTail.AtLeast(failures, given.requests, given.rate).ShouldBeGreaterThanOrEqualTo(tail - 1e-9);
            }
        }, iter: 200);

    [Fact]
    public void A_Green_at_half_its_limit_is_hardly_ever_over_it_however_often_one_looks()
    {
        var random = new Random(7);
        var broken = Enumerable.Range(0, 400).Count(_ =>
        {
            var evidence = new Evidence();
            for (var minute = 0; minute < 30; minute++)
            {
                var failures = Enumerable.Range(0, 100).Count(_ => random.NextDouble() < 0.005);
                evidence = evidence with { GreenRequests = evidence.GreenRequests + 100, GreenFailures = evidence.GreenFailures + failures };
                if (LimitCheck.Look(OnePercent, evidence).Any())
                    return true;
            }

            return false;
        });
        broken.ShouldBeLessThanOrEqualTo(4);
    }

    private static double Probability(int n, int k, double p)
    {
        var log = 0.0;
        for (var i = 1; i <= k; i++)
            log += Math.Log((n - k + i) / (double)i);
        return Math.Exp(log + (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p)));
    }
}
