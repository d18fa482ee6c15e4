namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>An alarm calls a scaling policy.</summary>
/// <param name="AlarmName">The alarm.</param>
/// <param name="State">The state that it is in, whose action this is.</param>
/// <param name="Action">The policy's ARN.</param>
/// <param name="Threshold">The alarm's threshold.</param>
/// <param name="Values">The data points of its evaluation periods, oldest first; none where its state was set by hand.</param>
internal sealed record AlarmCall(string AlarmName, string State, string Action, double Threshold, IReadOnlyList<double> Values);
