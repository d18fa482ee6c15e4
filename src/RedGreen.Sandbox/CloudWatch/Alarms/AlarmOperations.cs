using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>The operations that change alarms.</summary>
internal sealed class AlarmOperations(AlarmBook alarms)
{
    private const int MostNames = 100;

    public JsonObject PutMetricAlarm(JsonObject input)
    {
        alarms.PutMetric(input);
        return [];
    }

    public JsonObject PutCompositeAlarm(JsonObject input)
    {
        alarms.PutComposite(input);
        return [];
    }

    public JsonObject DeleteAlarms(JsonObject input)
    {
        var names = Names(input);
        if (names.FirstOrDefault(name => alarms.Find(name) is null) is { } unknown)
            throw NotFound(unknown);
        alarms.Delete(names);
        return [];
    }

    public JsonObject SetAlarmState(JsonObject input)
    {
        var name = input.Text("AlarmName") ?? throw CloudWatchErrors.Required("AlarmName");
        var state = input.Text("StateValue") ?? throw CloudWatchErrors.Required("StateValue");
        var reason = input.Text("StateReason") ?? throw CloudWatchErrors.Required("StateReason");
        if (!AlarmState.IsKnown(state))
            throw CloudWatchErrors.Validation($"1 validation error detected: Value '{state}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        var data = input.Text("StateReasonData");
        if (data is not null && !IsJson(data))
            throw new AwsError("InvalidFormat", "The parameter StateReasonData must be JSON.");
        alarms.Set(alarms.Find(name) ?? throw NotFound(name), state, reason, data);
        return [];
    }

    public JsonObject EnableAlarmActions(JsonObject input) => SetActions(input, enabled: true);

    public JsonObject DisableAlarmActions(JsonObject input) => SetActions(input, enabled: false);

    public JsonObject ListTagsForResource(JsonObject input)
    {
        var arn = input.Text("ResourceARN") ?? throw CloudWatchErrors.Required("ResourceARN");
        var alarm = alarms.All.FirstOrDefault(alarm => alarm.Arn == arn)
            ?? throw new AwsError("ResourceNotFoundException", $"No alarm of this sandbox has the ARN {arn}.", 404);
        return new() { ["Tags"] = new JsonArray([.. alarm.Tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]) };
    }

    // Names that are no alarm's are passed over, as in AWS.
    private JsonObject SetActions(JsonObject input, bool enabled)
    {
        foreach (var name in Names(input))
            if (alarms.Find(name) is { } alarm)
                alarm.ActionsEnabled = enabled;
        return [];
    }

    private static IReadOnlyList<string> Names(JsonObject input) => input.Texts("AlarmNames") switch
    {
        null => throw CloudWatchErrors.Required("AlarmNames"),
        { Count: > MostNames } => throw CloudWatchErrors.Validation($"The collection AlarmNames must not have a size greater than {MostNames}."),
        var names => names,
    };

    private static AwsError NotFound(string name) => new("ResourceNotFound", $"There is no alarm named {name}.", 404);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
