using RedGreen.Fleet;

namespace RedGreen.Requests;

/// <summary>A request with what was found by its names.</summary>
public static class RequestResolver
{
    /// <summary>The request in AWS's own spelling.</summary>
    /// <exception cref="InvalidRequest">There is no such cluster, or no such service in it.</exception>
    public static ResolvedRequest Resolve(DeploymentRequest request, FoundService found)
    {
        if (found.Cluster is not { } cluster)
            throw new InvalidRequest([new Problem("cluster", request.Cluster, "the name or ARN of an ECS cluster in this account and Region")]);
        if (found.Service is not { } service)
            throw new InvalidRequest([new Problem("service", request.Service, $"the name or ARN of an ECS service in {cluster}")]);

        return new ResolvedRequest
        {
            Cluster = cluster,
            Service = service.Name,
            ServiceArn = service.Arn,
            Image = request.Image,
            TaskDefinition = request.TaskDefinition,
            Container = request.Container,
            Strategy = request.Strategy,
        };
    }
}
