namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>Draws what becomes of the requests that one action gets, and reports it.</summary>
internal sealed class RequestDraw(
    Random random, ITrafficSink sink, RequestTotals totals, IReadOnlyDictionary<Endpoint, SimulatedContainer> containers)
{
    private const int InternalServerError = 500;
    private const int BadGateway = 502;
    private const int ServiceUnavailable = 503;

    /// <summary>How many times as often as usual containers fail requests now.</summary>
    public double Trouble { get; set; } = 1;

    public void Serve(string loadBalancer, RoutedAction action, long requests)
    {
        if (action.FixedResponse is { } answer)
            Report(null, new(loadBalancer, null, ServedKind.LoadBalancer, answer.Status, null, requests));
        else
            Split(loadBalancer, action.Forward!.Groups, requests);
    }

    private void Split(string loadBalancer, IReadOnlyList<WeightedGroup> groups, long requests)
    {
        var weights = groups.Sum(g => (double)g.Weight);
        foreach (var group in groups)
        {
            if (group.Weight == 0)
                continue;
            var here = random.Binomial(requests, group.Weight / weights);
            Spread(loadBalancer, group, here);
            requests -= here;
            weights -= group.Weight;
        }

        Report(null, new(loadBalancer, null, ServedKind.LoadBalancer, ServiceUnavailable, null, requests));
    }

    private void Spread(string loadBalancer, WeightedGroup group, long requests)
    {
        if (group.InService.Count == 0)
        {
            Report(null, new(loadBalancer, group.TargetGroupArn, ServedKind.LoadBalancer, ServiceUnavailable, null, requests));
            return;
        }

        var left = group.InService.Count;
        foreach (var (container, targets) in Alike(group.InService))
        {
            var here = random.Binomial(requests, (double)targets / left);
            Answer(loadBalancer, group.TargetGroupArn, container, here);
            requests -= here;
            left -= targets;
        }
    }

    // Targets that behave alike need not be told apart.
    private List<(SimulatedContainer? Container, int Targets)> Alike(IReadOnlyList<Endpoint> endpoints)
    {
        var kinds = new List<(SimulatedContainer? Container, int Targets)>();
        foreach (var endpoint in endpoints)
        {
            var container = containers.GetValueOrDefault(endpoint);
            var known = kinds.FindIndex(k => SimulatedContainer.BehaveAlike(k.Container, container));
            if (known < 0)
                kinds.Add((container, 1));
            else
                kinds[known] = (kinds[known].Container, kinds[known].Targets + 1);
        }

        return kinds;
    }

    private void Answer(string loadBalancer, string targetGroup, SimulatedContainer? container, long requests)
    {
        if (container is not { Listens: true })
        {
            Report(container?.Image, new(loadBalancer, targetGroup, ServedKind.Unanswered, BadGateway, null, requests));
            return;
        }

        var failed = random.Binomial(requests, container.ErrorRate * Trouble);
        Answered(InternalServerError, failed);
        Answered(200, requests - failed);

        void Answered(int status, long count)
        {
            totals.Add(container.Image, targetGroup, ServedKind.Target, status, count);
            random.Latencies(container.Behaviour.Latency, count, (latency, batch) =>
                sink.Served(new(loadBalancer, targetGroup, ServedKind.Target, status, latency, batch)));
        }
    }

    private void Report(string? image, in ServedRequests served)
    {
        if (served.Count == 0)
            return;
        totals.Add(image, served.TargetGroupArn, served.Kind, served.Status, served.Count);
        sink.Served(served);
    }
}
