namespace RedGreen.Cli;

/// <summary>What the <c>redgreen</c> command exits with.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked; a deployment that was waited for is promoted.</summary>
    public const int Done = 0;

    /// <summary>It was done, and the outcome is not the one that was wanted: a deployment was rolled back.</summary>
    public const int Failed = 1;

    /// <summary>It was asked for what cannot be: options, files, ports, credentials or a request are not as they need to be. Nothing was changed.</summary>
    public const int Usage = 2;

    /// <summary>A person must look: the deployment ended in neither of its two safe places, or nobody can tell.</summary>
    public const int NeedsPerson = 3;

    /// <summary>Ctrl-C or SIGTERM ended it before it was done.</summary>
    public const int Interrupted = 130;
}
