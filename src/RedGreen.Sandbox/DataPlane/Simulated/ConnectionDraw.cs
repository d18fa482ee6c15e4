namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>
/// Draws what becomes of connections through a network load balancer, and of the requests on them. The weights decide
/// when a connection is made; afterwards it stays until it ends.
/// </summary>
internal sealed class ConnectionDraw(
    Random random, ITrafficSink sink, RequestTotals totals, IReadOnlyDictionary<Endpoint, SimulatedContainer> containers)
{
    // A small request and its answer, headers included.
    private const int BytesOfRequest = 600;
    private const int InternalServerError = 500;

    /// <summary>How many times as often as usual containers fail requests now.</summary>
    public double Trouble { get; set; } = 1;

    /// <summary>Each request comes on a connection of its own.</summary>
    public void Serve(string loadBalancer, RoutedForward forward, long requests) => Place(forward, requests, (group, target, count) =>
    {
        if (Refuses(loadBalancer, group, target, count) is { } refused)
            totals.Add(ImageAt(target), group?.TargetGroupArn, refused, RequestTotals.NoStatus, count);
        else
        {
            sink.Carried(new(loadBalancer) { Opened = count, Ended = count });
            Answer(loadBalancer, group!.TargetGroupArn, target!.Value, count);
        }
    });

    /// <summary>The requests of a time come on connections that are kept, and of these some end and are made anew.</summary>
    public void Serve(string loadBalancer, RoutedForward forward, KeptConnections kept, TimeSpan meanLifetime, TimeSpan elapsed, long requests)
    {
        EndThoseOfTheGone(loadBalancer, kept);
        Connect(loadBalancer, forward, kept);
        Spread(loadBalancer, forward, kept, requests);
        // The lifetimes are exponential: how long a connection has lasted tells nothing about how long it will.
        var ends = 1 - Math.Exp(-elapsed / meanLifetime);
        foreach (var (group, target, count) in kept.Made)
            End(loadBalancer, kept, group, target, random.Binomial(count, ends));
        Connect(loadBalancer, forward, kept);
    }

    /// <summary>The load balancer resets the connections to a target of a group.</summary>
    public void Reset(string loadBalancer, KeptConnections kept, string targetGroup, Endpoint target)
    {
        if (kept.To(targetGroup, target) is > 0 and var count)
        {
            End(loadBalancer, kept, targetGroup, target, count);
            sink.Carried(new(loadBalancer) { LoadBalancerResets = count });
        }
    }

    /// <summary>The load balancer resets all connections.</summary>
    public void Reset(string loadBalancer, KeptConnections kept)
    {
        foreach (var (group, target, _) in kept.Made)
            Reset(loadBalancer, kept, group, target);
    }

    private void EndThoseOfTheGone(string loadBalancer, KeptConnections kept)
    {
        foreach (var (group, target, count) in kept.Made)
        {
            var container = containers.GetValueOrDefault(target);
            if (container is { Listens: true })
                continue;
            End(loadBalancer, kept, group, target, count);
            // Who is asked to stop closes its connections in order; who dies does not.
            if (container is not { Stops: true })
                sink.Carried(new(loadBalancer) { TargetResets = count });
        }
    }

    private void Connect(string loadBalancer, RoutedForward forward, KeptConnections kept) => Place(forward, kept.Waiting, (group, target, count) =>
    {
        if (Refuses(loadBalancer, group, target, count) is not null)
            return;
        kept.Make(group!.TargetGroupArn, target!.Value, count);
        sink.Carried(new(loadBalancer) { Opened = count });
    });

    private void Spread(string loadBalancer, RoutedForward forward, KeptConnections kept, long requests)
    {
        var clients = kept.Count + kept.Waiting;
        foreach (var (group, target, count) in kept.Made)
        {
            var here = random.Binomial(requests, (double)count / clients);
            Answer(loadBalancer, group, target, here);
            (requests, clients) = (requests - here, clients - count);
        }

        // Clients that found no target try again with every request.
        Serve(loadBalancer, forward, requests);
    }

    private void Place(RoutedForward forward, long connections, Action<WeightedGroup?, Endpoint?, long> each)
    {
        var weights = forward.Groups.Sum(g => (double)g.Weight);
        foreach (var group in forward.Groups.Where(g => g.Weight > 0))
        {
            var here = random.Binomial(connections, group.Weight / weights);
            (connections, weights) = (connections - here, weights - group.Weight);
            for (var left = group.InService.Count; left > 0; left--)
            {
                var some = random.Binomial(here, 1.0 / left);
                here -= some;
                if (some > 0)
                    each(group, group.InService[left - 1], some);
            }

            if (here > 0)
                each(group, null, here);
        }

        if (connections > 0)
            each(null, null, connections);
    }

    // Who refuses a connection; null: nobody.
    private ServedKind? Refuses(string loadBalancer, WeightedGroup? group, Endpoint? target, long count)
    {
        if (group is null || target is null)
        {
            sink.Carried(new(loadBalancer) { LoadBalancerResets = count });
            return ServedKind.LoadBalancer;
        }

        if (containers.GetValueOrDefault(target.Value) is { Listens: true })
            return null;
        sink.Carried(new(loadBalancer) { TargetResets = count });
        return ServedKind.Unanswered;
    }

    private string? ImageAt(Endpoint? target) => target is { } at ? containers.GetValueOrDefault(at)?.Image : null;

    private void Answer(string loadBalancer, string targetGroup, Endpoint target, long requests)
    {
        if (requests == 0)
            return;
        var container = containers[target];
        var failed = random.Binomial(requests, container.ErrorRate * Trouble);
        totals.Add(container.Image, targetGroup, ServedKind.Target, InternalServerError, failed);
        totals.Add(container.Image, targetGroup, ServedKind.Target, 200, requests - failed);
        sink.Carried(new(loadBalancer) { Bytes = requests * BytesOfRequest });
    }

    private void End(string loadBalancer, KeptConnections kept, string targetGroup, Endpoint target, long count)
    {
        if (count == 0)
            return;
        kept.End(targetGroup, target, count);
        sink.Carried(new(loadBalancer) { Ended = count });
    }
}
