using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Paths;

/// <summary>A JSONPath, parsed once. It starts at the state's data (<c>$</c>) or at the context object (<c>$$</c>).</summary>
/// <param name="Text">As it stands in the definition.</param>
/// <param name="OfContext">Whether it starts at the context object.</param>
/// <param name="Segments">The steps.</param>
internal sealed record JsonPath(string Text, bool OfContext, ImmutableArray<Segment> Segments)
{
    /// <summary>The whole data.</summary>
    public static JsonPath Root { get; } = new("$", false, []);

    /// <summary>Whether it can name one place only.</summary>
    public bool IsSingular { get; } = Segments.All(segment => segment is Segment.Field or Segment.Index);

    /// <summary>Whether it is what the language calls a Reference Path: one place, named without counting from an end.</summary>
    public bool IsReference { get; } = Segments.All(segment => segment is Segment.Field or Segment.Index { At: >= 0 });

    /// <summary>The value it leads to, or all of them in a list where it is not singular; null where there is none.</summary>
    public Json? Find(Json root)
    {
        var value = root;
        for (var i = 0; i < Segments.Length; i++)
        {
            if (Segments[i] is Segment.Wildcard or Segment.Slice)
                return FindAll(value, i);
            if (Step(value, Segments[i]) is not { } next)
                return null;
            value = next;
        }

        return value;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // What precedes the first wildcard must exist; behind it, what does not match is left out.
    private JsonList? FindAll(Json start, int first)
    {
        if (start is not (JsonList or JsonMap))
            return null;
        List<Json> values = [start];
        for (var i = first; i < Segments.Length; i++)
        {
            var next = new List<Json>();
            foreach (var value in values)
                Collect(value, Segments[i], next);
            values = next;
        }

        return new JsonList([.. values]);
    }

    private static void Collect(Json value, Segment segment, List<Json> into)
    {
        switch (segment, value)
        {
            case (Segment.Wildcard, JsonList list):
                into.AddRange(list.Items);
                break;
            case (Segment.Wildcard, JsonMap map):
                foreach (var member in map.Members)
                    into.Add(member.Value);
                break;
            case (Segment.Slice slice, JsonList list):
                var from = Bound(slice.From ?? 0, list.Count);
                var to = Bound(slice.To ?? list.Count, list.Count);
                if (from < to)
                    into.AddRange(list.Items[from..to]);
                break;
            default:
                if (Step(value, segment) is { } found)
                    into.Add(found);
                break;
        }
    }

    private static int Bound(int index, int count) => Math.Clamp(index < 0 ? index + count : index, 0, count);

    private static Json? Step(Json value, Segment segment) => (segment, value) switch
    {
        (Segment.Field field, JsonMap map) => map[field.Name],
        (Segment.Index { At: >= 0 } index, JsonList list) when index.At < list.Count => list[index.At],
        (Segment.Index { At: < 0 } index, JsonList list) when -index.At <= list.Count => list[list.Count + index.At],
        _ => null,
    };
}
