using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events;

/// <summary>PutEvents: each entry is taken or refused on its own.</summary>
internal sealed class PutEvents(EventBus bus)
{
    private const int MostEntries = 10;
    private const int LargestCall = 262_144;
    private static readonly string[] Texts = ["Source", "DetailType", "Detail"];
    private static readonly string[] Known = ["Detail", "DetailType", "EventBusName", "Resources", "Source", "Time", "TraceHeader"];

    public JsonObject Handle(JsonObject input)
    {
        if (input["EndpointId"] is not null)
            throw EventErrors.NotInSandbox("A global endpoint (EndpointId)");
        var entries = input.Structures("Entries") ?? throw EventErrors.Missing("Entries");
        if (entries.Count is 0 or > MostEntries)
            throw EventErrors.Validation($"1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length from 1 to {MostEntries}.");
        if (entries.Sum(Size) > LargestCall)
            throw EventErrors.Validation($"Total size of the entries in the request is over the limit of {LargestCall} bytes.");
        var answers = entries.Select(Take).ToList();
        return new()
        {
            ["FailedEntryCount"] = answers.Count(answer => answer.ContainsKey("ErrorCode")),
            ["Entries"] = new JsonArray([.. answers]),
        };
    }

    private JsonObject Take(JsonObject entry)
    {
        try
        {
            return new() { ["EventId"] = bus.Take(Read(entry)) };
        }
        catch (AwsError error)
        {
            return new() { ["ErrorCode"] = error.Code, ["ErrorMessage"] = error.Message };
        }
    }

    private static EventContent Read(JsonObject entry)
    {
        if (entry.Select(member => member.Key).Except(Known).FirstOrDefault() is { } unknown)
            throw Invalid(unknown, "there is no such member.");
        BusNames.Check(entry.Text("EventBusName"));
        var source = Required("Source");
        // Only AWS's services speak for AWS's services.
        if (source.StartsWith("aws.", StringComparison.Ordinal))
            throw new AwsError("NotAuthorizedForSourceException", "Not authorized for the source.");
        return new(source, Required("DetailType"), Detail(Required("Detail"))) { Resources = entry.Texts("Resources") ?? [], Time = entry.Timestamp("Time") };

        string Required(string name) => entry.Text(name) is { Length: > 0 } text ? text : throw Invalid(name, $"{name} is a required argument.");
    }

    private static JsonMap Detail(string text)
    {
        try
        {
            return Json.Parse(text) as JsonMap ?? throw new AwsError("MalformedDetail", "Detail is malformed.");
        }
        catch (JsonException)
        {
            throw new AwsError("MalformedDetail", "Detail is malformed.");
        }
    }

    // As AWS counts: 14 bytes for a time, the rest as UTF-8.
    private static int Size(JsonObject entry) =>
        Texts.Sum(name => Encoding.UTF8.GetByteCount(entry.Text(name) ?? ""))
        + (entry.Texts("Resources") ?? []).Sum(Encoding.UTF8.GetByteCount)
        + (entry["Time"] is null ? 0 : 14);

    private static AwsError Invalid(string parameter, string reason) =>
        new("InvalidArgument", string.Create(CultureInfo.InvariantCulture, $"Parameter {parameter} is not valid. Reason: {reason}"));
}
