using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedGreen.Cli.Judging;

/// <summary>A minute, as <c>judge --json</c> prints it.</summary>
/// <param name="Minute">As it stands in the file: a number or a string.</param>
/// <param name="Decision">What a deployment would do after it.</param>
/// <param name="E">E of the comparison of failures.</param>
/// <param name="ESafe">E of the mirrored comparison.</param>
/// <param name="Reasons">Why.</param>
internal sealed record MinuteJson(JsonElement Minute, WindowDecision Decision, double E, double ESafe, IReadOnlyList<string> Reasons);

/// <summary>The last line of <c>judge --json</c>.</summary>
/// <param name="Decision">What the trace came to.</param>
/// <param name="Minute">When.</param>
internal sealed record OutcomeJson(Outcome Decision, JsonElement Minute);

/// <summary>One line each.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MinuteJson))]
[JsonSerializable(typeof(OutcomeJson))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
internal sealed partial class JudgeJson : JsonSerializerContext;

/// <summary>A back-test as lines of JSON.</summary>
internal static class JudgeLines
{
    // Reasons are read by people too, and these lines are no part of a web page: "E = 119.5 >= 50" stays as it is.
    private static readonly JudgeJson Json = new(new JsonSerializerOptions(JudgeJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static IEnumerable<string> Of(BackTest test) =>
    [
        .. test.Minutes.Select(minute => JsonSerializer.Serialize(
            new MinuteJson(minute.Row.Minute.ToJson(), minute.Decision, minute.Judgement.E, minute.Judgement.ESafe, minute.Reasons), Json.MinuteJson)),
        JsonSerializer.Serialize(new OutcomeJson(test.Outcome, test.Decisive.Row.Minute.ToJson()), Json.OutcomeJson),
    ];
}
