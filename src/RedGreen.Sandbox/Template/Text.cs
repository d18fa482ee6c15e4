using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>Scalars as CloudFormation takes them: whatever their YAML type, as text.</summary>
internal static class Text
{
    /// <summary>The text of a scalar; null for anything else.</summary>
    public static string? Of(JsonNode? node) => node is not JsonValue value ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();
}
