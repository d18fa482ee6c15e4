using System.Collections.Frozen;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Choices;

/// <summary>A comparison operator of the language, in its constant and its Path form.</summary>
/// <param name="Name">As in the definition, without <c>Path</c>.</param>
/// <param name="Accepts">Which values it can compare with.</param>
/// <param name="Matches">Whether the variable's value (first) stands so to the operand.</param>
internal sealed record Comparison(string Name, Func<Json, bool> Accepts, Func<Json, Json, bool> Matches)
{
    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, Comparison> All { get; } = Build().ToFrozenDictionary(comparison => comparison.Name);

    /// <summary>Whether there is a Path form.</summary>
    public bool HasPathForm => Name != "StringMatches";

    /// <summary>The tests of a value's kind, by name.</summary>
    public static FrozenDictionary<string, Func<Json, bool>> Kinds { get; } = new Dictionary<string, Func<Json, bool>>
    {
        ["IsNull"] = value => value is JsonNull,
        ["IsNumeric"] = value => value is JsonNumber,
        ["IsString"] = value => value is JsonText,
        ["IsBoolean"] = value => value is JsonFlag,
        ["IsTimestamp"] = value => Timestamp(value) is not null,
    }.ToFrozenDictionary();

    private static IEnumerable<Comparison> Build()
    {
        (string Suffix, Func<int, bool> Holds)[] orders =
        [
            ("Equals", order => order == 0),
            ("LessThan", order => order < 0),
            ("GreaterThan", order => order > 0),
            ("LessThanEquals", order => order <= 0),
            ("GreaterThanEquals", order => order >= 0),
        ];
        foreach (var (suffix, holds) in orders)
        {
            yield return new($"String{suffix}", value => value is JsonText, (value, with) =>
                (value, with) is (JsonText a, JsonText b) && holds(string.CompareOrdinal(a.Value, b.Value)));
            yield return new($"Numeric{suffix}", value => value is JsonNumber, (value, with) =>
                (value, with) is (JsonNumber a, JsonNumber b) && holds(a.Value.CompareTo(b.Value)));
            yield return new($"Timestamp{suffix}", value => Timestamp(value) is not null, (value, with) =>
                Timestamp(value) is { } a && Timestamp(with) is { } b && holds(a.CompareTo(b)));
        }

        yield return new("BooleanEquals", value => value is JsonFlag, (value, with) => value is JsonFlag && value.Equals(with));
        yield return new("StringMatches", value => value is JsonText, (value, with) => (value, with) is (JsonText a, JsonText b) && StringPattern.Matches(a.Value, b.Value));
    }

    private static DateTimeOffset? Timestamp(Json value) => value is JsonText text ? Timestamps.Parse(text.Value) : null;
}
