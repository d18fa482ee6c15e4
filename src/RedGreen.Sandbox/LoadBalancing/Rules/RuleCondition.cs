using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Rules;

/// <summary>One condition of a rule.</summary>
internal sealed record RuleCondition(string Field, IReadOnlyList<string> Values, string? HeaderName)
{
    private const int MaxValueLength = 128;

    private static readonly Dictionary<string, string> ConfigMembers = new()
    {
        ["host-header"] = "HostHeaderConfig",
        ["path-pattern"] = "PathPatternConfig",
        ["http-header"] = "HttpHeaderConfig",
        ["http-request-method"] = "HttpRequestMethodConfig",
    };

    private bool HasShortForm => Field is "host-header" or "path-pattern";

    public static RuleCondition Read(JsonObject input)
    {
        var field = input.RequiredText("Field");
        if (field is "query-string" or "source-ip")
            throw Errors.NotPlayed($"rule conditions of the field '{field}'");
        if (!ConfigMembers.TryGetValue(field, out var member))
            throw Errors.Validation($"Condition field '{field}' must be one of '[{string.Join(", ", ConfigMembers.Keys)}, query-string, source-ip]'");
        var config = input.Structure(member);
        if (input["RegexValues"] is not null || config?["RegexValues"] is not null)
            throw Errors.NotPlayed("regular expressions in rule conditions");

        var condition = new RuleCondition(field, config?.Texts("Values") ?? input.Texts("Values") ?? [], config?.Text("HttpHeaderName"));
        if (condition.Values.Count == 0)
            throw Errors.Validation("A condition value must be specified");
        if (condition.Values.FirstOrDefault(v => v.Length > MaxValueLength) is { } tooLong)
            throw Errors.Validation($"Condition value '{tooLong}' can have at most {MaxValueLength} characters");
        if (field == "http-header" && condition.HeaderName is null or "")
            throw Errors.Validation("HttpHeaderConfig.HttpHeaderName is required.");
        return condition;
    }

    public JsonObject ToJson()
    {
        var config = new JsonObject().With("HttpHeaderName", HeaderName).With("Values", Values.ToJsonArray(v => v));
        return new JsonObject { ["Field"] = Field }
            .With("Values", HasShortForm ? Values.ToJsonArray(v => v) : null)
            .With(ConfigMembers[Field], config);
    }

    public RoutedCondition ToRouted() => new(Field, Values, HeaderName);
}
