using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>PutScalingPolicy, DescribeScalingPolicies, DeleteScalingPolicy.</summary>
internal sealed class PolicyOperations(SandboxContext context, TargetBook targets, PolicyAlarms alarms, ResourceLabels labels)
{
    private const int MostNames = 50;

    public JsonObject Put(JsonObject input)
    {
        var name = input.RequiredName("PolicyName");
        var target = targets.Of(input);
        var earlier = target.Policies.GetValueOrDefault(name);
        var policy = Read(target, name, earlier, input);
        if (policy is TargetTracking { Metric: PredefinedMetric { Label: { } label } })
            labels.Check(label);
        if (policy is TargetTracking tracking)
            alarms.Put(tracking, earlier?.Alarms ?? []);
        target.Policies[name] = policy;
        return new() { ["PolicyARN"] = policy.Arn, ["Alarms"] = policy.DescribeAlarms() };
    }

    public JsonObject Describe(JsonObject input)
    {
        var names = input.Texts("PolicyNames");
        if (names is { Count: > MostNames })
            throw AutoScalingErrors.Validation($"PolicyNames can have at most {MostNames} items; the request has {names.Count}.");
        var selected = targets.Selected(input, input.Text("ResourceId") is { } id ? [id] : null).SelectMany(target => target.Policies.Values);
        return Page.Of(input, "ScalingPolicies", selected
            .Where(policy => names is not { Count: > 0 } || names.Contains(policy.Name) || names.Contains(policy.Arn))
            .Select(policy => (policy.Arn, policy.Describe())));
    }

    public JsonObject Delete(JsonObject input)
    {
        var name = input.Required("PolicyName");
        var target = targets.Of(input);
        Remove(target.Policies.GetValueOrDefault(name)
            ?? throw AutoScalingErrors.NotFound($"No scaling policy found for service namespace: {ScalableResource.Namespace}, resource ID: {target.Resource.Id}, scalable dimension: {ScalableResource.Dimension}, policy name: {name}"));
        return [];
    }

    /// <summary>Takes a policy away, and the alarms that were made for it.</summary>
    public void Remove(ScalingPolicy policy)
    {
        alarms.Delete(policy.Alarms);
        policy.Target.Policies.Remove(policy.Name);
    }

    private ScalingPolicy Read(ScalableTarget target, string name, ScalingPolicy? earlier, JsonObject input)
    {
        var type = input.OneOf("PolicyType", StepScaling.TypeName, TargetTracking.TypeName, "PredictiveScaling") ?? earlier?.Type ?? StepScaling.TypeName;
        if (type == "PredictiveScaling")
            throw AutoScalingErrors.NotInSandbox("The policy type PredictiveScaling");
        if (earlier is not null && earlier.Type != type)
            throw AutoScalingErrors.Validation($"The policy {name} is of type {earlier.Type}, which cannot be changed to {type}: delete it first.");
        var arn = earlier?.Arn ?? context.Arn("autoscaling", $"scalingPolicy:{context.Uuid()}:resource/{ScalableResource.Namespace}/{target.Resource.Id}:policyName/{name}");
        var created = earlier?.CreatedAt ?? context.Now;
        return type == StepScaling.TypeName
            ? new StepScaling(Configuration(input, "StepScalingPolicyConfiguration")) { Target = target, Name = name, Arn = arn, CreatedAt = created }
            : new TargetTracking(Configuration(input, "TargetTrackingScalingPolicyConfiguration")) { Target = target, Name = name, Arn = arn, CreatedAt = created };
    }

    private static JsonObject Configuration(JsonObject input, string name)
    {
        foreach (var other in (ReadOnlySpan<string>)["StepScalingPolicyConfiguration", "TargetTrackingScalingPolicyConfiguration", "PredictiveScalingPolicyConfiguration"])
            if (other != name && input[other] is not null)
                throw AutoScalingErrors.Validation($"{other} does not belong to this policy's type, which has a {name}.");
        return input.Structure(name) ?? throw AutoScalingErrors.Validation($"{name} must be specified for this policy's type.");
    }
}
