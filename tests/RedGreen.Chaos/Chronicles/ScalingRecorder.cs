using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down what becomes of services' scaling.</summary>
internal sealed class ScalingRecorder(Notes notes) : IRecorder
{
    /// <summary>What is suspended, as text.</summary>
    public static string TextOf(SuspendedState suspended) => suspended switch
    {
        (false, false, false) => "nothing suspended",
        _ => $"suspended: {string.Join(", ", new[] { suspended.ScalingIn ? "in" : null, suspended.ScalingOut ? "out" : null, suspended.Scheduled ? "scheduled" : null }.OfType<string>())}",
    };

    public JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var resource = call.Input.Text("ResourceId") ?? "";
        var before = Find();
        return call.Then(next, error =>
        {
            var after = Find();
            if (error is null || before != after)
                notes.Add(new ScalingWrite(notes.Now, by, call.Operation, resource, before, after));
        });

        string? Find() => notes.Sandbox.Services.Scaling.Targets.All.FirstOrDefault(target => target.Resource.Id == resource) is { } target ? TextOf(target.Suspended) : null;
    }
}
