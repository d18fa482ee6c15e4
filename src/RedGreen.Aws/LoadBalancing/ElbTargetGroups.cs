using System.Globalization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Aws.Ecs;
using RedGreen.Failures;
using RedGreen.Health;
using RedGreen.Planning;
using RedGreen.Routing;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>Target groups of Elastic Load Balancing.</summary>
public sealed class ElbTargetGroups(IAmazonElasticLoadBalancingV2 elb) : ITargetGroups
{
    /// <summary>How many healthy targets keep a load balancer's node in DNS; off: this group has no say.</summary>
    internal const string DnsFailover = "target_group_health.dns_failover.minimum_healthy_targets.count";

    // To be blamed on the version. Elb.* reasons mean that health checks have only begun, or the load balancer itself.
    private static readonly string[] Blamed =
        [TargetHealthReasonEnum.TargetTimeout.Value, TargetHealthReasonEnum.TargetResponseCodeMismatch.Value, TargetHealthReasonEnum.TargetFailedHealthChecks.Value];

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, TargetGroupFacts>> DescribeAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, TargetGroupFacts>();
        foreach (var arn in targetGroups)
        {
            try
            {
                var group = (await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [arn] }, cancellationToken).ConfigureAwait(false)).TargetGroups[0];
                facts[arn] = new TargetGroupFacts(arn, group.LoadBalancerArns ?? [], group.Protocol?.Value ?? "", group.ProtocolVersion, Stickiness(await AttributesAsync(arn, cancellationToken).ConfigureAwait(false)));
            }
            catch (TargetGroupNotFoundException)
            {
                // Not in the answer: the plan says so beside all else that it finds.
            }
        }

        return facts;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> FindClonesAsync(IReadOnlyList<string> names, string deploymentId, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>();
        foreach (var name in names)
            if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } arn && await IsOfAsync(arn, deploymentId, cancellationToken).ConfigureAwait(false))
                found[name] = arn;
        return found;
    }

    /// <inheritdoc/>
    public async Task<string> CloneAsync(string targetGroup, string name, string deploymentId, CancellationToken cancellationToken)
    {
        var clone = await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } there
            ? await IsOfAsync(there, deploymentId, cancellationToken).ConfigureAwait(false) ? there : throw new NameIsTaken($"Target group {name}")
            : await CreateAsync(targetGroup, name, deploymentId, cancellationToken).ConfigureAwait(false);
        var attributes = await AttributesAsync(targetGroup, cancellationToken).ConfigureAwait(false);
        attributes[DnsFailover] = "off";
        await SetAsync(clone, attributes, cancellationToken).ConfigureAwait(false);
        return clone;
    }

    /// <inheritdoc/>
    public async Task SetFailoverAsync(string clone, string original, bool carriesTraffic, CancellationToken cancellationToken)
    {
        var attributes = await AttributesAsync(original, cancellationToken).ConfigureAwait(false);
        if (attributes.TryGetValue(DnsFailover, out var value))
            await SetAsync(clone, new Dictionary<string, string> { [DnsFailover] = carriesTraffic ? value : "off" }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<TargetsLook> LookAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        var looks = new List<TargetsLook>();
        foreach (var arn in targetGroups)
        {
            var answer = await elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = arn }, cancellationToken).ConfigureAwait(false);
            var targets = answer.TargetHealthDescriptions ?? [];
            var sick = targets.Where(target => target.TargetHealth.State == TargetHealthStateEnum.Unhealthy && Blamed.Contains(target.TargetHealth.Reason?.Value)).ToList();
            looks.Add(new TargetsLook(targets.Count(target => target.TargetHealth.State == TargetHealthStateEnum.Healthy), sick.Count, [.. sick.Select(Words)]));
        }

        return looks is [] ? new TargetsLook(0, 0, []) : new TargetsLook(looks.Min(look => look.Healthy), looks.Sum(look => look.Unhealthy), [.. looks.SelectMany(look => look.Reasons).Distinct().Take(3)]);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string targetGroup, CancellationToken cancellationToken)
    {
        try
        {
            await elb.DeleteTargetGroupAsync(new DeleteTargetGroupRequest { TargetGroupArn = targetGroup }, cancellationToken).ConfigureAwait(false);
        }
        catch (TargetGroupNotFoundException)
        {
            // Done before. (AWS answers success too.)
        }
    }

    private static string Words(TargetHealthDescription target) => $"{target.TargetHealth.Reason?.Value}: {target.TargetHealth.Description}";

    private static int? Stickiness(Dictionary<string, string> attributes) =>
        attributes.GetValueOrDefault("stickiness.enabled") != "true" ? null
        // A Network Load Balancer's: by the client's address, for as long as it lasts.
        : attributes.GetValueOrDefault("stickiness.type")?.StartsWith("source_ip", StringComparison.Ordinal) == true ? 0
        : int.TryParse(attributes.GetValueOrDefault(attributes.GetValueOrDefault("stickiness.type") == "app_cookie" ? "stickiness.app_cookie.duration_seconds" : "stickiness.lb_cookie.duration_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds
        : 86_400;

    private async Task<string> CreateAsync(string targetGroup, string name, string deploymentId, CancellationToken cancellationToken)
    {
        var original = (await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [targetGroup] }, cancellationToken).ConfigureAwait(false)).TargetGroups[0];
        var tags = await TagsAsync(targetGroup, cancellationToken).ConfigureAwait(false);
        List<Tag> own =
        [
            .. tags.Where(tag => EcsTags.IsCarried(tag.Key)),
            new Tag { Key = PlanNames.DeploymentTag, Value = deploymentId },
            new Tag { Key = PlanNames.GreenOfTag, Value = original.TargetGroupName },
        ];
        var answer = await elb.CreateTargetGroupAsync(TargetGroupClone.Of(original, name, own), cancellationToken).ConfigureAwait(false);
        return answer.TargetGroups[0].TargetGroupArn;
    }

    private async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { Names = [name] }, cancellationToken).ConfigureAwait(false);
            return answer.TargetGroups is [var found, ..] ? found.TargetGroupArn : null;
        }
        catch (TargetGroupNotFoundException)
        {
            return null;
        }
    }

    private async Task<bool> IsOfAsync(string arn, string deploymentId, CancellationToken cancellationToken) =>
        (await TagsAsync(arn, cancellationToken).ConfigureAwait(false)).Any(tag => tag.Key == PlanNames.DeploymentTag && tag.Value == deploymentId);

    private async Task<List<Tag>> TagsAsync(string arn, CancellationToken cancellationToken)
    {
        var answer = await elb.DescribeTagsAsync(new DescribeTagsRequest { ResourceArns = [arn] }, cancellationToken).ConfigureAwait(false);
        return answer.TagDescriptions is [var description, ..] ? description.Tags ?? [] : [];
    }

    private async Task<Dictionary<string, string>> AttributesAsync(string arn, CancellationToken cancellationToken)
    {
        var answer = await elb.DescribeTargetGroupAttributesAsync(new DescribeTargetGroupAttributesRequest { TargetGroupArn = arn }, cancellationToken).ConfigureAwait(false);
        return (answer.Attributes ?? []).ToDictionary(attribute => attribute.Key, attribute => attribute.Value ?? "");
    }

    private Task SetAsync(string arn, Dictionary<string, string> attributes, CancellationToken cancellationToken) =>
        elb.ModifyTargetGroupAttributesAsync(
            new ModifyTargetGroupAttributesRequest { TargetGroupArn = arn, Attributes = [.. attributes.Select(attribute => new TargetGroupAttribute { Key = attribute.Key, Value = attribute.Value })] },
            cancellationToken);
}
