using System.Text;

namespace RedGreen.Sandbox.StepFunctions.Data;

/// <summary>
/// An object, its members in the order in which they were written. It owns the members that it is given, whose
/// names differ. State documents have few members: looking through them beats hashing.
/// </summary>
internal sealed class JsonMap(params KeyValuePair<string, Json>[] members) : Json
{
    /// <summary>An object without members.</summary>
    public static JsonMap Empty { get; } = new();

    /// <summary>The members.</summary>
    public ReadOnlySpan<KeyValuePair<string, Json>> Members => members;

    /// <summary>A member's value; null where there is none of that name.</summary>
    public Json? this[string name] => IndexOf(name) is >= 0 and var index ? members[index].Value : null;

    /// <summary>An object of these members.</summary>
    public static JsonMap Of(params ReadOnlySpan<(string Name, Json Value)> members)
    {
        var pairs = new KeyValuePair<string, Json>[members.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = KeyValuePair.Create(members[i].Name, members[i].Value);
        return new JsonMap(pairs);
    }

    /// <summary>The same object with one member replaced or, where there was none of that name, added at the end.</summary>
    public JsonMap With(string name, Json value)
    {
        var index = IndexOf(name);
        var copy = new KeyValuePair<string, Json>[members.Length + (index < 0 ? 1 : 0)];
        members.CopyTo(copy, 0);
        copy[index < 0 ? members.Length : index] = KeyValuePair.Create(name, value);
        return new JsonMap(copy);
    }

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append('{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            JsonText.Write(text, members[i].Key);
            text.Append(':');
            members[i].Value.WriteTo(text);
        }

        text.Append('}');
    }

    /// <inheritdoc/>
    public override bool Equals(Json? other) =>
        other is JsonMap map && map.Members.Length == members.Length && members.All(member => member.Value.Equals(map[member.Key]));

    /// <inheritdoc/>
    public override int GetHashCode() => members.Aggregate(members.Length, (hash, member) => hash ^ HashCode.Combine(member.Key, member.Value));

    /// <inheritdoc/>
    protected override int Measure()
    {
        var size = 2 + Math.Max(0, members.Length - 1);
        foreach (var (name, value) in members)
            size += JsonText.SizeOf(name) + 1 + value.Size;
        return size;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < members.Length; i++)
            if (members[i].Key == name)
                return i;
        return -1;
    }
}
