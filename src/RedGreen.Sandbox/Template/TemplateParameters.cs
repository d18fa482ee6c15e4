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
        foreach (var (name, node) in section ?? [])
        {
            var parameter = new ParameterDeclaration($"Parameters.{name}", node as JsonObject ?? [], problems);
            values[name] = parameter.ValueOf(given.GetValueOrDefault(name));
        }

        foreach (var name in given.Keys.Where(name => section?.ContainsKey(name) != true))
            problems.Add($"Parameters.{name}", "was given a value, but the template has no such parameter.");
        return values;
    }

    private static Dictionary<string, JsonNode> Pseudo(SandboxContext context) => new()
    {
        ["AWS::AccountId"] = context.AccountId,
        ["AWS::NotificationARNs"] = new JsonArray(),
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = context.Region,
        ["AWS::StackName"] = "sandbox",
        ["AWS::StackId"] = context.Arn("cloudformation", "stack/sandbox/00000000-0000-0000-0000-000000000000"),
        ["AWS::URLSuffix"] = "amazonaws.com",
        [NoValue] = NoValue,
    };
}
