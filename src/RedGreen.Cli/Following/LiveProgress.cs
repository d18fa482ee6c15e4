using System.Globalization;
using RedGreen.Cli.Speech;
using Spectre.Console;

namespace RedGreen.Cli.Following;

/// <summary>Progress for eyes: lines for what happened, and below them one line that is drawn over with where it stands.</summary>
internal sealed class LiveProgress : IProgressView, IAsyncDisposable
{
    private readonly Terminal _terminal;
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<StatusContext> _status = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private int _told;

    public LiveProgress(Terminal terminal)
    {
        _terminal = terminal;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        _drawing = _console.Status().StartAsync("starting", context =>
        {
            _status.SetResult(context);
            return _over.Task;
        });
    }

    public Task BeganAsync(string execution) => SayAsync($"following {ConsoleLink.Of(execution) ?? execution}");

    public async Task LookedAsync(ExecutionLook look)
    {
        var timeline = look.Document.Timeline;
        foreach (var entry in timeline.Skip(Math.Min(_told, timeline.Count)))
            await SayAsync($"{entry.At.LocalDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {entry.What}");
        _told = timeline.Count;
        (await _status.Task).Status = Markup.Escape(DeploymentWords.Line(look));
    }

    public async Task EndedAsync(ExecutionLook look, int exitCode)
    {
        await DisposeAsync();
        await _terminal.Output.WriteLineAsync(look.Outcome);
        if (exitCode != ExitCode.Done)
            await _terminal.SayAsync($"{look.Outcome}: {look.Why}");
        if (Ending.NextStep(look.Outcome, look.Service ?? "the service") is { } next)
            await _terminal.SayAsync(next);
    }

    public Task SayAsync(string line)
    {
        _console.WriteLine(line);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        await _drawing;
    }
}
