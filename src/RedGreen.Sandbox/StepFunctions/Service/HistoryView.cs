using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution.Events;
using RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>History events as GetExecutionHistory shows them.</summary>
internal static class HistoryView
{
    /// <summary>One event.</summary>
    /// <param name="of">The event.</param>
    /// <param name="withData">Whether inputs and outputs are shown.</param>
    public static JsonObject Show(HistoryEvent of, bool withData)
    {
        var shown = new JsonObject
        {
            ["timestamp"] = of.At.ToEpochSeconds(),
            ["type"] = of.Type,
            ["id"] = of.Id,
            ["previousEventId"] = of.PreviousId,
        };
        if (Details(of.Details, withData) is { Count: > 0 } details)
            shown[MemberFor(of.Type)] = details;
        return shown;
    }

    private static string MemberFor(string type)
    {
        if (type.EndsWith("StateEntered", StringComparison.Ordinal))
            return "stateEnteredEventDetails";
        return type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExitedEventDetails" : $"{MemberCase.LowerFirst(type)}EventDetails";
    }

    private static JsonObject Details(EventDetails details, bool withData)
    {
        var shown = new JsonObject();
        Add("name", details.Name);
        Add("resourceType", details.ResourceType);
        Add("resource", details.Resource);
        Add("region", details.Region);
        Add("roleArn", details.RoleArn);
        Add("parameters", details.Parameters?.ToString());
        AddData("input", details.Input);
        AddData("output", details.Output);
        Add("timeoutInSeconds", details.TimeoutInSeconds);
        Add("heartbeatInSeconds", details.HeartbeatInSeconds);
        Add("error", details.Error);
        Add("cause", details.Cause);
        Add("index", details.Index);
        Add("length", details.Length);
        return shown;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                shown[name] = value;
        }

        void AddData(string name, Json? data)
        {
            if (data is null || !withData)
                return;
            shown[name] = data.ToString();
            shown[name + "Details"] = new JsonObject { ["truncated"] = false };
        }
    }
}
