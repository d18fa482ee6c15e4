using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Strategies;

namespace RedGreen.Aws;

/// <summary>Reads all that a plan is made from. Changes nothing.</summary>
public sealed class PlanReader(IFleet fleet, IScaling scaling, ITargetGroups targetGroups, ITrafficRouter router, IAlarms alarms)
{
    /// <summary>The facts for a plan.</summary>
    /// <exception cref="InvalidRequest">The service is gone, or its strategy has problems.</exception>
    public async Task<PlanFacts> ReadAsync(ResolvedRequest request, CancellationToken cancellationToken)
    {
        var service = await fleet.DescribeAsync(request.Cluster, request.Service, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidRequest([new Problem("service", request.Service, $"the name or ARN of an ECS service in {request.Cluster}")]);
        var strategy = StrategyReader.Read(service.Tags, request.Strategy);
        var groups = await targetGroups.DescribeAsync([.. service.LoadBalancers.Select(entry => entry.TargetGroupArn).OfType<string>().Distinct()], cancellationToken).ConfigureAwait(false);
        return new PlanFacts
        {
            Request = request,
            Strategy = strategy,
            Service = service,
            TaskDefinition = await fleet.DescribeTaskDefinitionAsync(service.TaskDefinition, cancellationToken).ConfigureAwait(false),
            WantedTaskDefinition = request.TaskDefinition is { } wanted ? await fleet.DescribeTaskDefinitionAsync(wanted, cancellationToken).ConfigureAwait(false) : null,
            Scaling = await scaling.DescribeAsync(request.Cluster, service.Name, cancellationToken).ConfigureAwait(false),
            TargetGroups = groups,
            Rules = await router.FindAsync([.. groups.Keys], cancellationToken).ConfigureAwait(false),
            Targets = await targetGroups.LookAsync([.. groups.Keys], cancellationToken).ConfigureAwait(false),
            Alarms = strategy.Alarms is [] ? new AlarmsFound([], []) : await alarms.FindAsync(strategy.Alarms, cancellationToken).ConfigureAwait(false),
        };
    }
}
