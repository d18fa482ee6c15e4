using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>Reads an <c>AWS::Events::Rule</c>.</summary>
internal static class RuleResource
{
    private static readonly string[] Played = ["Name", "Description", "EventBusName", "EventPattern", "RoleArn", "ScheduleExpression", "State", "Targets"];
    private static readonly string[] Passed = ["Tags"];

    public static IEnumerable<TemplateCall> Read(Resource rule, Problems problems)
    {
        rule.Expect(problems, Played, Passed);
        var input = rule.Only("Description", "EventBusName", "RoleArn", "ScheduleExpression", "State");
        input["Name"] = rule.Name;
        if (rule.Properties["EventPattern"] is { } pattern)
            input["EventPattern"] = Text.Of(pattern) ?? Written(pattern);
        yield return new(rule.LogicalId, "events", "PutRule", input);
        if (rule.Properties["Targets"] is JsonArray { Count: > 0 } targets)
            yield return new(rule.LogicalId, "events", "PutTargets", new() { ["Rule"] = rule.Name, ["Targets"] = targets.DeepClone() });
    }

    /// <summary>A pattern as the service takes it.</summary>
    public static string Written(JsonNode pattern) => StepFunctions.Data.Json.From(pattern).ToString();
}
