using RedGreen.Cli.Following;

namespace RedGreen.Cli.History;

/// <summary>One deployment's whole story.</summary>
internal static class StoryText
{
    public static IEnumerable<string> Of(ExecutionLook look)
    {
        var document = look.Document;
        yield return $"deployment {look.Id}: {look.Service ?? "?"} in {look.Cluster ?? "?"}, {document.From ?? "?"} -> {look.Image ?? "?"}{(look.IsRecovery ? " (recovery)" : "")}";
        yield return look.Stopped is { } stopped
            ? $"{look.Outcome} after {DeploymentWords.Span(stopped - look.Started)}, begun {DeploymentWords.Moment(look.Started)}"
            : $"running since {DeploymentWords.Moment(look.Started)}: {DeploymentWords.Line(look)}";
        if (look.Why.Length > 0)
            yield return $"why: {look.Why}";
        if (Ending.NextStep(look.Outcome ?? Ending.Done, look.Service ?? "the service") is { } next)
            yield return next;
        yield return "";
        yield return look.Execution;
        if (ConsoleLink.Of(look.Execution) is { } link)
            yield return link;
        if (document.Timeline is not [])
            yield return "";
        foreach (var entry in document.Timeline)
            yield return $"{DeploymentWords.Moment(entry.At)}  {entry.What}";
    }
}
