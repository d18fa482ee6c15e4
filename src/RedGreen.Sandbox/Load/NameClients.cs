using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Route53.Resolution;

namespace RedGreen.Sandbox.Load;

/// <summary>Clients that know the service by its name, each with its own answer of the DNS. Safe to use from any thread.</summary>
internal sealed class NameClients
{
    private readonly INameResolver _names;
    private readonly int _port;
    private readonly DnsCache[] _caches;
    private int _turn = -1;

    public NameClients(INameResolver names, LoadProfile profile)
    {
        var dice = new Random(profile.Seed);
        (_names, _port) = (names, profile.Url.Port);
        _caches = [.. Enumerable.Range(0, profile.Clients).Select(_ => new DnsCache(names, profile.Url.Host, dice.NextDouble()))];
    }

    /// <summary>Where the client whose turn it is goes; null: the name does not exist, or nothing listens on the port.</summary>
    public Endpoint? Next()
    {
        var cache = _caches[(int)((uint)Interlocked.Increment(ref _turn) % _caches.Length)];
        return cache.Answer is { } answer ? _names.Reach(answer, _port) : null;
    }
}
