using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Policies;
using RedGreen.Sandbox.AutoScaling.Schedules;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Targets;

/// <summary>RegisterScalableTarget, DescribeScalableTargets, DeregisterScalableTarget, ListTagsForResource.</summary>
internal sealed class TargetOperations(
    SandboxContext context, TargetBook targets, ScaledServices services, Scaler scaler, PolicyOperations policies, ScheduledActionOperations schedules)
{
    private const int MostIds = 50;

    /// <summary>Makes a target or changes one. Any such call brings the service into the target's range.</summary>
    public JsonObject Register(JsonObject input)
    {
        var resource = ScalableResource.Read(input);
        var (least, most) = (input.Amount("MinCapacity"), input.Amount("MaxCapacity"));
        var service = Service(resource);
        var target = targets.Find(resource);
        CheckRange(least ?? target?.MinCapacity ?? throw NeedsRange(resource), most ?? target?.MaxCapacity ?? throw NeedsRange(resource));
        if (target is null)
            targets.Add(target = New(resource, least!.Value, most!.Value, input));
        else if (input["Tags"] is not null)
            throw AutoScalingErrors.NotInSandbox("Changing a registered target's Tags");

        target.MinCapacity = least ?? target.MinCapacity;
        target.MaxCapacity = most ?? target.MaxCapacity;
        target.Suspended = target.Suspended.With(input.Structure("SuspendedState"));
        scaler.BringIntoRange(target, service.DesiredCount);
        return new() { ["ScalableTargetARN"] = target.Arn };
    }

    public JsonObject Describe(JsonObject input)
    {
        var ids = input.Texts("ResourceIds");
        return ids is { Count: > MostIds }
            ? throw AutoScalingErrors.Validation($"ResourceIds can have at most {MostIds} items; the request has {ids.Count}.")
            : Page.Of(input, "ScalableTargets", targets.Selected(input, ids).Select(target => (target.Resource.Id, target.Describe())));
    }

    /// <summary>Ends the scaling of a service, which keeps its count. Its policies, their alarms and its scheduled actions go with it.</summary>
    public JsonObject Deregister(JsonObject input)
    {
        var target = targets.Of(input);
        foreach (var policy in target.Policies.Values.ToList())
            policies.Remove(policy);
        foreach (var action in target.ScheduledActions.Values.ToList())
            schedules.Remove(action);
        targets.Remove(target);
        return [];
    }

    public JsonObject ListTags(JsonObject input)
    {
        var arn = input.Required("ResourceARN");
        var target = targets.All.FirstOrDefault(target => target.Arn == arn)
            ?? throw new AwsError("ResourceNotFoundException", $"No scalable target of this sandbox has the ARN {arn}.");
        return new() { ["Tags"] = new JsonObject(target.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))) };
    }

    internal static void CheckRange(int least, int most)
    {
        if (most < least)
            throw AutoScalingErrors.Validation($"Maximum capacity cannot be less than minimum capacity: {most} is less than {least}.");
    }

    private ScaledService Service(ScalableResource resource)
    {
        try
        {
            return services.Find(resource) ?? throw AutoScalingErrors.Validation($"ECS service doesn't exist: {resource.Id}");
        }
        catch (AwsError failed) when (failed.Code != "ValidationException")
        {
            throw AutoScalingErrors.Internal(failed);
        }
    }

    private ScalableTarget New(ScalableResource resource, int least, int most, JsonObject input) => new()
    {
        Resource = resource,
        Arn = context.Arn("application-autoscaling", $"scalable-target/{context.Hex(36)}"),
        // For ECS the service-linked role is taken, whatever role the request names.
        RoleArn = $"arn:aws:iam::{context.AccountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
        CreatedAt = context.Now,
        Tags = (input.Structure("Tags") ?? []).ToDictionary(tag => tag.Key, tag => (string?)tag.Value ?? ""),
        MinCapacity = least,
        MaxCapacity = most,
        Suspended = default,
    };

    private static AwsError NeedsRange(ScalableResource resource) =>
        AutoScalingErrors.Validation($"MinCapacity and MaxCapacity are required when registering a new scalable target: {resource.Id} has none yet.");
}
