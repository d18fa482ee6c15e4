namespace RedGreen.Cli;

/// <summary>What the person in front can put right; the message says what is wrong and what to do.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
