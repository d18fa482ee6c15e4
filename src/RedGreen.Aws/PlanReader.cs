using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Routing.Dns;
using RedGreen.Strategies;

namespace RedGreen.Aws;

/// <summary>Reads all that a plan is made from. Changes nothing.</summary>
public sealed class PlanReader(IFleet fleet, IScaling scaling, ITargetGroups targetGroups, ITrafficRouter router, ILoadBalancers loadBalancers, IDnsRecords records, IAlarms alarms, HistoryReader history)
{
    /// <summary>The facts for a plan.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The time: what was usual for Red is read of the hour before.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="InvalidRequest">The service is gone, or its strategy has problems.</exception>
    public async Task<PlanFacts> ReadAsync(ResolvedRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var service = await fleet.DescribeAsync(request.Cluster, request.Service, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidRequest([new Problem("service", request.Service, $"the name or ARN of an ECS service in {request.Cluster}")]);
        // Before anything else is asked for: a strategy that makes no sense is refused at once.
        StrategyReader.Read(service.Tags, request.Strategy);
        var groups = await targetGroups.DescribeAsync([.. service.LoadBalancers.Select(entry => entry.TargetGroupArn).OfType<string>().Distinct()], cancellationToken).ConfigureAwait(false);
        var known = new KnownFacts(
            service,
            await fleet.DescribeTaskDefinitionAsync(service.TaskDefinition, cancellationToken).ConfigureAwait(false),
            groups,
            await router.FindAsync([.. groups.Keys], cancellationToken).ConfigureAwait(false));
        return await history.AddAsync(await ReadAsync(request, known, cancellationToken).ConfigureAwait(false), now, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same, where a part is known already, and without Red's last hour.</summary>
    /// <exception cref="InvalidRequest">The strategy has problems.</exception>
    public async Task<PlanFacts> ReadAsync(ResolvedRequest request, KnownFacts known, CancellationToken cancellationToken)
    {
        var (service, groups) = (known.Service, known.TargetGroups);
        var asked = StrategyReader.Read(service.Tags, request.Strategy);
        var dns = asked.Dns is { } name ? await records.ReadAsync(DnsName.Read(name)!, cancellationToken).ConfigureAwait(false) : null;
        var settle = RouterKind.SettleSeconds(PlanFacts.RouterOf(asked, groups), (int)(dns?.Records.Select(record => record.TtlSeconds).DefaultIfEmpty().Max() ?? 0));
        var strategy = StrategyReader.Read(service.Tags, request.Strategy, new Strategy { SettleSeconds = settle });
        return new PlanFacts
        {
            Request = request,
            Strategy = strategy,
            Service = service,
            TaskDefinition = known.TaskDefinition,
            WantedTaskDefinition = request.TaskDefinition is { } wanted ? await fleet.DescribeTaskDefinitionAsync(wanted, cancellationToken).ConfigureAwait(false) : null,
            Scaling = await scaling.DescribeAsync(request.Cluster, service.Name, cancellationToken).ConfigureAwait(false),
            TargetGroups = groups,
            ForwardingRules = known.ForwardingRules,
            TestListener = strategy.TestListener is { } listener ? await loadBalancers.FindTestListenerAsync(listener, cancellationToken).ConfigureAwait(false) : null,
            Dns = dns,
            LoadBalancers = dns is null ? [] : await BehindAsync(dns, groups.Values, cancellationToken).ConfigureAwait(false),
            Targets = await targetGroups.LookAsync([.. groups.Keys], cancellationToken).ConfigureAwait(false),
            Alarms = strategy.Alarms is [] ? new AlarmsFound([], []) : await alarms.FindAsync(strategy.Alarms, cancellationToken).ConfigureAwait(false),
        };
    }

    // Red's load balancer is known by its ARN, Green's by the name that a record leads to.
    private async Task<IReadOnlyList<LoadBalancerFacts>> BehindAsync(DnsFacts dns, IEnumerable<TargetGroupFacts> groups, CancellationToken cancellationToken)
    {
        var red = await loadBalancers.DescribeAsync([.. groups.SelectMany(group => group.LoadBalancers).Distinct()], cancellationToken).ConfigureAwait(false);
        var names = dns.Records.Select(record => record.Destination).OfType<string>().Distinct().Except(red.Select(lb => lb.DnsName)).ToList();
        return [.. red, .. await loadBalancers.FindAsync(names, cancellationToken).ConfigureAwait(false)];
    }
}
