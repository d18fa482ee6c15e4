using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Attributes;
using RedGreen.Sandbox.LoadBalancing.Routing;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.LoadBalancing.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.TargetGroups;

/// <summary>The operations on target groups.</summary>
internal sealed class TargetGroupOperations(
    SandboxContext context, Resources resources, TargetRegistrations registrations, RoutingPublisher routing)
{
    public JsonObject Create(JsonObject input)
    {
        var settings = TargetGroupSettings.Read(input);
        var tags = TagSet.Read(input);
        if (resources.TargetGroups.Values.FirstOrDefault(g => g.Name == settings.Name) is { } existing)
            return existing.Settings == settings && existing.Tags.Equals(tags)
                ? Answer(existing)
                : throw new AwsError("DuplicateTargetGroupName", $"A target group with the same name '{settings.Name}' exists, but with different settings");
        var group = new TargetGroup(settings)
        {
            Arn = context.Arn("elasticloadbalancing", $"targetgroup/{settings.Name}/{context.Hex(16)}"),
            Attributes = new(settings.Attributes, "Target group"),
            Tags = tags,
        };
        resources.TargetGroups.Add(group.Arn, group);
        return Answer(group);
    }

    public JsonObject Describe(JsonObject input) => Select(input).Page(input, "TargetGroups", g => g.ToJson());

    public JsonObject Modify(JsonObject input)
    {
        var group = resources.TargetGroup(input.RequiredText("TargetGroupArn"));
        group.Settings = group.Settings with { HealthCheck = group.Settings.HealthCheck.With(input) };
        registrations.RestartChecks(group);
        return Answer(group);
    }

    /// <remarks>Deleting a group that is not there succeeds, as on AWS: the model knows no other error than ResourceInUse.</remarks>
    public JsonObject Delete(JsonObject input)
    {
        var arn = Resources.CheckArn(input.RequiredText("TargetGroupArn"), "target group", ":targetgroup/");
        if (!resources.TargetGroups.TryGetValue(arn, out var group))
            return [];
        if (group.LoadBalancer is not null)
            throw new AwsError("ResourceInUse", $"Target group '{arn}' is currently in use by a listener or a rule");
        registrations.RemoveAll(group);
        resources.TargetGroups.Remove(arn);
        return [];
    }

    public JsonObject DescribeAttributes(JsonObject input) =>
        new() { ["Attributes"] = resources.TargetGroup(input.RequiredText("TargetGroupArn")).Attributes.ToJson() };

    public JsonObject ModifyAttributes(JsonObject input)
    {
        var group = resources.TargetGroup(input.RequiredText("TargetGroupArn"));
        group.Attributes.Set(input.RequiredStructures("Attributes"), values =>
        {
            TargetGroupAttributes.CheckTogether(values);
            if (values[TargetGroupAttributes.StickinessEnabled] == "true" && BehindUnstickyAction(group))
                throw Errors.InvalidConfiguration($"This target group appears behind a rule with group stickiness disabled ({group.Arn}). You must enable group stickiness before enabling target stickiness");
        });
        group.RefreshInService();
        routing.TargetsChanged(group);
        return new() { ["Attributes"] = group.Attributes.ToJson() };
    }

    private IEnumerable<TargetGroup> Select(JsonObject input)
    {
        var arns = input.Texts("TargetGroupArns") is { Count: > 0 } a ? a : null;
        var names = input.Texts("Names") is { Count: > 0 } n ? n : null;
        var loadBalancer = input.Text("LoadBalancerArn");
        if ((arns is null ? 0 : 1) + (names is null ? 0 : 1) + (loadBalancer is null ? 0 : 1) > 1)
            throw Errors.Validation("Target group ARNs, target group names and a load balancer ARN cannot be specified at the same time");
        if (arns is not null)
            return arns.Select(resources.TargetGroup).ToList();
        if (loadBalancer is not null)
        {
            var attached = resources.LoadBalancer(loadBalancer);
            return resources.TargetGroups.Values.Where(g => g.LoadBalancer == attached);
        }

        if (names is null)
            return resources.TargetGroups.Values;
        var found = resources.TargetGroups.Values.Where(g => names.Contains(g.Name)).ToList();
        return found.Count == names.Distinct().Count()
            ? found
            : throw new AwsError("TargetGroupNotFound", $"One or more target groups not found: {string.Join(", ", names.Except(found.Select(g => g.Name)))}");
    }

    private bool BehindUnstickyAction(TargetGroup group) => resources.Rules.Values
        .SelectMany(r => r.Actions)
        .Any(a => a.Forward is { IsSticky: false, Groups.Count: > 1 } forward && forward.Groups.Any(g => g.Group == group));

    private static JsonObject Answer(TargetGroup group) => new() { ["TargetGroups"] = new JsonArray(group.ToJson()) };
}
