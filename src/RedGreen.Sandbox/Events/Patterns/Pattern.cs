using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.Events.Patterns;

/// <summary>What a pattern asks of one place of an event.</summary>
internal abstract class Pattern
{
    /// <summary>Whether the value is as it asks; null: there is none.</summary>
    public abstract bool Matches(Json? value);
}

/// <summary>An object: every field it names must match, and of each <c>$or</c> one alternative.</summary>
/// <param name="fields">The fields by their names.</param>
/// <param name="choices">The alternatives of each <c>$or</c>.</param>
internal sealed class FieldsPattern(IReadOnlyList<(string Name, Pattern Pattern)> fields, IReadOnlyList<IReadOnlyList<FieldsPattern>> choices) : Pattern
{
    /// <inheritdoc/>
    public override bool Matches(Json? value) => value switch
    {
        // Of a list of objects one must fit as a whole: fields of different ones do not add up.
        JsonList { Count: > 0 } list => Any(list.Items),
        JsonMap map => MatchesObject(map),
        _ => MatchesObject(JsonMap.Empty),
    };

    private bool Any(ReadOnlySpan<Json> items)
    {
        foreach (var item in items)
            if (Matches(item))
                return true;
        return false;
    }

    private bool MatchesObject(JsonMap map) =>
        fields.All(field => field.Pattern.Matches(map[field.Name])) && choices.All(choice => choice.Any(alternative => alternative.Matches(map)));
}

/// <summary>A list of values and operators: one of them must hold for one of the event's values.</summary>
/// <param name="tests">What one value must be like.</param>
/// <param name="presence">Whether the field must be there, or must not; null: not asked.</param>
internal sealed class LeafPattern(IReadOnlyList<LeafTest> tests, bool? presence) : Pattern
{
    /// <inheritdoc/>
    public override bool Matches(Json? value)
    {
        Json[] leaves = value switch
        {
            JsonList list => [.. list.Items.ToArray().Where(IsLeaf)],
            not null when IsLeaf(value) => [value],
            _ => [],
        };
        return presence == leaves.Length > 0 || leaves.Any(leaf => tests.Any(test => test(leaf)));
    }

    private static bool IsLeaf(Json value) => value is not (JsonMap or JsonList);
}

/// <summary>Whether one value (a text, a number, a flag, null) is as wanted.</summary>
internal delegate bool LeafTest(Json leaf);
