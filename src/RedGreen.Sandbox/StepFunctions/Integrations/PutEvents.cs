using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>What is special about <c>arn:aws:states:::events:putEvents</c>.</summary>
internal static class PutEvents
{
    /// <summary>Each Detail may be given as JSON, and is sent as its text.</summary>
    public static JsonObject Prepare(JsonObject parameters)
    {
        foreach (var entry in (parameters["Entries"] as JsonArray ?? []).OfType<JsonObject>())
            if (entry["Detail"] is { } detail and not JsonValue)
                entry["Detail"] = Json.From(detail).ToString();
        return parameters;
    }

    /// <summary>An entry that failed fails the task.</summary>
    public static StateFailure? Check(JsonObject answer) => answer["FailedEntryCount"]?.GetValue<int>() is > 0
        ? new StateFailure("EventBridge.FailedEntry", Json.From(answer).ToString())
        : null;
}
