namespace RedGreen.Cli.Following;

/// <summary>Something was started or goes on, and it cannot be told any more what becomes of it. A person must look.</summary>
internal sealed class LostSightException(string message, Exception cause) : Exception(message, cause);
