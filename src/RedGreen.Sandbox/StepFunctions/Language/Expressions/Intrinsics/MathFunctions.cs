using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;

/// <summary>Intrinsic functions over numbers and objects.</summary>
internal static class MathFunctions
{
    /// <summary>The sum of two whole numbers.</summary>
    public static JsonNumber Add(Json[] arguments) => new(arguments.Whole(0) + arguments.Whole(1));

    /// <summary>A number from the first (inclusive) to the second (exclusive); always the same for a seed of its own.</summary>
    public static JsonNumber Random(Json[] arguments, Dice dice)
    {
        var (from, to) = (arguments.Whole(0), arguments.Whole(1));
        if (from >= to)
            throw new ArgumentException($"The range from {from} to {to} is empty");
        var source = arguments.Length == 3 ? new Dice((int)arguments.Whole(2)) : dice;
        return new JsonNumber(source.Between(from, to));
    }

    /// <summary>Two objects in one; the second's members win. AWS merges only the top level and wants to be told so.</summary>
    public static JsonMap Merge(Json[] arguments)
    {
        if (!arguments[2].Equals(JsonFlag.False))
            throw new ArgumentException("Deep merging is not supported: argument 3 must be false");
        var merged = arguments.Map(0);
        foreach (var (name, value) in arguments.Map(1).Members)
            merged = merged.With(name, value);
        return merged;
    }
}
