namespace RedGreen.Sandbox.CloudWatch;

/// <summary>How late and how long CloudWatch shows what AWS's own services measure.</summary>
internal sealed record CloudWatchTimings
{
    /// <summary>
    /// How long after a minute's end its numbers become visible, in sandbox time. AWS gives no figure (facts: users
    /// saw minutes). What clients put with PutMetricData is visible at once.
    /// </summary>
    public TimeSpan PublicationLag { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a minute's numbers are kept. AWS keeps 15 days of them; a sandbox that runs for weeks must not grow.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(3);
}
