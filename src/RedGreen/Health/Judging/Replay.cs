using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Health.Judging;

/// <summary>
/// Leads recorded or simulated minutes through the judge as a deployment does: the same folding, the same verdict. Nothing
/// is known of steps but what is said by <see cref="BeginStep"/>.
/// </summary>
public sealed class Replay
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch;

    private readonly Strategy _strategy;
    private DateTimeOffset _next = Begin;
    private int _weight = 1;

    /// <summary>A replay from Green's first minute on.</summary>
    /// <param name="strategy">How Green is judged.</param>
    /// <param name="redBefore">Red's minutes before, oldest first; the last hour counts.</param>
    public Replay(Strategy strategy, IReadOnlyList<SideWindow?> redBefore)
    {
        _strategy = strategy;
        var hour = (int)(History.Length / Window.Length);
        Evidence = new Evidence { Through = Begin, History = redBefore is [] ? null : History.Of([.. redBefore.Skip(Math.Max(0, redBefore.Count - hour))]) };
    }

    /// <summary>What was folded so far.</summary>
    public Evidence Evidence { get; private set; }

    /// <summary>A new step begins with the next minute.</summary>
    /// <param name="isBake">Whether it is the one at 100 percent.</param>
    public void BeginStep(bool isBake = false)
    {
        Evidence = Evidence.AtNewStep();
        _weight = isBake ? 100 : 1;
    }

    /// <summary>The judgement after one more minute.</summary>
    /// <param name="green">Green's side; null where there is no data.</param>
    /// <param name="red">Red's side; null likewise.</param>
    public Judgement Add(SideWindow? green, SideWindow? red)
    {
        var window = new Window(_next, green, red);
        _next = window.End();
        var traffic = new Traffic { Rules = [], ShiftedAt = Begin, Weight = _weight };
        Evidence = Folding.Add(Evidence, [window], traffic, _strategy, window.End() + Folding.GiveUp);
        return new Judgement(Evidence, _strategy, [.. Verdict.Look(_strategy, Evidence, _weight == 100), .. LimitCheck.Look(_strategy, Evidence)]);
    }
}
