using System.Text.Json.Nodes;

namespace RedGreen.Architecture.Tests.Permissions;

/// <summary>The IAM actions that the Task states of a definition need.</summary>
internal static class StateActions
{
    private const string Prefix = "arn:aws:states:::";

    private static readonly Dictionary<string, string> Services = new()
    {
        ["elasticloadbalancingv2"] = "elasticloadbalancing",
        ["applicationautoscaling"] = "application-autoscaling",
        ["sfn"] = "states",
    };

    // States.startExecution without .sync and Lambda's invoke have names of their own; ECS's updateService gives no
    // roles away where only a count is set.
    private static readonly Dictionary<string, string> Actions = new()
    {
        ["lambda:invoke"] = "lambda:InvokeFunction",
        ["states:startExecution"] = "states:StartExecution",
    };

    private static readonly Dictionary<string, string[]> Beside = new()
    {
        ["application-autoscaling:RegisterScalableTarget"] = ["ecs:DescribeServices", "ecs:UpdateService", "cloudwatch:DescribeAlarms"],
    };

    /// <summary>The actions, sorted.</summary>
    public static IReadOnlyList<string> Of(JsonNode definition) =>
        [.. Resources(definition).Select(Action).SelectMany(action => Beside.GetValueOrDefault(action, []).Prepend(action)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Resources(JsonNode? node) => node switch
    {
        JsonObject state => [.. state["Resource"] is JsonValue resource ? [(string)resource!] : Array.Empty<string>(), .. state.SelectMany(member => Resources(member.Value))],
        JsonArray list => list.SelectMany(Resources),
        _ => [],
    };

    private static string Action(string resource)
    {
        var call = resource[Prefix.Length..].Replace("aws-sdk:", "", StringComparison.Ordinal);
        if (Actions.TryGetValue(call, out var action))
            return action;
        return call.Split(':') is [var service, var operation]
            ? $"{Services.GetValueOrDefault(service, service)}:{char.ToUpperInvariant(operation[0])}{operation[1..]}"
            : throw new ArgumentException($"{resource} is no service integration.");
    }
}
