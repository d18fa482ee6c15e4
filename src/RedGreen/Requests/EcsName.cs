namespace RedGreen.Requests;

/// <summary>Names and ARNs of ECS clusters and services, in the spellings that people use.</summary>
public static class EcsName
{
    /// <summary>The cluster named in a service's ARN of the long form; null for a name, and for the short form, which has none.</summary>
    public static string? ClusterInServiceArn(string? service) =>
        Resource(service) is ["service", var cluster, _] ? cluster : null;

    /// <summary>Whether it is a service ARN of the old short form, without the cluster: such services cannot be tagged.</summary>
    public static bool IsShortServiceArn(string serviceArn) => Resource(serviceArn) is ["service", _];

    /// <summary>The last part of an ARN, or the name itself.</summary>
    public static string Short(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    private static string[]? Resource(string? arn) =>
        arn is not null && arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Split(':', 6) is { Length: 6 } parts ? parts[5].Split('/') : null;
}
