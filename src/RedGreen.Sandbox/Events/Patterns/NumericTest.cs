using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.Events.Patterns;

/// <summary><c>numeric</c>: a comparison, or two that make a range, such as <c>[">", 0, "&lt;=", 5]</c>.</summary>
internal static class NumericTest
{
    public static LeafTest Read(JsonList list, string path)
    {
        if (list.Count is not (2 or 4))
            throw Invalid(list, path);
        var comparisons = Enumerable.Range(0, list.Count / 2).Select(index => Comparison(list, 2 * index, path)).ToList();
        return leaf => leaf is JsonNumber number && comparisons.TrueForAll(holds => holds(number.Value));
    }

    private static Predicate<double> Comparison(JsonList list, int at, string path)
    {
        if (list[at + 1] is not JsonNumber { Value: var limit })
            throw Invalid(list, path);
        return (list[at] as JsonText)?.Value switch
        {
            "=" when list.Count == 2 => value => value == limit,
            "<" => value => value < limit,
            "<=" => value => value <= limit,
            ">" => value => value > limit,
            ">=" => value => value >= limit,
            _ => throw Invalid(list, path),
        };
    }

    private static Wire.AwsError Invalid(JsonList list, string path) =>
        EventErrors.InvalidPattern($"numeric at {path} has one comparison (=, <, <=, >, >=) with a number, or two that make a range, not {list}.");
}
