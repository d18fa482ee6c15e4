using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>
/// PipeCD's ADA, strategy CANARY_PRIMARY, deviation HIGH, interval 5 min, failureLimit 0: every interval's minutes of
/// canary and primary go through a one-sided Mann-Whitney test, p at most 5% fails. Equal samples pass; a side without
/// any data fails.
/// </summary>
internal sealed class PipeCdRule(Watch watch) : IRule
{
    private const int Interval = 5;
    private const double Alpha = 0.05;

    private readonly List<double> _green = [];
    private readonly List<double> _red = [];

    public bool RollsBack(int minute, SideWindow green, SideWindow red)
    {
        if (watch.Value(green) is { } g)
            _green.Add(g);
        if (watch.Value(red) is { } r)
            _red.Add(r);
        if ((minute + 1) % Interval != 0)
            return false;
        var fails = Fails();
        _green.Clear();
        _red.Clear();
        return fails;
    }

    private bool Fails()
    {
        if (_green is [] || _red is [])
            return _green.Count != _red.Count;
        // A Green that is never above Red's least is not HIGH: no need to count all orders.
        return _green.Max() > _red.Min() && RankSum.ExactUpperTail([.. _green], [.. _red]) <= Alpha;
    }
}
