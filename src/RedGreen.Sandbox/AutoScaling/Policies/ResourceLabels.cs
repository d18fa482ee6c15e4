using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>Looks whether what a label names is there: a policy on a group without requests would never scale.</summary>
internal sealed class ResourceLabels(IAwsCaller aws)
{
    /// <exception cref="AwsError">ValidationException: there is no such group, or its load balancer is another one.</exception>
    public void Check(ResourceLabel label)
    {
        if (!Groups().Any(group => group.Text("TargetGroupArn")!.EndsWith($":{label.TargetGroup}", StringComparison.Ordinal)
            && group.Texts("LoadBalancerArns")!.Any(arn => arn.EndsWith($"/{label.LoadBalancer}", StringComparison.Ordinal))))
            throw AutoScalingErrors.Validation($"ResourceLabel {label} is not valid: no listener of that load balancer forwards to that target group.");
    }

    private IEnumerable<JsonObject> Groups()
    {
        var input = new JsonObject();
        while (true)
        {
            var page = aws.Call("elasticloadbalancing", "DescribeTargetGroups", input, ScaledServices.Caller);
            foreach (var group in page.Structures("TargetGroups")!)
                yield return group;
            if (page.Text("NextMarker") is not { } marker)
                yield break;
            input = new() { ["Marker"] = marker };
        }
    }
}
