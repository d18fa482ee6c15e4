using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Chaos.Chronicles;

/// <summary>An execution of the deployment machine.</summary>
/// <param name="Arn">The execution.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Input">Its input.</param>
internal sealed record ExecutionRecord(string Arn, DateTimeOffset StartedAt, string Input)
{
    private JsonObject? _input;

    /// <summary>How it ended; null while it runs.</summary>
    public ExecutionEnd? End { get; set; }

    /// <summary>Its name.</summary>
    public string Name => Names.Last(Arn);

    /// <summary>Whether it is to bring another one to its end.</summary>
    public bool IsRecovery => Asked["recover"] is JsonValue value && value.TryGetValue<bool>(out var recover) && recover;

    /// <summary>What its input asks for; empty where that is no object.</summary>
    public JsonObject Asked => _input ??= Read(Input);

    private static JsonObject Read(string input)
    {
        try
        {
            return JsonNode.Parse(input) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // A story may send nonsense: it is refused, and asks for nothing.
            return [];
        }
    }
}

/// <summary>How an execution ended.</summary>
/// <param name="At">When.</param>
/// <param name="Status">AWS's name: SUCCEEDED, FAILED, ABORTED, TIMED_OUT.</param>
/// <param name="Error">The error.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Events">How many events its history has.</param>
/// <param name="LargestInput">The largest input of a state among the last ones, in bytes.</param>
/// <param name="Then">What there was at that moment.</param>
internal sealed record ExecutionEnd(DateTimeOffset At, string Status, string? Error, string? Cause, int Events, int LargestInput, Scene Then)
{
    /// <summary>What there was three minutes later; null where the run was over before.</summary>
    public Scene? Later { get; set; }

    /// <summary>The ending's name.</summary>
    public string Name => Status switch
    {
        "SUCCEEDED" => "Promoted",
        "FAILED" => Error ?? "FAILED",
        _ => Status,
    };
}

/// <summary>An invocation of a function by a state.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Function">The function.</param>
/// <param name="At">When it began.</param>
internal readonly record struct Invocation(string Execution, string Function, DateTimeOffset At);
