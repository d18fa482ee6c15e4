namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>A value and how often it was seen.</summary>
internal readonly record struct Sample(double Value, double Count);
