using RedGreen.Health;

namespace RedGreen.Chaos.Tests.BrokenBuilds;

/// <summary>CloudWatch never says what the load balancer has measured.</summary>
internal sealed class SeesNoRequests : ITrafficMetrics
{
    public Task<IReadOnlyList<Window>?> ReadAsync(MetricsRequest request, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Window>?>(null);
}
