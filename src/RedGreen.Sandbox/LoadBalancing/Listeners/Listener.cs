using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Routing;
using RedGreen.Sandbox.LoadBalancing.Rules;
using RedGreen.Sandbox.LoadBalancing.Tags;

namespace RedGreen.Sandbox.LoadBalancing.Listeners;

/// <summary>A listener with its rules.</summary>
internal sealed class Listener : ITagged
{
    public required string Arn { get; init; }

    public required LoadBalancer LoadBalancer { get; init; }

    public required int Port { get; set; }

    public required string Protocol { get; set; }

    /// <summary>What is kept and answered as it was given: certificates, policies, mutual authentication.</summary>
    public required JsonObject Security { get; set; }

    public required TagSet Tags { get; init; }

    /// <summary>The rule that takes what no other takes.</summary>
    public ListenerRule DefaultRule { get; set; } = null!;

    /// <summary>The other rules.</summary>
    public List<ListenerRule> Rules { get; } = [];

    /// <summary>By rising priority, the default rule last.</summary>
    public IEnumerable<ListenerRule> RulesInOrder => Rules.OrderBy(r => r.Priority).Append(DefaultRule);

    /// <summary>What the data plane has got so far: later than what was written, by the propagation delay.</summary>
    public RulesInForce? InForce { get; set; }

    /// <summary>How often the listener or one of its rules was written.</summary>
    public long Writes { get; set; }

    /// <summary>Which of the writes the data plane has got.</summary>
    public long WriteInForce { get; set; }

    public string NewRuleArn(SandboxContext context) =>
        $"{Arn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/{context.Hex(16)}";

    public JsonObject ToJson()
    {
        var output = new JsonObject
        {
            ["ListenerArn"] = Arn,
            ["LoadBalancerArn"] = LoadBalancer.Arn,
            ["Port"] = Port,
            ["Protocol"] = Protocol,
            ["DefaultActions"] = DefaultRule.Actions.ToJsonArray(a => a.ToJson()),
        };
        foreach (var (name, value) in Security)
            output.With(name, value?.DeepClone());
        return output;
    }
}
