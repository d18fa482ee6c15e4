using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>The operation DescribeAlarms. Composite alarms are left out unless AlarmTypes asks for them, as in AWS.</summary>
internal sealed class DescribeAlarms(AlarmBook alarms)
{
    private const int MostNames = 100;
    private const int DefaultPage = 50;
    private const int LargestPage = 100;
    private static readonly string[] NotInSandbox = ["ChildrenOfAlarmName", "ParentsOfAlarmName"];

    public JsonObject Handle(JsonObject input)
    {
        if (NotInSandbox.FirstOrDefault(member => input[member] is not null) is { } unknown)
            throw CloudWatchErrors.NotInSandbox($"The parameter {unknown}");
        var pageSize = input.Int("MaxRecords") ?? DefaultPage;
        if (pageSize is < 1 or > LargestPage)
            throw CloudWatchErrors.Validation($"The value {pageSize} for parameter MaxRecords is invalid: 1 to {LargestPage}.");

        // By name: the last one of a page is where the next page goes on.
        var after = input.Text("NextToken");
        var page = Selected(input)
            .Where(alarm => after is null || string.CompareOrdinal(alarm.Name, after) > 0)
            .Take(pageSize + 1)
            .ToList();
        var shown = page.Take(pageSize).ToList();
        var output = new JsonObject
        {
            ["MetricAlarms"] = new JsonArray([.. shown.OfType<MetricAlarm>().Select(static alarm => alarm.Describe())]),
            ["CompositeAlarms"] = new JsonArray([.. shown.OfType<CompositeAlarm>().Select(static alarm => alarm.Describe())]),
        };
        if (page.Count > pageSize)
            output["NextToken"] = shown[^1].Name;
        return output;
    }

    private IEnumerable<Alarm> Selected(JsonObject input)
    {
        var names = input.Texts("AlarmNames") is { Count: > 0 } given ? given.ToHashSet() : null;
        var prefix = input.Text("AlarmNamePrefix");
        if (names is not null && prefix is not null)
            throw CloudWatchErrors.InvalidCombination("The parameters AlarmNames and AlarmNamePrefix are mutually exclusive and you have specified both.");
        if (names?.Count > MostNames)
            throw CloudWatchErrors.Validation($"The collection AlarmNames must not have a size greater than {MostNames}.");
        var types = input.Texts("AlarmTypes") is { Count: > 0 } asked ? asked : ["MetricAlarm"];
        if (types.FirstOrDefault(type => type is not ("MetricAlarm" or "CompositeAlarm")) is { } other)
            throw CloudWatchErrors.Validation($"The value {other} for parameter AlarmTypes is invalid: CompositeAlarm, MetricAlarm.");
        var state = input.Text("StateValue");
        if (state is not null && !AlarmState.IsKnown(state))
            throw CloudWatchErrors.Validation($"The value {state} for parameter StateValue is invalid: OK, ALARM, INSUFFICIENT_DATA.");
        var action = input.Text("ActionPrefix");
        return from alarm in alarms.All
               where names is null || names.Contains(alarm.Name)
               where prefix is null || alarm.Name.StartsWith(prefix, StringComparison.Ordinal)
               where types.Contains(alarm is CompositeAlarm ? "CompositeAlarm" : "MetricAlarm")
               where state is null || alarm.State == state
               where action is null || alarm.HasAction(action)
               select alarm;
    }
}
