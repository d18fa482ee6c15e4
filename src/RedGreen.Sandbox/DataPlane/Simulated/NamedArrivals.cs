using RedGreen.Sandbox.Route53.Resolution;

namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>Splits a stream whose clients know the service by its name: each request goes where its client's answer leads.</summary>
internal sealed class NamedArrivals
{
    private readonly DnsCache[] _clients;
    private readonly Random _random;

    public NamedArrivals(TrafficFlow flow, INameResolver names, Random random)
    {
        _random = random;
        _clients = [.. Enumerable.Range(0, flow.NameClients).Select(_ => new DnsCache(names, flow.Name!, random.NextDouble()))];
    }

    /// <summary>How many of the requests go to each address; under the empty one, those of clients without an answer.</summary>
    public Dictionary<string, long> Split(long requests)
    {
        var shares = new Dictionary<string, long>();
        var left = _clients.Length;
        foreach (var (address, clients) in _clients.CountBy(client => client.Answer?.Address ?? ""))
        {
            shares[address] = _random.Binomial(requests, (double)clients / left);
            requests -= shares[address];
            left -= clients;
        }

        return shares;
    }
}
