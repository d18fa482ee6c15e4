using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Following;

/// <summary>Which view suits: events for machines, a live line for eyes, lines for a build's log.</summary>
internal static class ProgressViews
{
    public static IProgressView For(Terminal terminal, bool json) =>
        json ? new EventProgress(terminal) : terminal.IsLive ? new LiveProgress(terminal) : new LineProgress(terminal);

    /// <summary>Uses a view, and leaves the terminal as it was.</summary>
    public static async Task<T> UseAsync<T>(Terminal terminal, bool json, Func<IProgressView, Task<T>> use)
    {
        var view = For(terminal, json);
        try
        {
            return await use(view);
        }
        finally
        {
            if (view is IAsyncDisposable live)
                await live.DisposeAsync();
        }
    }
}
