using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

/// <summary>What one more failure does to E over a whole deployment, everything else being as it was.</summary>
public class MonotonyTests
{
    private static readonly Comparison Failures = Comparison.IsWorse(1, 0.05, 0.02);

    private static readonly Gen<TwoSides[]> Deployments = (
        from green in Gen.Long[1, 2_000]
        from red in Gen.Long[1, 10_000]
        from greenEvents in Gen.OneOf(Gen.Const(0L), Gen.Long[0, Math.Min(green - 1, 20)])
        from redEvents in Gen.OneOf(Gen.Const(0L), Gen.Long[0, Math.Min(red - 1, 20)])
        select new TwoSides(green, greenEvents, red, redEvents)).Array[1, 30];

    [Fact]
    public void Another_failure_of_Greens_never_lowers_E() => Changed(one => one with { GreenEvents = one.GreenEvents + 1 }, (before, after) =>
        after.LogE.ShouldBeGreaterThanOrEqualTo(before.LogE - 1e-9));

    [Fact]
    public void Another_failure_of_Reds_never_raises_E() => Changed(one => one with { RedEvents = one.RedEvents + 1 }, (before, after) =>
        after.LogE.ShouldBeLessThanOrEqualTo(before.LogE + 1e-9));

    [Fact]
    public void So_it_is_with_what_is_gross_and_at_100_percent() =>
        Gen.Select(Deployments, Gen.Int[0, 29], Gen.Double[0, 0.1]).Sample((windows, at, usual) =>
        {
            var gross = new GrossRate(usual);
            var worse = With(windows, at, one => one with { GreenEvents = one.GreenEvents + 1 });
            double E(TwoSides[] some) => some.Aggregate(Sequence.Empty, (sequence, window) => gross.Add(sequence, window)).LogE;
            double Baked(TwoSides[] some) => Bake.LogE(some.Aggregate(Pooled.Empty, (lot, one) => lot.Add(new Counted(one.GreenRequests, one.GreenEvents))), usual, 60_000, 1, 0.05, 0.02);
            E(worse).ShouldBeGreaterThanOrEqualTo(E(windows) - 1e-9);
            Baked(worse).ShouldBeGreaterThanOrEqualTo(Baked(windows) - 1e-9);
        });

    [Fact]
    public void Green_is_never_rolled_back_for_failing_less()
    {
        Deployments.Sample(windows =>
        {
            var clean = Fold([.. windows.Select(window => window with { GreenEvents = 0 })]);
            clean.Reaches(0.02).ShouldBeFalse();
            clean.E.ShouldBeLessThanOrEqualTo(1 + 1e-9);
        });
    }

    private static void Changed(Func<TwoSides, TwoSides> change, Action<Sequence, Sequence> compare) =>
        Gen.Select(Deployments, Gen.Int[0, 29]).Sample((windows, at) => compare(Fold(windows), Fold(With(windows, at, change))), iter: 1_000);

    private static TwoSides[] With(TwoSides[] windows, int at, Func<TwoSides, TwoSides> change) =>
        [.. windows.Select((window, i) => i == at % windows.Length ? change(window) : window)];

    private static Sequence Fold(TwoSides[] windows) => windows.Aggregate(Sequence.Empty, (sequence, window) => Failures.Add(sequence, window));
}
