using RedGreen.Cli.Following;

namespace RedGreen.Cli.Running;

/// <summary>A deployment as <c>redgreen status</c> shows it to a person.</summary>
internal static class StatusText
{
    private const int LastEntries = 6;

    public static IEnumerable<string> Of(RunningDeployment deployment)
    {
        var look = deployment.Look;
        var document = look.Document;
        yield return $"{look.Service ?? "?"} in {look.Cluster ?? "?"}: {document.From ?? "?"} -> {look.Image ?? "?"}{(look.IsRecovery ? " (recovery)" : "")}";
        yield return $"  deployment  {look.Id}, {(look.IsRunning ? "running" : look.Outcome)} since {DeploymentWords.Moment(look.IsRunning ? look.Started : look.Stopped ?? look.Started)}";
        yield return $"  now         {DeploymentWords.Line(look)}";
        if (document.PausedFor is { } paused)
            yield return $"  waits for   {paused}";
        if (look.Why.Length > 0)
            yield return $"  why         {look.Why}";
        yield return $"  execution   {look.Execution}";
        if (ConsoleLink.Of(look.Execution) is { } link)
            yield return $"  console     {link}";
        foreach (var (entry, index) in document.Timeline.TakeLast(LastEntries).Select((entry, index) => (entry, index)))
            yield return $"  {(index == 0 ? "timeline" : "        ")}    {DeploymentWords.Moment(entry.At)}  {entry.What}";
        if (deployment.NeedsPerson)
            yield return $"  A PERSON MUST LOOK: {Ending.NextStep(look.Outcome, look.Service ?? "the service") ?? RunningDeployment.KeptLock(look)}";
    }
}
