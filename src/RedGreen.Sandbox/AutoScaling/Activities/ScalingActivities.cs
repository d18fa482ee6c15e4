using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Activities;

/// <summary>What was scaled and why, or why not: the last of it, newest first.</summary>
internal sealed class ScalingActivities(SandboxContext context)
{
    private const int Kept = 200;
    private readonly Queue<(string Id, ScalableResource Resource, JsonObject Description)> _activities = new();

    public void Succeeded(ScalableResource resource, int desiredCount, string cause) => Add(
        resource, Setting(desiredCount), cause, "Successful", string.Create(CultureInfo.InvariantCulture, $"Successfully set desired count to {desiredCount}. Change successfully fulfilled by ecs."));

    public void Failed(ScalableResource resource, int desiredCount, string cause, AwsError error) => Add(
        resource, Setting(desiredCount), cause, "Failed", $"Failed to set desired count: {error.Message} (Error Code: {error.Code})");

    /// <summary>It could not even be worked out what to do.</summary>
    public void Failed(ScalableResource resource, string cause, string message) => Add(resource, "No capacity was set.", cause, "Failed", message);

    public JsonObject Describe(JsonObject input)
    {
        ScalableResource.CheckNamespace(input);
        if (input.Text("ScalableDimension") is { } dimension)
            ScalableResource.CheckDimension(dimension);
        var resource = input.Text("ResourceId") is { } id ? ScalableResource.Parse(id) : null;
        return Page.Of(input, "ScalingActivities", _activities.Reverse()
            .Where(activity => resource is null || activity.Resource == resource)
            .Select(activity => (activity.Id, activity.Description.DeepClone().AsObject())));
    }

    private static string Setting(int desiredCount) => string.Create(CultureInfo.InvariantCulture, $"Setting desired count to {desiredCount}.");

    private void Add(ScalableResource resource, string description, string cause, string status, string message)
    {
        if (_activities.Count == Kept)
            _activities.Dequeue();
        var id = context.Uuid();
        _activities.Enqueue((id, resource, resource.AddTo(new()
        {
            ["ActivityId"] = id,
            ["Description"] = description,
            ["Cause"] = cause,
            ["StartTime"] = AutoScalingInput.Epoch(context.Now),
            ["EndTime"] = AutoScalingInput.Epoch(context.Now),
            ["StatusCode"] = status,
            ["StatusMessage"] = message,
        })));
    }
}
