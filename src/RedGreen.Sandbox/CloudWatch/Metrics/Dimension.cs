namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>One name and value of a metric's identity.</summary>
internal readonly record struct Dimension(string Name, string Value);
