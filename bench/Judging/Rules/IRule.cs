using RedGreen.Bench.Judging.Simulation;
using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>A way to judge Green, led through one deployment.</summary>
internal interface IRule
{
    /// <summary>Whether it rolls Green back now that one more minute is closed.</summary>
    /// <param name="minute">From 0; Green's share is <see cref="Trace.ShareAt"/> of it.</param>
    /// <param name="green">Green's numbers.</param>
    /// <param name="red">Red's numbers.</param>
    bool RollsBack(int minute, SideWindow green, SideWindow red);
}

/// <summary>What a rule that is told what to watch looks at.</summary>
internal enum Watch
{
    /// <summary>The share of failed requests.</summary>
    Failures,

    /// <summary>The 99th percentile of the response time.</summary>
    Latency,
}

/// <summary>A rule by name, and how it begins a deployment.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Begin">Makes it, from what it watches and Red's hour before.</param>
internal sealed record Contender(string Name, Func<Watch, IReadOnlyList<SideWindow>, IRule> Begin);

internal static class Contenders
{
    public static readonly Contender Ours = new("Red/Green", (_, before) => new RedGreenRule(before));

    public static readonly IReadOnlyList<Contender> InOrder =
    [
        Ours,
        new("alarm 2 of 3", (watch, _) => new AlarmRule(watch)),
        new("Flagger 1", (watch, _) => new FlaggerRule(watch, threshold: 1)),
        new("Flagger 5", (watch, _) => new FlaggerRule(watch, threshold: 5)),
        new("Argo 0", (watch, _) => new ArgoRule(watch, failureLimit: 0)),
        new("Argo 3", (watch, _) => new ArgoRule(watch, failureLimit: 3)),
        new("PipeCD", (watch, _) => new PipeCdRule(watch)),
        new("Kayenta", (watch, _) => new KayentaRule(watch)),
    ];
}
