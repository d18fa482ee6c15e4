using RedGreen.Cli.Following;
using RedGreen.Requests;

namespace RedGreen.Cli.Unlocking;

/// <summary>A lock as <c>redgreen unlock</c> shows it to a person.</summary>
internal static class LockText
{
    public static IEnumerable<string> Of(SeenLock seen)
    {
        var held = seen.Held;
        yield return $"{held.Service} in {EcsName.Short(held.Cluster)} is {(held.IsLeftOnGreen ? "left on Green" : "locked")} by deployment {held.Id}{(held.Since is { } since ? $" since {DeploymentWords.Moment(since)}" : "")}";
        yield return $"  phase       {held.Phase}";
        if (!held.IsLeftOnGreen)
            yield return $"  owner       {held.Owner}";
        yield return $"  status      {Status(seen)}";
        if (held.Attempts > 0)
            yield return $"  recoveries  {held.Attempts}";
        if (Why(seen) is { Length: > 0 } why)
            yield return $"  why         {why}";
        yield return $"  means       {seen.Meaning}";
        yield return $"  waiting     {(seen.Waiting is { } next ? $"deployment {next.Id} ({next.Image ?? "?"}), since {DeploymentWords.Moment(next.Started)}" : "nobody")}";
    }

    /// <summary>What is said when it is cleared: what was not looked at, and where to look.</summary>
    public static IEnumerable<string> Cleared(SeenLock seen)
    {
        var held = seen.Held;
        yield return $"The lock of {held.Service} is cleared.";
        yield return seen.Held.Phase == "taken"
            ? "Nothing had been made."
            : $"Nothing else was changed: traffic, {seen.Green}, its target groups and the scaling of {held.Service} are as they were. What was done: redgreen history {held.Id}. Whether {held.Service} can be deployed again: redgreen services -v. What is left of Green, and how to look at the rules: docs/runbook.md";
    }

    private static string Status(SeenLock seen) => seen switch
    {
        { Held.IsLeftOnGreen: true } => Ending.PromotedOnGreen,
        { Owner: { } owner } => owner.IsRunning ? $"running: {DeploymentWords.Line(owner)}" : $"{owner.Status}{(owner.Error is { } error ? $", {error}" : "")}{(owner.Stopped is { } stopped ? $", ended {DeploymentWords.Moment(stopped)}" : "")}",
        _ => "not known any more",
    };

    private static string? Why(SeenLock seen) => seen.Owner?.Why ?? seen.Held.Document.Why;
}
