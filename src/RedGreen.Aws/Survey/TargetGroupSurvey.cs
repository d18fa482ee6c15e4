using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Routing;

namespace RedGreen.Aws.Survey;

/// <summary>Many target groups in few calls.</summary>
public sealed class TargetGroupSurvey(IAmazonElasticLoadBalancingV2 elb)
{
    /// <summary>AWS states no limit for this call; other calls of the service take 20 ARNs.</summary>
    internal const int GroupsPerCall = 20;

    /// <summary>What is known of groups without their attributes; a group that does not exist is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<string, TargetGroupFacts>> ReadAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, TargetGroupFacts>();
        foreach (var chunk in targetGroups.Chunk(GroupsPerCall))
            await ReadAsync(chunk, found, cancellationToken).ConfigureAwait(false);
        return found;
    }

    private async Task ReadAsync(string[] arns, Dictionary<string, TargetGroupFacts> found, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [.. arns] }, cancellationToken).ConfigureAwait(false);
            foreach (var group in answer.TargetGroups ?? [])
                found[group.TargetGroupArn] = new TargetGroupFacts(group.TargetGroupArn, group.LoadBalancerArns ?? [], group.Protocol?.Value ?? "", group.ProtocolVersion, null);
        }
        catch (TargetGroupNotFoundException)
        {
            // One that is gone makes AWS refuse all: ask for each, and leave out the one.
            if (arns.Length > 1)
                foreach (var arn in arns)
                    await ReadAsync([arn], found, cancellationToken).ConfigureAwait(false);
        }
    }
}
