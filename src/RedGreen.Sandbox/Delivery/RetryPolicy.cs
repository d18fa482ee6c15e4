namespace RedGreen.Sandbox.Delivery;

/// <summary>How long a delivery is tried.</summary>
/// <param name="MaximumRetryAttempts">How often it is tried again after the first time.</param>
/// <param name="MaximumEventAge">How old it may get, in sandbox time.</param>
internal sealed record RetryPolicy(int MaximumRetryAttempts, TimeSpan MaximumEventAge)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // AWS says "exponential back off" and no figures. With pauses of at most 8 minutes its 185 attempts fill its 24 hours.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(8);

    /// <summary>EventBridge's own, where a target says nothing else.</summary>
    public static RetryPolicy Default { get; } = new(185, TimeSpan.FromHours(24));

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="retries">How often it was tried again already.</param>
    public static TimeSpan PauseAfter(int retries) =>
        retries < 10 && FirstPause * (1 << retries) is var pause && pause < LongestPause ? pause : LongestPause;

    /// <summary>Why there is no further attempt, in EventBridge's words; null: there is one.</summary>
    public string? Exhausted(int retries, TimeSpan age) =>
        retries >= MaximumRetryAttempts ? nameof(MaximumRetryAttempts)
        : age + PauseAfter(retries) > MaximumEventAge ? "MaximumEventAgeInSeconds"
        : null;
}
