using System.Globalization;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Following;

/// <summary>Progress as lines, which are good in a build's log: one for whatever changes, and one a minute in between.</summary>
internal sealed class LineProgress(Terminal terminal) : IProgressView
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private (string Doing, int Weight, string? Paused) _shown;
    private DateTimeOffset _shownAt;
    private int _told;

    public async Task BeganAsync(string execution)
    {
        await terminal.SayAsync($"following {execution}");
        if (ConsoleLink.Of(execution) is { } link)
            await terminal.SayAsync($"          {link}");
    }

    public async Task LookedAsync(ExecutionLook look)
    {
        var document = look.Document;
        var timeline = document.Timeline;
        // The timeline is bounded: once it is full, entries in its middle go.
        foreach (var entry in timeline.Skip(Math.Min(_told, timeline.Count)))
            await terminal.SayAsync($"{Clock(entry.At)}  {entry.What}");
        _told = timeline.Count;

        var now = terminal.Time.GetUtcNow();
        var state = (StateWords.Of(look.State ?? "", document.Stage ?? ""), document.Weight, document.PausedFor);
        if (!look.IsRunning || (state == _shown && now - _shownAt < Silence))
            return;
        (_shown, _shownAt) = (state, now);
        await terminal.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{Clock(look.Now)}  {state.Item1}, Green at {document.Weight}%{(document.Why is { Length: > 0 } why ? $"; {why}" : "")}"));
    }

    public async Task EndedAsync(ExecutionLook look, int exitCode)
    {
        await terminal.Output.WriteLineAsync(look.Outcome);
        if (exitCode != ExitCode.Done)
            await terminal.SayAsync($"{look.Outcome}: {look.Why}");
        if (Ending.NextStep(look.Outcome, look.Service ?? "the service") is { } next)
            await terminal.SayAsync(next);
    }

    public Task SayAsync(string line) => terminal.SayAsync(line);

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
