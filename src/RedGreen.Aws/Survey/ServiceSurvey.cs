using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Aws.Ecs;
using RedGreen.Fleet;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Routing;

namespace RedGreen.Aws.Survey;

/// <summary>
/// Which of a cluster's services can be deployed, by the rules of a plan, in few calls: ten services to a
/// DescribeServices, twenty target groups to a call, rules once for each load balancer.
/// </summary>
public sealed class ServiceSurvey(IAmazonECS ecs, IFleet fleet, ITrafficRouter router, TargetGroupSurvey groups, PlanReader plans)
{
    private const int ServicesPerPage = 100;
    private const int ServicesPerCall = 10;

    /// <summary>Every cluster's ARN.</summary>
    public async Task<IReadOnlyList<string>> ClustersAsync(CancellationToken cancellationToken)
    {
        var clusters = new List<string>();
        string? next = null;
        do
        {
            var page = await ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 100, NextToken = next }, cancellationToken).ConfigureAwait(false);
            clusters.AddRange(page.ClusterArns ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return clusters;
    }

    /// <summary>The services of a cluster with their tags, as DescribeServices tells them; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<ServiceFacts>> ServicesAsync(string cluster, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        string? next = null;
        do
        {
            var page = await ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster, MaxResults = ServicesPerPage, NextToken = next }, cancellationToken).ConfigureAwait(false);
            arns.AddRange(page.ServiceArns ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        var services = new List<ServiceFacts>();
        foreach (var chunk in arns.Chunk(ServicesPerCall))
        {
            var answer = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [.. chunk], Include = [ServiceField.TAGS] }, cancellationToken).ConfigureAwait(false);
            services.AddRange((answer.Services ?? []).Where(service => service.Status != "INACTIVE").Select(ServiceFactsReader.Read));
        }

        return services;
    }

    /// <summary>The same, with what a plan would say of each.</summary>
    public async Task<IReadOnlyList<SurveyedService>> SurveyAsync(string cluster, IReadOnlyList<ServiceFacts> services, CancellationToken cancellationToken)
    {
        var found = await groups.ReadAsync([.. services.SelectMany(GroupsOf).Distinct()], cancellationToken).ConfigureAwait(false);
        var rules = await RulesAsync(found, cancellationToken).ConfigureAwait(false);
        var taskDefinitions = new Dictionary<string, TaskDefinitionFacts?>();
        var surveyed = new List<SurveyedService>();
        foreach (var service in services)
        {
            if (!taskDefinitions.TryGetValue(service.TaskDefinition, out var taskDefinition))
                taskDefinitions[service.TaskDefinition] = taskDefinition = await fleet.DescribeTaskDefinitionAsync(service.TaskDefinition, cancellationToken).ConfigureAwait(false);
            surveyed.Add(await JudgeAsync(cluster, service, taskDefinition, found, rules, cancellationToken).ConfigureAwait(false));
        }

        return surveyed;
    }

    private static IEnumerable<string> GroupsOf(ServiceFacts service) => service.LoadBalancers.Select(entry => entry.TargetGroupArn).OfType<string>().Distinct();

    // A load balancer's groups together, so that its rules are read once for as many as one call takes.
    private async Task<List<RoutedRule>> RulesAsync(IReadOnlyDictionary<string, TargetGroupFacts> found, CancellationToken cancellationToken)
    {
        var rules = new List<RoutedRule>();
        foreach (var chunk in found.Values.Where(group => group.LoadBalancers is not []).OrderBy(group => group.LoadBalancers[0], StringComparer.Ordinal).Chunk(TargetGroupSurvey.GroupsPerCall))
            rules.AddRange(await router.FindAsync([.. chunk.Select(group => group.Arn)], cancellationToken).ConfigureAwait(false));
        return [.. rules.DistinctBy(rule => rule.Arn)];
    }

    private async Task<SurveyedService> JudgeAsync(
        string cluster, ServiceFacts service, TaskDefinitionFacts? taskDefinition, IReadOnlyDictionary<string, TargetGroupFacts> found, List<RoutedRule> rules, CancellationToken cancellationToken)
    {
        var own = GroupsOf(service).Where(found.ContainsKey).ToDictionary(arn => arn, arn => found[arn]);
        var known = new KnownFacts(service, taskDefinition, own, [.. rules.Where(rule => rule.Original.SelectMany(action => action.Groups()).Any(group => own.ContainsKey(group.TargetGroupArn)))]);
        // Any image: whether it is clear which container gets it is part of the question.
        var request = new ResolvedRequest { Cluster = cluster, Service = service.Name, ServiceArn = service.Arn, Image = taskDefinition?.Containers.Values.FirstOrDefault() ?? "" };
        try
        {
            var facts = await plans.ReadAsync(request, known, cancellationToken).ConfigureAwait(false);
            return new SurveyedService(cluster, service, PlanNames.ContainerOf(facts) is { } container ? taskDefinition?.Containers[container] : null, Refusals.Of(facts));
        }
        catch (InvalidRequest invalid)
        {
            return new SurveyedService(cluster, service, null, [.. invalid.Problems.Select(problem => problem.ToString())]);
        }
    }
}
