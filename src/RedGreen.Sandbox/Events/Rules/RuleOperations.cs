using System.Text.Json.Nodes;
using RedGreen.Sandbox.Events.Patterns;
using RedGreen.Sandbox.Events.Schedules;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>The operations on rules.</summary>
internal sealed class RuleOperations(SandboxContext context, RuleBook rules, ScheduleClock clock)
{
    /// <summary>PutRule: makes a rule, or changes all of one but its targets.</summary>
    public JsonObject Put(JsonObject input)
    {
        BusNames.Check(input.Text("EventBusName"));
        var name = input.Text("Name") ?? throw EventErrors.Missing("Name");
        RuleNames.Check("Name", name);
        var (pattern, schedule) = (input.Text("EventPattern"), input.Text("ScheduleExpression"));
        if (string.IsNullOrEmpty(pattern) && string.IsNullOrEmpty(schedule))
            throw EventErrors.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        var rule = (rules.Find(name) ?? new Rule(name, context.Arn("events", $"rule/{name}"))) with
        {
            Pattern = string.IsNullOrEmpty(pattern) ? null : EventPattern.Parse(pattern),
            Schedule = string.IsNullOrEmpty(schedule) ? null : ScheduleExpression.Parse(schedule),
            IsEnabled = State(input.Text("State")),
            Description = input.Text("Description"),
            RoleArn = input.Text("RoleArn"),
        };
        Keep(rule);
        return new() { ["RuleArn"] = rule.Arn };
    }

    /// <summary>DescribeRule.</summary>
    public JsonObject Describe(JsonObject input) => Shown(Named(input));

    /// <summary>ListRules.</summary>
    public JsonObject List(JsonObject input)
    {
        BusNames.Check(input.Text("EventBusName"));
        var prefix = input.Text("NamePrefix") ?? "";
        return Page.Of(input, "Rules", [.. rules.All.Where(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(Shown)]);
    }

    /// <summary>DeleteRule. What is not there is deleted already.</summary>
    public JsonObject Delete(JsonObject input)
    {
        BusNames.Check(input.Text("EventBusName"));
        var name = input.Text("Name") ?? throw EventErrors.Missing("Name");
        if (rules.Find(name) is { Targets.Count: > 0 })
            throw EventErrors.Validation("Rule can't be deleted since it has targets.");
        rules.Remove(name);
        clock.Changed(name);
        return [];
    }

    /// <summary>EnableRule.</summary>
    public JsonObject Enable(JsonObject input) => Switch(input, isEnabled: true);

    /// <summary>DisableRule.</summary>
    public JsonObject Disable(JsonObject input) => Switch(input, isEnabled: false);

    private JsonObject Switch(JsonObject input, bool isEnabled)
    {
        Keep(Named(input) with { IsEnabled = isEnabled });
        return [];
    }

    private void Keep(Rule rule)
    {
        rules.Put(rule);
        clock.Changed(rule.Name);
    }

    private Rule Named(JsonObject input)
    {
        BusNames.Check(input.Text("EventBusName"));
        return rules.Get(input.Text("Name"));
    }

    private static bool State(string? state) => state switch
    {
        null or "ENABLED" => true,
        "DISABLED" => false,
        _ => throw EventErrors.Validation($"State is ENABLED or DISABLED, not {state}."),
    };

    private static JsonObject Shown(Rule rule)
    {
        var shown = new JsonObject { ["Name"] = rule.Name, ["Arn"] = rule.Arn };
        Add("EventPattern", rule.Pattern?.Text);
        Add("ScheduleExpression", rule.Schedule?.Text);
        Add("State", rule.IsEnabled ? "ENABLED" : "DISABLED");
        Add("Description", rule.Description);
        Add("RoleArn", rule.RoleArn);
        Add("EventBusName", EventBus.Name);
        return shown;

        void Add(string name, string? value)
        {
            if (value is not null)
                shown[name] = value;
        }
    }
}
