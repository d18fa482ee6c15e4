using System.Text.Json;
using RedGreen.Cli.Json;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Following;

/// <summary>Progress for machines: a line of JSON for whatever happens, the last one with the outcome.</summary>
internal sealed class EventProgress(Terminal terminal) : IProgressView
{
    private int _told;
    private string? _shown;

    public Task BeganAsync(string execution) => WriteAsync(new ProgressEvent("following") { Execution = execution, Console = ConsoleLink.Of(execution) });

    public async Task LookedAsync(ExecutionLook look)
    {
        var timeline = look.Document.Timeline;
        foreach (var entry in timeline.Skip(Math.Min(_told, timeline.Count)))
            await WriteAsync(new ProgressEvent("timeline") { At = entry.At, What = entry.What });
        _told = timeline.Count;
        var changed = $"{look.State} {look.Document.Why}";
        if (!look.IsRunning || changed == _shown)
            return;
        _shown = changed;
        await WriteAsync(new ProgressEvent("progress") { Deployment = DeploymentJson.Of(look, null) with { Timeline = null } });
    }

    public Task EndedAsync(ExecutionLook look, int exitCode) => WriteAsync(new ProgressEvent("ended")
    {
        Execution = look.Execution,
        Outcome = look.Outcome,
        ExitCode = exitCode,
        Why = look.Why,
        Reasons = look.Document.Reasons,
        NextStep = Ending.NextStep(look.Outcome, look.Service ?? "the service"),
    });

    public Task SayAsync(string line) => WriteAsync(new ProgressEvent("note") { What = line });

    private async Task WriteAsync(ProgressEvent what)
    {
        await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(what, LineJson.Default.ProgressEvent));
        await terminal.Output.FlushAsync();
    }
}
