using System.Collections.Concurrent;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

/// <summary>Keeps what a data plane reported.</summary>
internal sealed class RecordedTraffic : ITrafficSink
{
    private readonly ConcurrentQueue<ServedRequests> _served = new();
    private readonly ConcurrentQueue<CarriedFlows> _carried = new();

    public IReadOnlyList<ServedRequests> Served => [.. _served];

    void ITrafficSink.Served(in ServedRequests requests) => _served.Enqueue(requests);

    void ITrafficSink.Carried(in CarriedFlows flows) => _carried.Enqueue(flows);

    public long Sum(Func<CarriedFlows, long> of) => _carried.Sum(of);

    /// <summary>A request is reported when it is over, which may be after the client has its answer.</summary>
    public async Task<IReadOnlyList<ServedRequests>> UntilAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_served.Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        return Served;
    }
}
