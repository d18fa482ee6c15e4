using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Tagging;

/// <summary>The tags of one resource, in the order they came.</summary>
internal sealed class TagSet
{
    private const int MostTags = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    private readonly List<(string Key, string Value)> _tags = [];

    /// <summary>The <c>tags</c> of a request; empty where there are none.</summary>
    public static TagSet Read(JsonObject input)
    {
        var tags = new TagSet();
        tags.Add(input);
        return tags;
    }

    /// <summary>Adds or replaces the <c>tags</c> of a request: all, or none where one is refused.</summary>
    public void Add(JsonObject input)
    {
        var given = (input.Structures("tags") ?? []).Select(Check).ToList();
        if (given.DistinctBy(tag => tag.Key).Count() < given.Count)
            throw EcsErrors.InvalidParameter("Duplicate tag keys found.");
        if (_tags.Select(tag => tag.Key).Union(given.Select(tag => tag.Key)).Count() > MostTags)
            throw EcsErrors.InvalidParameter($"The maximum number of tags on a resource is {MostTags}.");
        foreach (var (key, value) in given)
            Set(key, value);
    }

    /// <summary>Sets what a client may not: AWS's own tags.</summary>
    public void Set(string key, string value)
    {
        var index = _tags.FindIndex(tag => tag.Key == key);
        if (index < 0)
            _tags.Add((key, value));
        else
            _tags[index] = (key, value);
    }

    /// <summary>A tag's value; null where there is none.</summary>
    public string? Find(string key) => _tags.FirstOrDefault(tag => tag.Key == key).Value;

    public void Remove(IReadOnlyList<string> keys) => _tags.RemoveAll(tag => keys.Contains(tag.Key));

    public TagSet Copy()
    {
        var copy = new TagSet();
        copy._tags.AddRange(_tags);
        return copy;
    }

    public JsonArray ToJson() => new([.. _tags.Select(tag => (JsonNode)new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);

    private static (string Key, string Value) Check(JsonObject tag)
    {
        var (key, value) = (tag.Text("key") ?? "", tag.Text("value") ?? "");
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            throw EcsErrors.InvalidParameter($"The tag key {key} is not valid: aws: prefixed tag key names are not allowed for external use.");
        if (key.Length is 0 or > LongestKey || value.Length > LongestValue || !key.All(IsAllowed) || !value.All(IsAllowed))
            throw EcsErrors.InvalidParameter($"The tag {key} is not valid: a key has 1 to {LongestKey} and a value at most {LongestValue} letters, numbers, spaces and + - = . _ : / @.");
        return (key, value);
    }

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c == ' ' || "+-=._:/@".Contains(c, StringComparison.Ordinal);
}
