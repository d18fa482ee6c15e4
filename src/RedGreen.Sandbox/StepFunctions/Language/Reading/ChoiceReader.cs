using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Choices;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Reads the rules of a Choice state.</summary>
internal sealed class ChoiceReader(Fields state)
{
    private static readonly string[] Combinations = ["And", "Or", "Not"];

    /// <summary>The rules.</summary>
    public IEnumerable<Choice> Read()
    {
        if (state.Items("Choices").Count == 0)
            state.Problem("Choices", "must have at least one choice.");
        foreach (var fields in state.Objects("Choices"))
        {
            var next = fields.Text("Next", required: true);
            if (Condition(fields) is { } condition && next is not null)
                yield return new Choice(condition, next);
        }
    }

    private static Condition? Condition(Fields fields)
    {
        fields.Text("Comment");
        var condition = Combinations.FirstOrDefault(fields.Has) is { } combination ? Combine(fields, combination) : Test(fields);
        fields.Done("a choice");
        return condition;
    }

    private static Condition? Combine(Fields fields, string combination)
    {
        if (combination == "Not")
            return fields.Object("Not") is { } inner && Condition(inner) is { } negated ? new Condition.Not(negated) : null;
        var parts = fields.Objects(combination).Select(Condition).ToList();
        if (parts.Count == 0)
            fields.Problem(combination, "must have at least one condition.");
        ImmutableArray<Condition> conditions = [.. parts.OfType<Condition>()];
        return combination == "And" ? new Condition.And(conditions) : new Condition.Or(conditions);
    }

    private static Condition? Test(Fields fields)
    {
        if (!fields.Has("Variable"))
            fields.Problem("Variable", "is missing.");
        var variable = fields.Path("Variable");
        var tests = Tests(fields, variable ?? JsonPath.Root).ToList();
        if (tests.Count != 1)
            fields.Problem("Variable", tests.Count == 0 ? "has no comparison that is known." : "has more than one comparison.");
        return variable is null ? null : tests.FirstOrDefault();
    }

    private static IEnumerable<Condition?> Tests(Fields fields, JsonPath variable)
    {
        if (fields.Has("IsPresent"))
            yield return new Condition.IsPresent(variable, fields.Flag("IsPresent") ?? false);
        foreach (var (name, kind) in Comparison.Kinds.Where(kind => fields.Has(kind.Key)))
            yield return new Condition.IsKind(variable, kind, fields.Flag(name) ?? false);
        foreach (var comparison in Comparison.All.Values)
        {
            if (fields.Has(comparison.Name))
                yield return Compare(fields, variable, comparison);
            if (comparison.HasPathForm && fields.Has(comparison.Name + "Path"))
                yield return fields.Path(comparison.Name + "Path") is { } with ? new Condition.CompareWithPath(variable, comparison, with) : null;
        }
    }

    private static Condition.Compare? Compare(Fields fields, JsonPath variable, Comparison comparison)
    {
        var with = Json.From(fields.Any(comparison.Name)!.Value);
        if (comparison.Accepts(with))
            return new Condition.Compare(variable, comparison, with);
        fields.Problem(comparison.Name, $"cannot compare with {with}.");
        return null;
    }
}
