using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Chaos.Running;

/// <summary>What sends clients to the services: listeners' default actions, rules and weighted records, as they were before any deployment.</summary>
internal sealed class RuleBook
{
    private readonly VirtualSandbox _sandbox;

    public RuleBook(VirtualSandbox sandbox)
    {
        _sandbox = sandbox;
        foreach (var loadBalancer in Elb("DescribeLoadBalancers", [])["LoadBalancers"]!.AsArray())
            foreach (var listener in Elb("DescribeListeners", new() { ["LoadBalancerArn"] = (string)loadBalancer!["LoadBalancerArn"]! })["Listeners"]!.AsArray())
                Read(listener!.AsObject());
    }

    /// <summary>The rules that send clients to a service.</summary>
    public List<Rule> Rules { get; } = [];

    /// <summary>The groups that were there before.</summary>
    public IReadOnlyList<string> Groups => [.. Rules.Select(rule => rule.Group).Distinct()];

    /// <summary>A target group that was not there before: Green's; null where there is none.</summary>
    public string? Green() => Elb("DescribeTargetGroups", [])["TargetGroups"]!.AsArray().Select(group => (string)group!["TargetGroupArn"]!).FirstOrDefault(group => !Groups.Contains(group));

    /// <summary>Writes a rule's actions.</summary>
    public void Write(Rule rule, JsonArray actions)
    {
        if (rule.IsDefault)
            Elb("ModifyListener", new() { ["ListenerArn"] = rule.Arn, ["DefaultActions"] = actions });
        else
            Elb("ModifyRule", new() { ["RuleArn"] = rule.Arn, ["Actions"] = actions });
    }

    /// <summary>Deletes a rule.</summary>
    public void Delete(Rule rule) => Elb("DeleteRule", new() { ["RuleArn"] = rule.Arn });

    private void Read(JsonObject listener)
    {
        var arn = (string)listener["ListenerArn"]!;
        Add(arn, isDefault: true, listener["DefaultActions"]!.AsArray());
        if (arn.Contains("/app/", StringComparison.Ordinal))
            foreach (var rule in Elb("DescribeRules", new() { ["ListenerArn"] = arn })["Rules"]!.AsArray())
                if ((string?)rule!["Priority"] != "default")
                    Add((string)rule["RuleArn"]!, isDefault: false, rule["Actions"]!.AsArray());
    }

    private void Add(string arn, bool isDefault, JsonArray actions)
    {
        if ((string?)actions[0]!["TargetGroupArn"] is { } group)
            Rules.Add(new(arn, isDefault, group, actions.DeepClone().AsArray()));
    }

    private JsonObject Elb(string operation, JsonObject input) => _sandbox.Call("elasticloadbalancing", operation, input);

    /// <summary>A rule.</summary>
    /// <param name="Arn">Its ARN, or its listener's.</param>
    /// <param name="IsDefault">Whether it is a listener's default action.</param>
    /// <param name="Group">Red's group.</param>
    /// <param name="Actions">Its actions as they were.</param>
    internal sealed record Rule(string Arn, bool IsDefault, string Group, JsonArray Actions);
}
