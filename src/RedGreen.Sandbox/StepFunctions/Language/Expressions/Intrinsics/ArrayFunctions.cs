using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;

/// <summary>Intrinsic functions over arrays.</summary>
internal static class ArrayFunctions
{
    private const int MaxRange = 1000;

    /// <summary>Cuts an array into arrays of one length; the last may be shorter.</summary>
    public static JsonList Partition(Json[] arguments)
    {
        var size = arguments.Whole(1);
        if (size is < 1 or > int.MaxValue)
            throw new ArgumentException($"The size of a part must be above 0, not {size}");
        return new JsonList([.. arguments.List(0).Items.ToArray().Chunk((int)size).Select(part => new JsonList(part))]);
    }

    /// <summary>Whether a value is in an array.</summary>
    public static JsonFlag Contains(Json[] arguments) => JsonFlag.Of(arguments.List(0).Items.Contains(arguments[1]));

    /// <summary>Numbers from the first to the last (inclusive) by a step.</summary>
    public static JsonList Range(Json[] arguments)
    {
        var (first, last, step) = (arguments.Whole(0), arguments.Whole(1), arguments.Whole(2));
        if (step == 0)
            throw new ArgumentException("The step must not be 0");
        var count = Math.Max(0, ((last - first) / step) + 1);
        if ((last - first) * step < 0)
            count = 0;
        if (count > MaxRange)
            throw new ArgumentException($"The range has {count} numbers; at most {MaxRange} are allowed");
        var items = new Json[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = new JsonNumber(first + (i * step));
        return new JsonList(items);
    }

    /// <summary>One item, counted from 0.</summary>
    public static Json GetItem(Json[] arguments)
    {
        var (list, index) = (arguments.List(0), arguments.Whole(1));
        return index >= 0 && index < list.Count
            ? list[(int)index]
            : throw new ArgumentException($"There is no item {index} in an array of {list.Count}");
    }

    /// <summary>Each value once, where it came first.</summary>
    public static JsonList Unique(Json[] arguments) => new([.. arguments.List(0).Items.ToArray().Distinct()]);
}
