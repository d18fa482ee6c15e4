using RedGreen.Sandbox.CloudWatch;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

internal sealed class RecordingMetrics : IMetricSink
{
    public List<(string Namespace, string Name, IReadOnlyList<(string Name, string Value)> Dimensions, DateTimeOffset At, double Value, string Unit)> Published { get; } = [];

    public void Publish(string metricNamespace, string name, IReadOnlyList<(string Name, string Value)> dimensions, DateTimeOffset at, double value, string unit) =>
        Published.Add((metricNamespace, name, dimensions, at, value, unit));
}
