namespace RedGreen.Cli.Following;

/// <summary>Shows a deployment while somebody waits for it.</summary>
internal interface IProgressView
{
    /// <summary>It was begun, or found.</summary>
    Task BeganAsync(string execution);

    /// <summary>It was looked at.</summary>
    Task LookedAsync(ExecutionLook look);

    /// <summary>It has ended.</summary>
    Task EndedAsync(ExecutionLook look, int exitCode);

    /// <summary>Something is to be said between two looks.</summary>
    Task SayAsync(string line);
}
