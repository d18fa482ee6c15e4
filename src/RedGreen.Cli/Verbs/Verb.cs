using System.CommandLine;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Verbs;

/// <summary>A verb that asks AWS: its options for that, <c>--json</c>, and an example in its help.</summary>
internal sealed class Verb : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON: see docs/command.md." };

    public Verb(string name, string description, params string[] examples)
        : base(name, $"{description}\n\nExample:\n{string.Join('\n', examples.Select(example => $"  {example}"))}")
    {
    }

    /// <summary>Whether JSON was asked for.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Says what the verb does. Called when its own options are there, so that they come first in its help.</summary>
    public Verb Runs(Terminal terminal, Func<AwsAccess, ParseResult, CancellationToken, Task<int>> act)
    {
        Options.Add(_json);
        var options = AwsOptions.AddTo(this);
        SetAction(async (parsed, cancellationToken) =>
        {
            using var aws = options.Connect(parsed, terminal);
            return await act(aws, parsed, cancellationToken);
        });
        return this;
    }
}
