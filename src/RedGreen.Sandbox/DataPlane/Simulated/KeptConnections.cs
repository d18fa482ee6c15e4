namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>Where the connections of a stream's clients are, at one listener.</summary>
/// <param name="clients">How many clients there are, each with one connection or about to make one.</param>
internal sealed class KeptConnections(long clients)
{
    private readonly OrderedDictionary<(string TargetGroup, Endpoint Target), long> _made = [];

    /// <summary>Clients without a connection.</summary>
    public long Waiting { get; private set; } = clients;

    /// <summary>All connections.</summary>
    public long Count => _made.Values.Sum();

    /// <summary>The connections by where they lead.</summary>
    public IReadOnlyList<(string TargetGroup, Endpoint Target, long Count)> Made => [.. _made.Select(c => (c.Key.TargetGroup, c.Key.Target, c.Value))];

    /// <summary>Some of those who waited are connected.</summary>
    public void Make(string targetGroup, Endpoint target, long count)
    {
        Waiting -= count;
        _made[(targetGroup, target)] = _made.GetValueOrDefault((targetGroup, target)) + count;
    }

    /// <summary>Some connections ended; their clients wait.</summary>
    public void End(string targetGroup, Endpoint target, long count)
    {
        Waiting += count;
        if ((_made[(targetGroup, target)] -= count) == 0)
            _made.Remove((targetGroup, target));
    }

    /// <summary>How many lead to a target of a group.</summary>
    public long To(string targetGroup, Endpoint target) => _made.GetValueOrDefault((targetGroup, target));
}
