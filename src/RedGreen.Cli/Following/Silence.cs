namespace RedGreen.Cli.Following;

/// <summary>Shows nothing: the document at the end is all that is wanted.</summary>
internal sealed class Silence : IProgressView
{
    public Task BeganAsync(string execution) => Task.CompletedTask;

    public Task LookedAsync(ExecutionLook look) => Task.CompletedTask;

    public Task EndedAsync(ExecutionLook look, int exitCode) => Task.CompletedTask;

    public Task SayAsync(string line) => Task.CompletedTask;
}
