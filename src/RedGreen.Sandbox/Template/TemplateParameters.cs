using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>A template's parameters with their values, and CloudFormation's pseudo parameters.</summary>
internal static class TemplateParameters
{
    /// <summary>The name that leaves a property out.</summary>
    public const string NoValue = "AWS::NoValue";

    /// <summary>Every name that <c>!Ref</c> finds besides resources.</summary>
    public static Dictionary<string, JsonNode> Read(JsonObject? section, IReadOnlyDictionary<string, string> given, SandboxContext context, Problems problems)
    {
        var values = Pseudo(context);
        foreach (var (name, declaration) in section ?? [])
        {
            var path = $"Parameters.{name}";
            var value = given.TryGetValue(name, out var text) ? text : Text.Of(declaration?["Default"]);
            if (value is null)
                problems.Add(path, "has no default and was given no value.");
            else if (declaration?["AllowedValues"] is JsonArray allowed && !allowed.Any(one => Text.Of(one) == value))
                problems.Add(path, $"is {value}, but may only be {string.Join(", ", allowed.Select(Text.Of))}.");
            values[name] = Typed(Text.Of(declaration?["Type"]), value ?? "", path, problems);
        }

        foreach (var name in given.Keys.Where(name => section?.ContainsKey(name) != true))
            problems.Add($"Parameters.{name}", "was given a value, but the template has no such parameter.");
        return values;
    }

    private static JsonNode Typed(string? type, string value, string path, Problems problems)
    {
        switch (type)
        {
            case "String" or "Number":
                return value;
            case "CommaDelimitedList" or "List<Number>":
                return new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (JsonNode)item)]);
            default:
                problems.Add(path, $"has the type {type ?? "(none)"}; the sandbox knows String, Number, CommaDelimitedList and List<Number>.");
                return value;
        }
    }

    private static Dictionary<string, JsonNode> Pseudo(SandboxContext context) => new()
    {
        ["AWS::AccountId"] = context.AccountId,
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = context.Region,
        ["AWS::StackName"] = "sandbox",
        ["AWS::StackId"] = context.Arn("cloudformation", "stack/sandbox/00000000-0000-0000-0000-000000000000"),
        ["AWS::URLSuffix"] = "amazonaws.com",
        [NoValue] = NoValue,
    };
}
