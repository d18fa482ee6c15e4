using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RedGreen.Sandbox.Template;

/// <summary>CloudFormation's YAML as JSON, with short intrinsic functions (<c>!Sub</c>) in their long form (<c>Fn::Sub</c>).</summary>
internal static class TemplateYaml
{
    /// <summary>The template; null, with the problem noted, where it is not YAML or no mapping.</summary>
    public static JsonObject? Read(string text, Problems problems)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [var document] && Convert(document.RootNode) is JsonObject template)
                return template;
            problems.Add("template", "is one YAML document with sections such as Resources.");
        }
        catch (YamlException exception)
        {
            problems.Add($"line {exception.Start.Line}", exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            // So YamlDotNet meets some plain scalars that a line break cuts, and does not say where.
            problems.Add("template", $"is not YAML: {exception.Message}");
        }

        return null;
    }

    private static JsonNode? Convert(YamlNode node)
    {
        JsonNode? value = node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(Key(child.Key), Convert(child.Value)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new YamlException(node.Start, node.End, $"A {node.NodeType} has no meaning in a template."),
        };
        return node.Tag is { IsEmpty: false } tag && tag.Value.StartsWith('!') && tag.Value.Length > 1 ? Intrinsic(tag.Value[1..], value) : value;
    }

    private static string Key(YamlNode node) => node is YamlScalarNode { Value: { } key }
        ? key
        : throw new YamlException(node.Start, node.End, "A key is a string.");

    private static JsonObject Intrinsic(string name, JsonNode? argument) => name switch
    {
        "Ref" or "Condition" => new() { [name] = argument },
        "GetAtt" when argument is JsonValue value && value.TryGetValue<string>(out var text) => new() { ["Fn::GetAtt"] = Attribute(text) },
        _ => new() { [$"Fn::{name}"] = argument },
    };

    private static JsonArray Attribute(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? [text] : [text[..dot], text[(dot + 1)..]];
    }

    // Only what reads back as it was written becomes a number: an account id keeps its leading zero.
    private static JsonValue? Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } or { Tag.IsEmpty: false } => JsonValue.Create(scalar.Value),
        { Value: null or "" or "~" or "null" } => null,
        { Value: "true" or "True" or "TRUE" } => JsonValue.Create(true),
        { Value: "false" or "False" or "FALSE" } => JsonValue.Create(false),
        { Value: var text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text => JsonValue.Create(number),
        { Value: var text } when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Value),
    };
}
