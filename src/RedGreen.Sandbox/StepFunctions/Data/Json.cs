using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Data;

/// <summary>
/// An immutable JSON value. Documents that differ in one field share the rest, so a state that changes nothing
/// copies nothing, and the history may keep what every state saw without writing it out.
/// </summary>
internal abstract class Json : IEquatable<Json>
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private int _size = -1;

    /// <summary>The length of the compact text in UTF-8: what Step Functions' limit of 256 KiB is about.</summary>
    public int Size => _size >= 0 ? _size : _size = Measure();

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">It is not JSON, a text in it holds half of a surrogate pair, or an object has two members of one name.</exception>
    public static Json Parse(string text)
    {
        JsonTexts.Check(Encoding.UTF8.GetBytes(text));
        using var document = JsonDocument.Parse(text, Strict);
        return From(document.RootElement);
    }

    /// <summary>
    /// Takes over what was parsed and not looked at since, such as a function's answer: written out and read anew, which
    /// is cheaper than to look into it: a node makes a dictionary of every object that is looked into.
    /// </summary>
    /// <exception cref="JsonException">An object has two members of one name.</exception>
    public static Json Reread(JsonNode? node)
    {
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(node), Strict);
        return From(document.RootElement);
    }

    /// <summary>Takes over a parsed element.</summary>
    public static Json From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Map(element),
        JsonValueKind.Array => List(element),
        JsonValueKind.String => new JsonText(element.GetString()!),
        JsonValueKind.Number => new JsonNumber(element.GetRawText()),
        JsonValueKind.True => JsonFlag.True,
        JsonValueKind.False => JsonFlag.False,
        _ => JsonNull.Value,
    };

    /// <summary>Copies a node of the mutable kind.</summary>
    public static Json From(JsonNode? node)
    {
        switch (node)
        {
            case null:
                return JsonNull.Value;
            case JsonObject map:
                var members = new KeyValuePair<string, Json>[map.Count];
                var i = 0;
                foreach (var (name, value) in map)
                    members[i++] = KeyValuePair.Create(name, From(value));
                return new JsonMap(members);
            case JsonArray list:
                var items = new Json[list.Count];
                for (var n = 0; n < items.Length; n++)
                    items[n] = From(list[n]);
                return new JsonList(items);
            default:
                return Scalar(node.AsValue());
        }
    }

    /// <summary>
    /// A copy of the mutable kind; null for JSON's null. It is read from text, as the other side of a wire would, so that
    /// a number may be asked for as any kind of number.
    /// </summary>
    public JsonNode? ToNode() => JsonNode.Parse(ToString());

    /// <summary>Appends the compact text.</summary>
    public abstract void WriteTo(StringBuilder text);

    /// <inheritdoc/>
    public abstract bool Equals(Json? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Json);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The compact text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Size);
        WriteTo(text);
        return text.ToString();
    }

    /// <summary>Computes <see cref="Size"/>.</summary>
    protected abstract int Measure();

    private static JsonMap Map(JsonElement element)
    {
        var members = new KeyValuePair<string, Json>[element.GetPropertyCount()];
        var i = 0;
        foreach (var member in element.EnumerateObject())
            members[i++] = KeyValuePair.Create(member.Name, From(member.Value));
        return new JsonMap(members);
    }

    private static JsonList List(JsonElement element)
    {
        var items = new Json[element.GetArrayLength()];
        var i = 0;
        foreach (var item in element.EnumerateArray())
            items[i++] = From(item);
        return new JsonList(items);
    }

    private static Json Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => new JsonText(value.TryGetValue<string>(out var text) ? text : JsonSerializer.Deserialize<string>(value.ToJsonString())!),
        JsonValueKind.Number => value.TryGetValue<int>(out var small) ? new JsonNumber(small) : new JsonNumber(value.ToJsonString()),
        JsonValueKind.True => JsonFlag.True,
        JsonValueKind.False => JsonFlag.False,
        _ => JsonNull.Value,
    };
}
