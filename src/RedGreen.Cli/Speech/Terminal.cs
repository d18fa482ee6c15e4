namespace RedGreen.Cli.Speech;

/// <summary>What the command talks through, and what it takes from its surroundings.</summary>
/// <param name="Output">Results, and nothing else.</param>
/// <param name="Error">Everything that is said to the person in front.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>What the person types; null where nobody can be asked.</summary>
    public TextReader? Answers { get; init; }

    /// <summary>Standard input, where a file is asked for and <c>-</c> was said.</summary>
    public Func<Stream> Input { get; init; } = System.Console.OpenStandardInput;

    /// <summary>Whether what is said can be drawn over: a person looks at it now, not at a build's log later.</summary>
    public bool IsLive { get; init; }

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The real one.</summary>
    public static Terminal Console { get; } = new(System.Console.Out, System.Console.Error)
    {
        Answers = System.Console.IsInputRedirected || System.Console.IsErrorRedirected ? null : System.Console.In,
        IsLive = !System.Console.IsErrorRedirected && System.Environment.GetEnvironmentVariable("CI") is null,
    };

    /// <summary>Says a line to the person in front.</summary>
    public Task SayAsync(string line) => Error.WriteLineAsync(line);

    /// <summary>Asks for a yes. Where nobody can be asked and <paramref name="yes"/> was not given, it refuses.</summary>
    /// <exception cref="UsageException">There is nobody to ask.</exception>
    public async Task<bool> ConfirmAsync(string question, bool yes, CancellationToken cancellationToken)
    {
        if (yes)
            return true;
        if (Answers is null)
            throw new UsageException($"{question} There is no terminal to ask on. Nothing was changed. Say --yes to go on without asking.");
        await Error.WriteAsync($"{question} [y/N] ");
        await Error.FlushAsync(cancellationToken);
        return (await Answers.ReadLineAsync(cancellationToken))?.Trim() is "y" or "Y" or "yes";
    }
}
