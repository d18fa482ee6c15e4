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
    /// <param name="step">The step.</param>
    /// <param name="measured">Whether the load balancer measures requests for each side, or the service measures itself.</param>
    public static long AtLeast(Step step, bool measured) => measured ? Math.Max(step.HoldSeconds, Measured) : step.HoldSeconds;

    /// <summary>The whole deployment's: the steps, then Green stands by while traffic is home, then what is left on it drains.</summary>
    public static long AtLeast(Strategy strategy, bool measured) => strategy.Steps.Sum(step => AtLeast(step, measured)) + (2L * strategy.SettleSeconds);
}
