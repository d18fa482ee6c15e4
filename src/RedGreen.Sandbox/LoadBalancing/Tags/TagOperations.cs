using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.LoadBalancing.Tags;

/// <summary>The operations on tags of any resource.</summary>
internal sealed class TagOperations(Resources resources)
{
    public JsonObject Describe(JsonObject input)
    {
        var arns = input.RequiredTexts("ResourceArns");
        if (arns.Count > 20)
            throw Errors.Validation($"ResourceArns has {arns.Count} resources; at most 20 are allowed.");
        return new()
        {
            ["TagDescriptions"] = arns.Select(resources.Tagged)
                .ToJsonArray(r => new JsonObject { ["ResourceArn"] = r.Arn, ["Tags"] = r.Tags.ToJson() }),
        };
    }

    public JsonObject Add(JsonObject input)
    {
        foreach (var resource in input.RequiredTexts("ResourceArns").Select(resources.Tagged).ToList())
            resource.Tags.Add(input.RequiredStructures("Tags"));
        return [];
    }

    public JsonObject Remove(JsonObject input)
    {
        foreach (var resource in input.RequiredTexts("ResourceArns").Select(resources.Tagged).ToList())
            resource.Tags.Remove(input.RequiredTexts("TagKeys"));
        return [];
    }
}
