namespace RedGreen.Chaos.Chronicles;

/// <summary>A target group at the moment of a write.</summary>
/// <param name="Group">Its ARN.</param>
/// <param name="Healthy">How many targets were healthy.</param>
/// <param name="LastHealthy">When one was healthy for the last time: now, if one is; null for never since the run began.</param>
/// <param name="Seen">How many the same invocation had found healthy when it looked; null where it did not look.</param>
internal readonly record struct GroupHealth(string Group, int Healthy, DateTimeOffset? LastHealthy, int? Seen);
