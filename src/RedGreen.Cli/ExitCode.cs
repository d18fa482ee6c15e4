namespace RedGreen.Cli;

/// <summary>What the <c>redgreen</c> command exits with.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>It was done, and the outcome is not the one that was wanted.</summary>
    public const int Failed = 1;

    /// <summary>It was asked for what cannot be: options, files or ports are not as they need to be.</summary>
    public const int Usage = 2;
}
