using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>
/// The rules that SAM makes of a function's or a state machine's <c>Events</c>: each is named after the resource and
/// the event, and has it as its one target.
/// </summary>
internal static class SamEvents
{
    private static readonly string[] OfAny = ["DeadLetterConfig", "Input", "RetryPolicy", "RoleArn", "State"];
    private static readonly string[] OfTarget = ["DeadLetterConfig", "Input", "InputPath", "InputTransformer", "RetryPolicy"];

    /// <param name="owner">The function or state machine.</param>
    /// <param name="arn">What the rule's target is.</param>
    /// <param name="problems">Where it says what is wrong.</param>
    public static IEnumerable<TemplateCall> Read(Resource owner, string arn, Problems problems)
    {
        foreach (var (name, node) in owner.Properties["Events"] as JsonObject ?? [])
        {
            var path = $"{owner.Path}.Events.{name}";
            var properties = node?["Properties"] as JsonObject ?? [];
            var source = new Resource($"{owner.LogicalId}{name}", Text.Of(node?["Type"]) ?? "(none)", $"{owner.LogicalId}{name}", $"{path}.Properties", properties);
            if (Rule(source, path, problems) is not { } rule)
                continue;
            yield return new(owner.LogicalId, "events", "PutRule", rule);
            yield return new(owner.LogicalId, "events", "PutTargets", new() { ["Rule"] = rule["Name"]!.DeepClone(), ["Targets"] = new JsonArray(Target(source, arn)) });
        }
    }

    private static JsonObject? Rule(Resource source, string path, Problems problems)
    {
        switch (source.Type)
        {
            case "EventBridgeRule" or "CloudWatchEvent":
                source.Expect(problems, OfAny, ["EventBusName", "InputPath", "InputTransformer", "Pattern", "RuleName", "Target"]);
                var rule = source.Only("EventBusName", "State");
                rule["Name"] = source.String("RuleName", source.Name);
                if (source.Properties["Pattern"] is { } pattern)
                    rule["EventPattern"] = RuleResource.Written(pattern);
                return rule;
            case "Schedule":
                source.Expect(problems, OfAny, ["Description", "Enabled", "Name", "Schedule", "Target"]);
                var schedule = source.Only("Description", "State");
                schedule["Name"] = source.String("Name", source.Name);
                schedule["ScheduleExpression"] = source.String("Schedule", "");
                if (source.Properties.ContainsKey("Enabled"))
                    schedule["State"] = source.String("Enabled", "true") == "true" ? "ENABLED" : "DISABLED";
                return schedule;
            default:
                problems.Add($"{path}.Type", $"is {source.Type}; the sandbox knows EventBridgeRule and Schedule.");
                return null;
        }
    }

    private static JsonObject Target(Resource source, string arn)
    {
        var target = source.Only(OfTarget);
        target["Id"] = Text.Of(source.Properties["Target"]?["Id"]) ?? $"{source.LogicalId}Target";
        target["Arn"] = arn;
        // SAM makes a role that may start the state machine.
        target["RoleArn"] = source.String("RoleArn", "arn:aws:iam::123456789012:role/sandbox");
        return target;
    }
}
