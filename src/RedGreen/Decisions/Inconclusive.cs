using RedGreen.Strategies;

namespace RedGreen.Decisions;

/// <summary>When a step has seen too little for too long, and what that leads to.</summary>
public static class Inconclusive
{
    /// <summary>Whole measured minutes that a step needs.</summary>
    public const int LeastWindows = 2;

    // A shift's own minute is left out, two more are needed and published two minutes late: below this, the shortest
    // holds would be inconclusive before anything could have been measured.
    private const int LeastSeconds = 600;

    /// <summary>Four times the hold, and 10 minutes at least.</summary>
    public static DateTimeOffset At(DateTimeOffset since, int holdSeconds) => since.AddSeconds(Math.Max(4L * holdSeconds, LeastSeconds));

    /// <summary>
    /// The strategy's policy. Into the step to 100 percent nobody is waved through, and nowhere a Green whose tasks,
    /// targets or alarms are not known to be well: there advance counts as pause.
    /// </summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="step">The step that is inconclusive, from 1.</param>
    /// <param name="isHealthKnown">Whether only requests and measured minutes are missing.</param>
    public static OnInconclusive Policy(Strategy strategy, int step, bool isHealthKnown) =>
        strategy.OnInconclusive == OnInconclusive.Advance && (!isHealthKnown || step == strategy.Steps.Count - 1) ? OnInconclusive.Pause : strategy.OnInconclusive;
}
