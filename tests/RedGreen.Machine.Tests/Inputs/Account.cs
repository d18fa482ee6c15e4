using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>All that a deployment could change, as one text to compare.</summary>
internal static class Account
{
    public static string StateOf(VirtualSandbox sandbox) => string.Join('\n', Parts(sandbox).Select(part => part.ToJsonString()));

    private static IEnumerable<JsonNode> Parts(VirtualSandbox sandbox)
    {
        foreach (var cluster in Arns(sandbox.Call("ecs", "ListClusters", []), "clusterArns"))
            foreach (var service in Arns(sandbox.Call("ecs", "ListServices", new JsonObject { ["cluster"] = cluster }), "serviceArns"))
            {
                var described = sandbox.Call("ecs", "DescribeServices", new JsonObject { ["cluster"] = cluster, ["services"] = new JsonArray(service), ["include"] = new JsonArray("TAGS") })["services"]![0]!.AsObject();
                // ECS says from time to time that nothing has changed.
                described.Remove("events");
                yield return described;
            }

        yield return sandbox.Call("ecs", "ListTaskDefinitions", []);
        foreach (var group in Elb(sandbox, "DescribeTargetGroups", [])["TargetGroups"]!.AsArray().ToList())
        {
            var arn = (string)group!["TargetGroupArn"]!;
            yield return group;
            yield return Elb(sandbox, "DescribeTargetGroupAttributes", new JsonObject { ["TargetGroupArn"] = arn });
            yield return Elb(sandbox, "DescribeTargetHealth", new JsonObject { ["TargetGroupArn"] = arn });
            yield return Elb(sandbox, "DescribeTags", new JsonObject { ["ResourceArns"] = new JsonArray(arn) });
        }

        foreach (var loadBalancer in Elb(sandbox, "DescribeLoadBalancers", [])["LoadBalancers"]!.AsArray().ToList())
        {
            var listeners = Elb(sandbox, "DescribeListeners", new JsonObject { ["LoadBalancerArn"] = (string)loadBalancer!["LoadBalancerArn"]! });
            yield return listeners;
            foreach (var listener in listeners["Listeners"]!.AsArray())
                yield return Elb(sandbox, "DescribeRules", new JsonObject { ["ListenerArn"] = (string)listener!["ListenerArn"]! });
        }

        yield return sandbox.Call("application-autoscaling", "DescribeScalableTargets", new JsonObject { ["ServiceNamespace"] = "ecs" });
        yield return sandbox.Call("application-autoscaling", "DescribeScalingPolicies", new JsonObject { ["ServiceNamespace"] = "ecs" });
        // What state they are in changes with time.
        yield return new JsonArray([.. sandbox.Call("monitoring", "DescribeAlarms", [])["MetricAlarms"]!.AsArray().Select(alarm => alarm!["AlarmName"]!.DeepClone())]);
        foreach (var table in Arns(sandbox.Call("dynamodb", "ListTables", []), "TableNames"))
            yield return sandbox.Call("dynamodb", "Scan", new JsonObject { ["TableName"] = table });
    }

    private static JsonObject Elb(VirtualSandbox sandbox, string operation, JsonObject input) => sandbox.Call("elasticloadbalancing", operation, input);

    private static IEnumerable<string> Arns(JsonObject answer, string name) => answer[name]!.AsArray().Select(arn => (string)arn!);
}
