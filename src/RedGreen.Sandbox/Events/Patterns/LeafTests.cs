using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Choices;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Patterns;

/// <summary>The values and operators of patterns.</summary>
internal static class LeafTests
{
    /// <summary>Reads one item of a list: a value, or an object whose only member is an operator.</summary>
    /// <exception cref="AwsError">The operator is unknown, or its argument is not allowed.</exception>
    public static LeafTest Read(Json item, string path) => item switch
    {
        JsonMap { Members: [{ Key: var name, Value: var argument }] } => Operator(name, argument, path),
        JsonMap => throw EventErrors.InvalidPattern($"an object in the list at {path} has exactly one operator, not {item}."),
        JsonList => throw EventErrors.InvalidPattern($"the list at {path} has a list in it."),
        _ => Exactly(item),
    };

    private static LeafTest Operator(string name, Json argument, string path)
    {
        return (name, argument) switch
        {
            ("prefix", JsonText text) => OfText(value => value.StartsWith(text.Value, StringComparison.Ordinal)),
            ("suffix", JsonText text) => OfText(value => value.EndsWith(text.Value, StringComparison.Ordinal)),
            ("prefix", JsonMap { Members: [{ Key: "equals-ignore-case", Value: JsonText text }] }) => OfText(value => value.StartsWith(text.Value, StringComparison.OrdinalIgnoreCase)),
            ("suffix", JsonMap { Members: [{ Key: "equals-ignore-case", Value: JsonText text }] }) => OfText(value => value.EndsWith(text.Value, StringComparison.OrdinalIgnoreCase)),
            ("equals-ignore-case", JsonText text) => OfText(value => value.Equals(text.Value, StringComparison.OrdinalIgnoreCase)),
            ("wildcard", JsonText text) => Wildcard(text.Value, path),
            ("numeric", JsonList list) => NumericTest.Read(list, path),
            ("anything-but", _) => AnythingBut(argument, path),
            ("prefix" or "suffix" or "equals-ignore-case" or "wildcard" or "numeric", _) => throw EventErrors.InvalidPattern($"{name} at {path} cannot have {argument}."),
            _ => throw EventErrors.InvalidPattern($"Unrecognized match type {name} at {path}: the sandbox knows prefix, suffix, equals-ignore-case, wildcard, numeric, anything-but and exists."),
        };
    }

    private static LeafTest AnythingBut(Json argument, string path)
    {
        IEnumerable<LeafTest> excluded = argument switch
        {
            JsonText or JsonNumber => [Exactly(argument)],
            JsonList { Count: > 0 } list => Each(list, path),
            JsonMap { Members: [{ Key: "prefix" or "suffix" or "equals-ignore-case" or "wildcard", Value: JsonList { Count: > 0 } list }] } map =>
                list.Items.ToArray().Select(item => Operator(map.Members[0].Key, item, path)),
            JsonMap { Members: [{ Key: "prefix" or "suffix" or "equals-ignore-case" or "wildcard" }] } map => [Operator(map.Members[0].Key, map.Members[0].Value, path)],
            _ => throw EventErrors.InvalidPattern($"anything-but at {path} cannot have {argument}."),
        };
        var tests = excluded.ToList();
        return leaf => !tests.Exists(test => test(leaf));
    }

    private static IEnumerable<LeafTest> Each(JsonList list, string path) => list.Items.ToArray().Select(item => item is JsonText or JsonNumber
        ? Exactly(item)
        : throw EventErrors.InvalidPattern($"anything-but at {path} has a list of texts or numbers, not {item}."));

    private static LeafTest Wildcard(string pattern, string path) => pattern.Contains("**", StringComparison.Ordinal)
        ? throw EventErrors.InvalidPattern($"Consecutive wildcard characters at {path}.")
        : OfText(value => StringPattern.Matches(value, pattern));

    // As AWS: a number is compared as it is written, so 300 and 3.0e2 differ.
    private static LeafTest Exactly(Json wanted)
    {
        var text = wanted.ToString();
        return leaf => leaf.GetType() == wanted.GetType() && leaf.ToString() == text;
    }

    private static LeafTest OfText(Predicate<string> test) => leaf => leaf is JsonText text && test(text.Value);
}
