namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>An expression cannot be read or worked out; the message completes "Error in expression 'e1': ".</summary>
internal sealed class MathException(string message) : Exception(message);
