using RedGreen.Decisions;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Cli.Plans;

/// <summary>How long a deployment takes at least.</summary>
internal static class PlannedTime
{
    // Whole minutes must be measured at a step, and are published some minutes late.
    private static readonly long Measured = (Inconclusive.LeastWindows * 60) + (long)Folding.PublicationLag.TotalSeconds;

    /// <summary>A step's seconds.</summary>
    public static long AtLeast(Step step) => Math.Max(step.HoldSeconds, Measured);

    /// <summary>The whole deployment's: the steps, then Green stands by while traffic is home, then what is left on it drains.</summary>
    public static long AtLeast(Strategy strategy) => strategy.Steps.Sum(AtLeast) + (2L * strategy.SettleSeconds);
}
