using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.Template;

/// <summary>Evaluates CloudFormation's intrinsic functions, in their long form.</summary>
/// <param name="scope">What names mean.</param>
/// <param name="problems">Where it says what cannot be evaluated.</param>
internal sealed partial class Intrinsics(TemplateScope scope, Problems problems)
{
    /// <summary>The value without intrinsic functions; properties that are <c>AWS::NoValue</c> are left out.</summary>
    public JsonNode? Resolve(JsonNode? value, string path) => value switch
    {
        JsonObject { Count: 1 } call when IsIntrinsic(call.First().Key) => Call(call.First().Key, call.First().Value, path),
        JsonObject mapping => new JsonObject(mapping
            .Where(property => !IsNoValue(property.Value, $"{path}.{property.Key}"))
            .Select(property => KeyValuePair.Create(property.Key, Resolve(property.Value, $"{path}.{property.Key}")))),
        JsonArray list => new JsonArray([.. list.Where(item => !IsNoValue(item, path)).Select((item, index) => Resolve(item, $"{path}[{index}]"))]),
        _ => value?.DeepClone(),
    };

    /// <summary>A condition's value.</summary>
    public bool Holds(JsonNode? condition, string path)
    {
        if (condition is not JsonObject { Count: 1 } call)
            return Refused(path, "is a condition: Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition.");
        var (name, argument) = call.First();
        var list = argument as JsonArray ?? [];
        return (name, list.Count) switch
        {
            ("Condition", _) when Text.Of(argument) is { } other => scope.Holds(other, path),
            ("Fn::Equals", 2) => Text.Of(Resolve(list[0], path)) == Text.Of(Resolve(list[1], path)),
            ("Fn::Not", 1) => !Holds(list[0], path),
            ("Fn::And", >= 2) => list.All(item => Holds(item, path)),
            ("Fn::Or", >= 2) => list.Any(item => Holds(item, path)),
            _ => Refused(path, $"{name} with {argument?.ToJsonString() ?? "nothing"} is no condition that the sandbox knows."),
        };
    }

    private JsonNode? Call(string name, JsonNode? argument, string path)
    {
        switch (name, argument)
        {
            case ("Ref", JsonValue) when Text.Of(argument) is { } target:
                return scope.Ref(target, path);
            case ("Fn::GetAtt", JsonArray { Count: 2 } pair) when Text.Of(pair[0]) is { } owner && Text.Of(Resolve(pair[1], path)) is { } attribute:
                return scope.GetAtt(owner, attribute, path);
            case ("Fn::Sub", JsonValue) when Text.Of(argument) is { } text:
                return Substitute(text, [], path);
            case ("Fn::Sub", JsonArray { Count: 2 } pair) when Text.Of(pair[0]) is { } text && pair[1] is JsonObject variables:
                return Substitute(text, variables, path);
            case ("Fn::Join", JsonArray { Count: 2 } pair) when Text.Of(pair[0]) is { } separator && Resolve(pair[1], path) is JsonArray items:
                return string.Join(separator, items.Select(item => Scalar(item, path)));
            case ("Fn::Select", JsonArray { Count: 2 } pair) when int.TryParse(Text.Of(Resolve(pair[0], path)), out var index)
                && Resolve(pair[1], path) is JsonArray choices && index >= 0 && index < choices.Count:
                return choices[index]?.DeepClone();
            case ("Fn::Split", JsonArray { Count: 2 } pair) when Text.Of(pair[0]) is { Length: > 0 } delimiter && Text.Of(Resolve(pair[1], path)) is { } text:
                return new JsonArray([.. text.Split(delimiter).Select(part => (JsonNode)part)]);
            case ("Fn::FindInMap", JsonArray { Count: 3 } keys) when Keys(keys, path) is [var map, var key, var second]:
                return scope.FindInMap(map, key, second, path);
            case ("Fn::If", JsonArray { Count: 3 } choice) when Text.Of(choice[0]) is { } condition:
                return Resolve(scope.Holds(condition, path) ? choice[1] : choice[2], path);
            case ("Fn::ImportValue", _):
                problems.Add(path, "Fn::ImportValue reads another stack's output; a sandbox has no other stacks. Use a parameter.");
                return null;
            default:
                problems.Add(path, $"{name} with {argument?.ToJsonString() ?? "nothing"} is no intrinsic function that the sandbox knows.");
                return null;
        }
    }

    private List<string> Keys(JsonArray keys, string path) => [.. keys.Select(key => Text.Of(Resolve(key, path))).OfType<string>()];

    private string Substitute(string text, JsonObject variables, string path) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        if (name.StartsWith('!'))
            return $"${{{name[1..]}}}";
        return Scalar(variables.TryGetPropertyValue(name, out var own) ? Resolve(own, path) : scope.Ref(name, path), path);
    });

    // What has no value has been said already; what has a value but no text has not.
    private string Scalar(JsonNode? value, string path)
    {
        if (value is JsonObject or JsonArray)
            problems.Add(path, $"{value.ToJsonString()} is no text.");
        return Text.Of(value) ?? "";
    }

    private bool Refused(string path, string problem)
    {
        problems.Add(path, problem);
        return false;
    }

    // An If that chooses AWS::NoValue leaves its property out too.
    private bool IsNoValue(JsonNode? value, string path) => value is JsonObject { Count: 1 } call && call.First() switch
    {
        { Key: "Ref", Value: var target } => Text.Of(target) == TemplateParameters.NoValue,
        { Key: "Fn::If", Value: JsonArray { Count: 3 } choice } when Text.Of(choice[0]) is { } condition =>
            IsNoValue(scope.Holds(condition, path) ? choice[1] : choice[2], path),
        _ => false,
    };

    private static bool IsIntrinsic(string key) => key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Placeholder();
}
