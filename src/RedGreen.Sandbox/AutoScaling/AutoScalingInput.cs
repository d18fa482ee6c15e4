using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>Checks that many operations share, with this service's answers.</summary>
internal static class AutoScalingInput
{
    private const int LongestName = 256;

    /// <summary>A text that must be there.</summary>
    public static string Required(this JsonObject input, string name) =>
        input.Text(name) is { Length: > 0 } text ? text : throw AutoScalingErrors.Required(Lower(name));

    /// <summary>One of a few words, or null where it is absent.</summary>
    public static string? OneOf(this JsonObject input, string name, params ReadOnlySpan<string> allowed) =>
        input.Text(name) is not { } text ? null
        : allowed.Contains(text) ? text
        : throw AutoScalingErrors.Validation($"1 validation error detected: Value '{text}' at '{Lower(name)}' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", allowed!)}]");

    /// <summary>The name of a policy or a scheduled action.</summary>
    public static string RequiredName(this JsonObject input, string name) =>
        input.Required(name) is { Length: <= LongestName } text && !text.Any(char.IsControl)
            ? text
            : throw AutoScalingErrors.Validation($"{name} must have 1 to {LongestName} characters, none of them a control character.");

    /// <summary>A number of tasks or of seconds: a whole number that is not negative; null where it is absent.</summary>
    public static int? Amount(this JsonObject input, string name) => input.Int(name) switch
    {
        null => null,
        >= 0 and var amount => amount,
        var amount => throw AutoScalingErrors.Validation($"{name} must not be negative; it is {amount}."),
    };

    /// <summary>A timestamp as AWS JSON has it: seconds since 1970, with milliseconds.</summary>
    public static JsonNode Epoch(DateTimeOffset at) => JsonValue.Create(at.ToUnixTimeMilliseconds() / 1000m);

    private static string Lower(string name) => string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));
}
