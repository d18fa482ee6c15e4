using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>What a template says of all functions or state machines at once.</summary>
internal static class SamGlobals
{
    /// <summary>As SAM merges: mappings property by property, lists one after the other, anything else by the resource's own word.</summary>
    public static JsonObject Merge(JsonObject? globals, JsonObject own)
    {
        var merged = (JsonObject)own.DeepClone();
        foreach (var (name, value) in globals ?? [])
            merged[name] = (value, own[name]) switch
            {
                (JsonObject shared, JsonObject special) => Merge(shared, special),
                (JsonArray shared, JsonArray special) => new JsonArray([.. shared.Concat(special).Select(item => item?.DeepClone())]),
                (_, null) => value?.DeepClone(),
                (_, var special) => special.DeepClone(),
            };
        return merged;
    }
}
