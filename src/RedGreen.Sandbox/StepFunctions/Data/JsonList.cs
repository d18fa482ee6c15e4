using System.Text;

namespace RedGreen.Sandbox.StepFunctions.Data;

/// <summary>An array. It owns the items that it is given.</summary>
internal sealed class JsonList(Json[] items) : Json
{
    /// <summary>How many items there are.</summary>
    public int Count => items.Length;

    /// <summary>The items.</summary>
    public ReadOnlySpan<Json> Items => items;

    /// <summary>One item.</summary>
    public Json this[int index] => items[index];

    /// <summary>The same list with another item at one place.</summary>
    public JsonList With(int index, Json item)
    {
        Json[] copy = [.. items];
        copy[index] = item;
        return new JsonList(copy);
    }

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            items[i].WriteTo(text);
        }

        text.Append(']');
    }

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonList list && Items.SequenceEqual(list.Items);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    protected override int Measure()
    {
        var size = 2 + Math.Max(0, items.Length - 1);
        foreach (var item in items)
            size += item.Size;
        return size;
    }
}
