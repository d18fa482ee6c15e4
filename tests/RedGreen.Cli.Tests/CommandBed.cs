using System.Text;
using System.Text.Json.Nodes;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Tests;

/// <summary>Runs command lines in this process, and keeps what they say.</summary>
/// <param name="environment">The environment variables that they see.</param>
/// <param name="answers">What the person in front types; null where nobody sits there.</param>
internal sealed class CommandBed(IReadOnlyDictionary<string, string>? environment = null, string? answers = null) : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    /// <summary>What stands on standard input.</summary>
    public string Input { get; init; } = "";

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>All that was said, for a message that tells what went wrong.</summary>
    public string All => Output + Error;

    /// <summary>The document that was printed.</summary>
    public JsonNode Document => JsonNode.Parse(Output) ?? throw new InvalidOperationException(All);

    /// <summary>The events that were printed, a line each.</summary>
    public IReadOnlyList<JsonNode> Events => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public Task<int> RunAsync(params string[] arguments) => new RedGreenCommand(new Terminal(TextWriter.Synchronized(_output), TextWriter.Synchronized(_error))
    {
        Answers = answers is null ? null : new StringReader(answers),
        Input = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
        Environment = name => environment?.GetValueOrDefault(name),
    }).RunAsync(arguments, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
