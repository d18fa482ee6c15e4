using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

/// <summary>Values by 40-digit arithmetic apart from this code; each comment can be followed with a pocket calculator.</summary>
public class ComparisonTests
{
    private const double Exact = 1e-11;

    [Fact]
    public void A_gain_is_the_log_likelihood_ratio_of_Greens_share_of_the_failures()
    {
        // Both sides 100 requests: rho = 1/2. Green failed 3 times, Red once. For r = 3, with v = 0:
        // l = 3 ln 3 - 4 ln((1/2 + 3/2)/1) = 3.295837 - 2.772589 = 0.523248.
        var gains = Gains(Comparison.IsWorse(1, 0, 0.02), new TwoSides(100, 3, 100, 1));
        ShouldBe(gains, 0.323821119068, 0.457581109247, 0.523248143765, 0.433864582630, 0.0887629100284, -0.759767950714, -1.87238278716);
    }

    [Fact]
    public void Noise_on_either_side_divides_it()
    {
        // As before, v = 0.05. For r = 3: pi = 1.5/2 = 3/4, q = 3/16, and q_0 = 1/4 is the greater one:
        // 1 + 2 * 0.05 * (4 - 1) * 1/4 = 1.075; 0.523248/1.075 = 0.486742.
        var gains = Gains(Comparison.IsWorse(1, 0.05, 0.02), new TwoSides(100, 3, 100, 1));
        ShouldBe(gains, 0.301228947970, 0.425656845811, 0.486742459316, 0.403594960586, 0.0825701488637, -0.706760884385, -1.74175142992);
    }

    [Fact]
    public void One_minute_is_worth_no_more_than_the_cap()
    {
        // rho = 60/600 = 0.1, all 6 failures Green's. For r = 1.5: l = 6 ln(1.5/1.05) = 2.140050, pi = 0.15/1.05 = 1/7,
        // q = 6/49 = 0.122449 (q_0 = 0.09): 2.140050/(1 + 0.1 * 5 * 0.122449) = 2.016585.
        // For r = 2: 3.34, more than c = ln(7/0.02)/2 + 0.2 = 5.857933/2 + 0.2 = 3.128967.
        var window = new TwoSides(60, 6, 540, 0);
        var cap = 3.12896657724173;
        ShouldBe(Gains(Comparison.IsWorse(1, 0.05, 0.02), window), 2.01658525996, cap, cap, cap, cap, cap, cap);
        ShouldBe(Gains(Comparison.IsWorse(1, 0.05, 0.02).Uncapped(), window), 2.01658525996, 3.33868971191, 5.02650915771, 6.85129352291, 8.85996008368, 11.2433908702, 12.7257840962);
    }

    [Fact]
    public void Tolerance_moves_the_null_hypothesis_and_the_alternatives()
    {
        // rho = 1/4, r0 = 2: Green may have 0.5/1.25 = 40% of 15 failures and has 5. For r = 2 * 1.5 = 3:
        // l = 5 ln 1.5 - 15 ln((0.75 + 0.75)/(0.75 + 0.5)) = 2.027326 - 2.734823 = -0.707498;
        // q = 1/4 (pi = 0.75/1.5), d = 1 + 0.1 * 14 * 1/4 = 1.35; -0.707498/1.35 = -0.524072.
        var gains = Gains(Comparison.IsWorse(2, 0.05, 0.02), new TwoSides(250, 5, 750, 10));
        ShouldBe(gains, -0.524072452866, -1.17759931124, -2.48782824116, -4.70470218057, -8.51640650259, -15.7181626505, -24.3493039440);
    }

    [Fact]
    public void The_mirrored_process_asks_whether_Green_fails_less_than_the_margin()
    {
        // rho = 1/2, ratio 3, Green 1, Red 3. For r = 3/3 = 1: l = 1 ln(1/3) - 4 ln(1/2) = -1.098612 + 2.772589 = 1.673976;
        // q = 1/4, d = 1 + 0.1 * 3/4 = 1.075; 1.673976/1.075 = 1.557187.
        var gains = Gains(Comparison.IsBetter(3, 0.05, 0.02), new TwoSides(100, 1, 100, 3));
        ShouldBe(gains, 0.698684232843, 1.10715236607, 1.55718738007, 1.92067738634, 2.07634110638, 1.66886565075, 0.778009040971);
    }

    [Fact]
    public void Swapped_sides_are_a_mirror() => Windows.Select(Ratio, Noise, (window, ratio, noise) => (window, ratio, noise)).Sample(given =>
    {
        var worse = Gains(Comparison.IsWorse(given.ratio, given.noise, 0.02), given.window);
        var better = Gains(Comparison.IsBetter(1 / given.ratio, given.noise, 0.02), Swapped(given.window));
        for (var k = 0; k < worse.Length; k++)
            better[k].ShouldBe(worse[k], Math.Max(1, Math.Abs(worse[k])) * 1e-9);
    });

    [Fact]
    public void Only_the_share_of_the_traffic_matters_not_its_size() => Windows.Select(Gen.Long[1, 1_000_000], (window, times) => (window, times)).Sample(given =>
    {
        var (window, comparison) = (given.window, Comparison.IsWorse(1, 0.05, 0.02));
        var gains = Gains(comparison, window);
        var busier = Gains(comparison, window with { GreenRequests = window.GreenRequests * given.times, RedRequests = window.RedRequests * given.times });
        for (var k = 0; k < gains.Length; k++)
            busier[k].ShouldBe(gains[k], Math.Max(1, Math.Abs(gains[k])) * 1e-9);
    });

    [Fact]
    public void Another_failure_of_Greens_never_lowers_a_gain() => Windows.Select(Ratio, Noise, (window, ratio, noise) => (window, ratio, noise)).Sample(given =>
        ShouldNotFall(
            Gains(Comparison.IsWorse(given.ratio, given.noise, 0.02), given.window),
            Gains(Comparison.IsWorse(given.ratio, given.noise, 0.02), given.window with { GreenEvents = given.window.GreenEvents + 1 })), iter: 20_000);

    [Fact]
    public void Another_failure_of_Reds_never_raises_a_gain() => Windows.Select(Ratio, Noise, (window, ratio, noise) => (window, ratio, noise)).Sample(given =>
        ShouldNotFall(
            Gains(Comparison.IsWorse(given.ratio, given.noise, 0.02), given.window with { RedEvents = given.window.RedEvents + 1 }),
            Gains(Comparison.IsWorse(given.ratio, given.noise, 0.02), given.window)), iter: 20_000);

    [Fact]
    public void While_Green_is_no_worse_than_tolerated_a_window_gains_nothing_in_the_mean()
    {
        // Given x failures Green's are Binomial(x, pi_0): the mean of exp(e_k) over that, summed term by term, is at most 1.
        Gen.Select(Gen.Int[1, 60], Gen.Double[0.01, 0.99], Ratio, Noise).Sample((events, share, ratio, noise) =>
        {
            var requests = 1_000_000_000L;
            var green = (long)(share * requests);
            var comparison = Comparison.IsWorse(ratio, noise, 0.02);
            var pi = share * ratio / (1 - share + (share * ratio));
            var means = new double[Comparison.Alternatives];
            var probability = Math.Pow(1 - pi, events);
            for (var failures = 0; failures <= events; failures++)
            {
                var gains = Gains(comparison, new TwoSides(green, failures, requests - green, events - failures));
                for (var k = 0; k < means.Length; k++)
                    means[k] += probability * Math.Exp(gains[k]);
                probability *= (events - failures) / (failures + 1.0) * pi / (1 - pi);
            }

            foreach (var mean in means)
                mean.ShouldBeLessThanOrEqualTo(1 + 1e-6);
        });
    }

    [Fact]
    public void A_window_in_which_a_side_was_silent_does_not_count()
    {
        var before = Comparison.IsWorse(1, 0.05, 0.02).Add(Sequence.Empty, new TwoSides(100, 3, 100, 1));
        foreach (var silent in new[] { new TwoSides(0, 0, 900, 9), new TwoSides(100, 5, 0, 0), default })
            Comparison.IsWorse(1, 0.05, 0.02).Add(before, silent).ShouldBeSameAs(before);
    }

    [Fact]
    public void A_window_in_which_nothing_failed_gains_nothing_and_costs_nothing() =>
        Gains(Comparison.IsWorse(1, 0.05, 0.02), new TwoSides(100, 0, 900, 0)).ShouldAllBe(gain => gain == 0);

    [Fact]
    public void Where_every_request_fails_or_there_are_a_billion_the_gains_are_numbers()
    {
        foreach (var window in new[] { new TwoSides(1, 1, 1, 0), new TwoSides(1, 1, 1_000_000_000, 1_000_000_000), new TwoSides(1_000_000_000, 1_000_000_000, 1, 0), new TwoSides(1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000) })
            foreach (var noise in new[] { 0, 0.05, 1e9 })
                Gains(Comparison.IsWorse(100, noise, 1e-9), window).ShouldAllBe(gain => double.IsFinite(gain));
    }

    private static readonly Gen<double> Ratio = Gen.Double[1, 100];

    private static readonly Gen<double> Noise = Gen.OneOf(Gen.Const(0.05), Gen.Double[0, 20]);

    // At least one event, and room for one more on either side.
    private static readonly Gen<TwoSides> Windows =
        from green in Gen.Long[1, 100_000]
        from red in Gen.Long[1, 100_000]
        from greenEvents in Gen.OneOf(Gen.Long[0, Math.Min(green - 1, 5)], Gen.Long[0, Math.Min(green - 1, 500)])
        from redEvents in Gen.OneOf(Gen.Long[0, Math.Min(red - 1, 5)], Gen.Long[0, Math.Min(red - 1, 500)])
        where greenEvents + redEvents > 0
        select new TwoSides(green, greenEvents, red, redEvents);

    private static TwoSides Swapped(TwoSides window) => new(window.RedRequests, window.RedEvents, window.GreenRequests, window.GreenEvents);

    private static double[] Gains(Comparison comparison, TwoSides window)
    {
        var gains = new double[Comparison.Alternatives];
        comparison.Gains(window, gains);
        return gains;
    }

    private static void ShouldBe(double[] gains, params double[] expected)
    {
        for (var k = 0; k < expected.Length; k++)
            gains[k].ShouldBe(expected[k], Math.Max(1, Math.Abs(expected[k])) * Exact);
    }

    private static void ShouldNotFall(double[] before, double[] after)
    {
        for (var k = 0; k < before.Length; k++)
            after[k].ShouldBeGreaterThanOrEqualTo(before[k] - 1e-9);
    }
}
