using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Tags;

/// <summary>A resource's tags: at most 50, keys of 1-128 and values of up to 256 letters, digits, spaces and <c>_.:/=+-@</c>.</summary>
internal sealed partial class TagSet : IEquatable<TagSet>
{
    private const int MaxTags = 50;

    private readonly OrderedDictionary<string, string> _tags = [];

    public static TagSet Read(JsonObject input)
    {
        var tags = new TagSet();
        tags.Add(input.Structures("Tags") ?? []);
        return tags;
    }

    public void Add(IReadOnlyList<JsonObject> tags)
    {
        var added = tags.Select(t => (Key: CheckKey(t.RequiredText("Key")), Value: CheckValue(t.Text("Value") ?? ""))).ToList();
        if (added.CountBy(t => t.Key).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            throw new AwsError("DuplicateTagKeys", $"Tag key '{twice}' was specified more than once");
        if (_tags.Keys.Union(added.Select(t => t.Key)).Count() > MaxTags)
            throw new AwsError("TooManyTags", $"A resource can have at most {MaxTags} tags");
        foreach (var (key, value) in added)
            _tags[key] = value;
    }

    public void Remove(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            _tags.Remove(key);
    }

    public JsonArray ToJson() => _tags.ToJsonArray(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value });

    public bool Equals(TagSet? other) => other is not null && _tags.OrderBy(t => t.Key, StringComparer.Ordinal)
        .SequenceEqual(other._tags.OrderBy(t => t.Key, StringComparer.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as TagSet);

    public override int GetHashCode() => _tags.Count;

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$")]
    private static partial Regex Allowed { get; }

    private static string CheckKey(string key) =>
        key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? throw Errors.Validation($"Tag key '{key}' begins with 'aws:', which is reserved")
        : key.Length <= 128 && Allowed.IsMatch(key) ? key
        : throw Errors.Validation($"Tag key '{key}' must have 1-128 letters, digits, spaces or _.:/=+-@");

    private static string CheckValue(string value) =>
        value.Length <= 256 && Allowed.IsMatch(value)
            ? value
            : throw Errors.Validation($"Tag value '{value}' must have at most 256 letters, digits, spaces or _.:/=+-@");
}
