using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Actions;
using RedGreen.Sandbox.LoadBalancing.Routing;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Rules;

/// <summary>The operations on rules.</summary>
internal sealed class RuleOperations(SandboxContext context, Resources resources, ActionReader actions, RoutingPublisher routing)
{
    private const int MaxPriority = 50000;
    private const int MaxConditionValues = 5;

    public JsonObject Create(JsonObject input)
    {
        var listener = resources.Listener(input.RequiredText("ListenerArn"));
        if (listener.LoadBalancer.Kind.IsNetwork)
            throw Errors.InvalidConfiguration($"A listener of a load balancer of type 'network' has its default rule only: change '{listener.Arn}' with ModifyListener");
        RefuseTransforms(input);
        var priority = input.IntBetween("Priority", 1, MaxPriority) ?? throw Errors.Validation("Priority is required.");
        if (listener.Rules.Any(r => r.Priority == priority))
            throw InUse(priority);
        var rule = new ListenerRule
        {
            Arn = listener.NewRuleArn(context),
            Listener = listener,
            Priority = priority,
            Conditions = ReadConditions(input.RequiredStructures("Conditions")),
            Actions = actions.Read(input.RequiredStructures("Actions"), listener.LoadBalancer, listener.Protocol, []),
            Tags = TagSet.Read(input),
        };
        listener.Rules.Add(rule);
        resources.Rules.Add(rule.Arn, rule);
        routing.Changed(listener);
        return Answer([rule]);
    }

    public JsonObject Modify(JsonObject input)
    {
        var rule = resources.Rule(input.RequiredText("RuleArn"));
        if (rule.IsDefault)
            throw new AwsError("OperationNotPermitted", $"Default rule '{rule.Arn}' cannot be modified; use ModifyListener");
        RefuseTransforms(input);
        var nextConditions = input.Structures("Conditions") is { Count: > 0 } c ? ReadConditions(c) : rule.Conditions;
        var nextActions = input.Structures("Actions") is { Count: > 0 } a
            ? actions.Read(a, rule.Listener.LoadBalancer, rule.Listener.Protocol, rule.Actions)
            : rule.Actions;
        (rule.Conditions, rule.Actions) = (nextConditions, nextActions);
        routing.Changed(rule.Listener);
        return Answer([rule]);
    }

    public JsonObject Delete(JsonObject input)
    {
        var rule = resources.Rule(input.RequiredText("RuleArn"));
        if (rule.IsDefault)
            throw new AwsError("OperationNotPermitted", $"Default rule '{rule.Arn}' cannot be deleted");
        rule.Listener.Rules.Remove(rule);
        resources.Rules.Remove(rule.Arn);
        routing.Changed(rule.Listener);
        return [];
    }

    public JsonObject Describe(JsonObject input)
    {
        var arns = input.Texts("RuleArns") is { Count: > 0 } a ? a : null;
        var listener = input.Text("ListenerArn");
        if (arns is null == listener is null)
            throw Errors.Validation("Either a listener ARN or rule ARNs must be specified");
        var rules = arns?.Select(resources.Rule) ?? resources.Listener(listener!).RulesInOrder;
        return rules.Page(input, "Rules", r => r.ToJson());
    }

    public JsonObject SetPriorities(JsonObject input)
    {
        var next = input.RequiredStructures("RulePriorities").ToDictionary(
            p => resources.Rule(p.RequiredText("RuleArn")),
            p => p.IntBetween("Priority", 1, MaxPriority) ?? throw Errors.Validation("Priority is required."));
        if (next.Keys.FirstOrDefault(r => r.IsDefault) is { } fixedRule)
            throw new AwsError("OperationNotPermitted", $"Default rule '{fixedRule.Arn}' cannot be given a priority");
        foreach (var listener in next.Keys.Select(r => r.Listener).Distinct())
        {
            var taken = listener.Rules.Select(r => next.TryGetValue(r, out var moved) ? moved : r.Priority!.Value).CountBy(p => p);
            if (taken.FirstOrDefault(t => t.Value > 1) is { Value: > 1 } twice)
                throw InUse(twice.Key);
        }

        foreach (var (rule, priority) in next)
            rule.Priority = priority;
        foreach (var listener in next.Keys.Select(r => r.Listener).Distinct())
            routing.Changed(listener);
        return Answer(next.Keys);
    }

    private static List<RuleCondition> ReadConditions(IReadOnlyList<JsonObject> input)
    {
        var conditions = input.Select(RuleCondition.Read).ToList();
        if (conditions.Where(c => c.HeaderName is null).CountBy(c => c.Field).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            throw Errors.Validation($"A rule can have only one '{twice}' condition");
        return conditions.Sum(c => c.Values.Count) <= MaxConditionValues
            ? conditions
            : throw Errors.Validation($"A rule can have at most {MaxConditionValues} condition values");
    }

    private static void RefuseTransforms(JsonObject input)
    {
        if (input.Structures("Transforms") is { Count: > 0 })
            throw Errors.NotPlayed("transforms of rules");
    }

    private static AwsError InUse(int priority) => new("PriorityInUse", $"Priority '{priority}' is currently in use");

    private static JsonObject Answer(IEnumerable<ListenerRule> rules) => new() { ["Rules"] = rules.ToJsonArray(r => r.ToJson()) };
}
