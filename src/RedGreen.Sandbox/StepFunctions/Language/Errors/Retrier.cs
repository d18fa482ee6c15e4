using System.Collections.Immutable;

namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>One entry of a Retry field.</summary>
internal sealed record Retrier(ImmutableArray<string> ErrorEquals)
{
    /// <summary>Before the first retry.</summary>
    public int IntervalSeconds { get; init; } = 1;

    /// <summary>How many retries; 0 for never.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>By what the interval grows with each retry; at least 1.</summary>
    public double BackoffRate { get; init; } = 2;

    /// <summary>What the interval never exceeds; null for no limit.</summary>
    public int? MaxDelaySeconds { get; init; }

    /// <summary>JitterStrategy FULL: anything from nothing to the whole interval.</summary>
    public bool FullJitter { get; init; }

    /// <summary>How long to wait before a retry.</summary>
    /// <param name="retry">0 for the first retry.</param>
    /// <param name="jitter">From 0 (inclusive) to 1 (exclusive); asked only with jitter.</param>
    public TimeSpan Delay(int retry, Func<double> jitter)
    {
        // No wait is longer than an execution may live: a year.
        var seconds = Math.Min(IntervalSeconds * Math.Pow(BackoffRate, retry), MaxDelaySeconds ?? TimeSpan.FromDays(366).TotalSeconds);
        return TimeSpan.FromSeconds(FullJitter ? seconds * jitter() : seconds);
    }
}
