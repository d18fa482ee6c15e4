using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedGreen.Hooks;

/// <summary>What the state machine got when it called a hook: the function's answer, or the error of the call.</summary>
public sealed record HookAnswer
{
    private const int LongestQuote = 200;
    private const int LongestReason = 500;

    /// <summary>What the function returned.</summary>
    public JsonElement? Answer { get; init; }

    /// <summary>The error's name; null where the function answered.</summary>
    [JsonPropertyName("Error")]
    public string? Error { get; init; }

    /// <summary>The error's cause; null for none.</summary>
    [JsonPropertyName("Cause")]
    public string? Cause { get; init; }

    /// <summary>The call after this answer: succeeded, failed or in progress. Whatever is none of these has failed, and says so.</summary>
    public HookVerdict Verdict() => Heard() is var heard && heard.Words is { Length: > LongestReason } words ? heard with { Words = $"{words[..LongestReason]}..." } : heard;

    private HookVerdict Heard()
    {
        if (Error is not null)
            return new(HookStatus.Failed, new Deployments.StateError(Error, Cause).Words());
        if (Answer is not { ValueKind: JsonValueKind.Object } answer || Text(answer, "status", "Status", "hookStatus") is not { } status)
            return Nonsense();
        var reason = Text(answer, "reason", "Reason", "message");
        // Amazon ECS's own lifecycle hooks say SUCCEEDED, FAILED and IN_PROGRESS: functions written for them work here too.
        return status.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "SUCCEEDED" => new(HookStatus.Succeeded, reason),
            "FAILED" => new(HookStatus.Failed, reason ?? "it gave no reason"),
            "INPROGRESS" => new(HookStatus.InProgress, reason),
            _ => Nonsense(),
        };
    }

    private HookVerdict Nonsense() =>
        new(HookStatus.Failed, $"it answered {Quote()}, which is none of {{\"status\": \"Succeeded\"}}, {{\"status\": \"Failed\", \"reason\": \"...\"}} and {{\"status\": \"InProgress\"}}");

    private string Quote()
    {
        var text = Answer?.GetRawText() ?? "nothing";
        return text.Length <= LongestQuote ? text : text[..LongestQuote] + "...";
    }

    private static string? Text(JsonElement answer, params string[] names) =>
        names.Select(name => answer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null).FirstOrDefault(text => text is not null);
}

/// <summary>What a hook's answer means.</summary>
/// <param name="Status">Which of the three.</param>
/// <param name="Words">In its own words; null where it had none.</param>
public readonly record struct HookVerdict(HookStatus Status, string? Words);

/// <summary>The three answers of a hook.</summary>
public enum HookStatus
{
    /// <summary>Go on.</summary>
    Succeeded,

    /// <summary>Roll back.</summary>
    Failed,

    /// <summary>Ask again.</summary>
    InProgress,
}
