using Amazon.ECS.Model;
using RedGreen.Planning;
using RedGreen.Strategies;

namespace RedGreen.Aws.Ecs;

/// <summary>Tags of what a deployment makes: the original's, without AWS's own and ours, and the deployment's marks.</summary>
internal static class EcsTags
{
    public static bool IsCarried(string key) =>
        !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !key.StartsWith(StrategyReader.TagPrefix, StringComparison.Ordinal);

    public static List<Tag> Clone(IEnumerable<Tag>? tags, string deploymentId, string? greenOf = null) =>
    [
        .. (tags ?? []).Where(tag => IsCarried(tag.Key)),
        new Tag { Key = PlanNames.DeploymentTag, Value = deploymentId },
        .. greenOf is null ? Array.Empty<Tag>() : [new Tag { Key = PlanNames.GreenOfTag, Value = greenOf }],
    ];

    public static bool IsOf(IEnumerable<Tag>? tags, string deploymentId) =>
        tags?.Any(tag => tag.Key == PlanNames.DeploymentTag && tag.Value == deploymentId) == true;
}
