using System.Globalization;

namespace RedGreen.Cli.Following;

/// <summary>Where a deployment stands, in words.</summary>
internal static class DeploymentWords
{
    /// <summary>One line.</summary>
    public static string Line(ExecutionLook look) => string.Join(", ", Parts(look));

    /// <summary>What it does.</summary>
    public static string Doing(ExecutionLook look) => look.State switch
    {
        "WhenLocked?" or "TakeTurn" or "Turn?" or "WaitForLock" => "waiting for its turn",
        _ when look.Document.PausedFor is not null => "paused",
        _ when !look.IsRunning => look.Outcome!,
        var state => StateWords.Of(state ?? "", look.Document.Stage ?? ""),
    };

    /// <summary>A span as people say it: <c>4m 10s</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var seconds = (long)Math.Max(0, Math.Round(span.TotalSeconds));
        return seconds switch
        {
            < 60 => $"{seconds}s",
            < 3600 => seconds % 60 == 0 ? $"{seconds / 60}m" : $"{seconds / 60}m {seconds % 60}s",
            < 86_400 => seconds / 60 % 60 == 0 ? $"{seconds / 3600}h" : $"{seconds / 3600}h {seconds / 60 % 60}m",
            _ => $"{seconds / 86_400}d {seconds / 3600 % 24}h",
        };
    }

    /// <summary>A moment in UTC.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Until when it stays so, and what happens then; null where that is not known, or past.</summary>
    public static string? Until(ExecutionLook look) =>
        look.IsRunning && look.Document.Until() is { } deadline && deadline.At > look.Now ? $"in {Span(deadline.At - look.Now)} {deadline.Then}" : null;

    private static IEnumerable<string> Parts(ExecutionLook look)
    {
        var document = look.Document;
        yield return Doing(look);
        if (document.IsPlanned)
        {
            if (document.Step > 0)
                yield return $"step {document.Step} of {document.Steps}";
            yield return $"Green at {document.Weight}%";
        }

        if (Until(look) is { } until)
            yield return until;
    }
}
