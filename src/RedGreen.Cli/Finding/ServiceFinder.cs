using Amazon.ECS.Model;
using RedGreen.Cli.Connection;
using RedGreen.Fleet;
using RedGreen.Requests;

namespace RedGreen.Cli.Finding;

/// <summary>Finds a service by what a person typed.</summary>
internal sealed class ServiceFinder(AwsAccess aws)
{
    /// <summary>The cluster as a request names it: the option, the one in the service's ARN, or the only one there is.</summary>
    /// <exception cref="UsageException">None is named and there is none, or more than one.</exception>
    public async Task<string> ClusterAsync(string? cluster, string service, CancellationToken cancellationToken) =>
        cluster ?? EcsName.ClusterInServiceArn(service) ?? await ClustersAsync(cancellationToken) switch
        {
            [var one] => one,
            [] => throw new UsageException($"There is no ECS cluster in this account and Region ({aws.Settings.Region}). Check --region and --profile."),
            var several => throw new UsageException($"There are {several.Count} clusters: {string.Join(", ", several.Take(20).Select(EcsName.Short))}{(several.Count > 20 ? ", ..." : "")}. Name one with --cluster."),
        };

    /// <summary>The service.</summary>
    /// <exception cref="UsageException">There is none of that name; names that are near are told.</exception>
    public async Task<(string Cluster, ServiceFacts Service)> FindAsync(string? cluster, string service, CancellationToken cancellationToken)
    {
        var named = await ClusterAsync(cluster, service, cancellationToken);
        var found = await aws.Get<IFleet>().FindAsync(named, service, cancellationToken);
        if (found is { Cluster: { } arn, Service: { } facts })
            return (arn, facts);
        throw new UsageException(await MissingAsync(found, named, service, cancellationToken));
    }

    /// <summary>What is missing, and what it may have been.</summary>
    public async Task<string> MissingAsync(FoundService found, string cluster, string service, CancellationToken cancellationToken)
    {
        if (found.Cluster is not { } arn)
            return $"There is no ECS cluster {cluster} in this account and Region ({aws.Settings.Region}).{NearNames.Among(EcsName.Short(cluster), (await ClustersAsync(cancellationToken)).Select(EcsName.Short))}";
        return $"There is no ECS service {service} in the cluster {EcsName.Short(arn)}.{NearNames.Among(EcsName.Short(service), await NamesAsync(arn, cancellationToken))}";
    }

    private async Task<List<string>> ClustersAsync(CancellationToken cancellationToken)
    {
        var clusters = new List<string>();
        string? next = null;
        do
        {
            var page = await aws.Ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 100, NextToken = next }, cancellationToken);
            clusters.AddRange(page.ClusterArns ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return clusters;
    }

    private async Task<List<string>> NamesAsync(string cluster, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? next = null;
        do
        {
            var page = await aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster, MaxResults = 100, NextToken = next }, cancellationToken);
            names.AddRange((page.ServiceArns ?? []).Select(EcsName.Short));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return names;
    }
}
