using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Policies;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Targets;

/// <summary>The scalable targets, and what belongs to them.</summary>
internal sealed class TargetBook
{
    private readonly SortedDictionary<string, ScalableTarget> _targets = new(StringComparer.Ordinal);

    /// <summary>By resource id.</summary>
    public IEnumerable<ScalableTarget> All => _targets.Values;

    public ScalableTarget? Find(ScalableResource resource) => _targets.GetValueOrDefault(resource.Id);

    /// <summary>The target that a request names.</summary>
    public ScalableTarget Of(JsonObject input)
    {
        var resource = ScalableResource.Read(input);
        return Find(resource) ?? throw AutoScalingErrors.NotFound(
            $"No scalable target registered for service namespace: {ScalableResource.Namespace}, resource ID: {resource.Id}, scalable dimension: {ScalableResource.Dimension}");
    }

    /// <summary>The targets that a Describe call's filters leave.</summary>
    /// <param name="input">The call's input.</param>
    /// <param name="resourceIds">The resources that it asks for; null for all.</param>
    public IEnumerable<ScalableTarget> Selected(JsonObject input, IReadOnlyList<string>? resourceIds)
    {
        ScalableResource.CheckNamespace(input);
        if (input.Text("ScalableDimension") is { } dimension)
        {
            ScalableResource.CheckDimension(dimension);
            if (resourceIds is not { Count: > 0 })
                throw AutoScalingErrors.Validation("If you specify a scalable dimension, you must also specify a resource ID.");
        }

        return resourceIds is { Count: > 0 } ? All.Where(target => resourceIds.Contains(target.Resource.Id)) : All;
    }

    public ScalingPolicy? Policy(string arn) => All.SelectMany(target => target.Policies.Values).FirstOrDefault(policy => policy.Arn == arn);

    public void Add(ScalableTarget target) => _targets.Add(target.Resource.Id, target);

    public void Remove(ScalableTarget target) => _targets.Remove(target.Resource.Id);
}
