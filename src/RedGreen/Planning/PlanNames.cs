using System.Security.Cryptography;
using System.Text;

namespace RedGreen.Planning;

/// <summary>The names that a deployment gives, all ending in its id.</summary>
public static class PlanNames
{
    /// <summary>The tag on Green's service and target groups: which service it is the Green of.</summary>
    public const string GreenOfTag = "redgreen:green-of";

    /// <summary>The tag on everything that a deployment makes.</summary>
    public const string DeploymentTag = "redgreen:deployment";

    /// <summary>The longest service name, for Green's to fit ECS's 255 characters.</summary>
    public const int LongestService = 255 - 6 - 1 - IdDigits;

    private const int IdDigits = 8;

    // A target group's name has 32 characters at most.
    private const int TargetGroupStem = 32 - 1 - IdDigits;

    /// <summary>A deployment's id, from its execution's ARN: the same for every retry, another for every execution.</summary>
    public static string IdOf(string execution) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(execution)))[..IdDigits];

    /// <summary>Green's service name.</summary>
    public static string GreenService(string service, string id) => $"{service}-green-{id}";

    /// <summary>
    /// Green's target group name: 23 characters of the service, a hyphen, 8 digits. Of several groups, the later ones
    /// get digits of their own.
    /// </summary>
    public static string TargetGroup(string service, string id, int index)
    {
        var stem = string.Concat(service.Take(TargetGroupStem).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"{(stem.Length == 0 ? "green" : stem)}-{(index == 0 ? id : IdOf($"{id}/{index}"))}";
    }

    /// <summary>The container that gets the image: the one asked for, else the one behind the load balancer, else the only one; null where none of these is.</summary>
    public static string? ContainerOf(PlanFacts facts)
    {
        if (facts.TaskDefinition is not { } taskDefinition)
            return null;
        if (facts.Request.Container is { } wanted)
            return taskDefinition.Containers.ContainsKey(wanted) ? wanted : null;
        var reached = facts.Service.LoadBalancers.Select(entry => entry.ContainerName).OfType<string>().Distinct().ToList();
        return reached is [var one] && taskDefinition.Containers.ContainsKey(one) ? one
            : taskDefinition.Containers.Count == 1 ? taskDefinition.Containers.Keys.First()
            : null;
    }
}
