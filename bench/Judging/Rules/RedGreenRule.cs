using RedGreen.Bench.Judging.Simulation;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>Ours, with the default strategy.</summary>
internal sealed class RedGreenRule(IReadOnlyList<SideWindow> before) : IRule
{
    private static readonly Strategy Default = new();

    private readonly Replay _replay = new(Default, [.. before]);

    public bool RollsBack(int minute, SideWindow green, SideWindow red)
    {
        if (minute > 0 && Trace.StepAt(minute) != Trace.StepAt(minute - 1))
            _replay.BeginStep();
        return _replay.Add(green, red).IsRollback;
    }
}
