namespace RedGreen.Sandbox.CloudWatch;

/// <summary>Where the sandbox's own services put what AWS's would publish.</summary>
public interface IMetricSink
{
    /// <summary>
    /// Publishes one value for the minute that <paramref name="at"/> falls in; visible after the publication lag.
    /// </summary>
    void Publish(string metricNamespace, string name, IReadOnlyList<(string Name, string Value)> dimensions, DateTimeOffset at, double value, string unit);
}
