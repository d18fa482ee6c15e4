using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Which paths into the context object mean something.</summary>
internal static class ContextPaths
{
    private static readonly string[] Known =
    [
        "Execution", "Execution.Id", "Execution.Input", "Execution.Name", "Execution.RoleArn", "Execution.StartTime",
        "State", "State.EnteredTime", "State.Name", "State.RetryCount",
        "StateMachine", "StateMachine.Id", "StateMachine.Name",
    ];

    private static readonly string[] OfMap = ["Map", "Map.Item", "Map.Item.Index", "Map.Item.Value"];

    /// <summary>Why a path into the context object leads nowhere; null where it leads somewhere.</summary>
    public static string? Refuse(JsonPath path, bool insideMap)
    {
        if (path.Segments is [])
            return null;
        if (!path.Segments.All(segment => segment is Segment.Field) && !LeadsIntoData(path))
            return $"'{path}': only fields lead through the context object.";
        var name = string.Join('.', path.Segments.TakeWhile(segment => segment is Segment.Field).Cast<Segment.Field>().Select(field => field.Name));
        if (Known.Contains(name) || name.StartsWith("Execution.Input.", StringComparison.Ordinal))
            return null;
        if (OfMap.Contains(name) || name.StartsWith("Map.Item.Value.", StringComparison.Ordinal))
            return insideMap ? null : $"'{path}' means something only in a Map's ItemSelector and states.";
        return name.StartsWith("Task", StringComparison.Ordinal)
            ? $"'{path}': the task token exists only for .waitForTaskToken, which is not supported."
            : $"'{path}' is not in the context object.";
    }

    private static bool LeadsIntoData(JsonPath path) => path.Segments is
        [Segment.Field { Name: "Execution" }, Segment.Field { Name: "Input" }, ..] or
        [Segment.Field { Name: "Map" }, Segment.Field { Name: "Item" }, Segment.Field { Name: "Value" }, ..];
}
