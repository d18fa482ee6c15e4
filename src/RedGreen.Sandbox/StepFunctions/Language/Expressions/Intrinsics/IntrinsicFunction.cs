using System.Collections.Frozen;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;

/// <summary>An intrinsic function of the States Language.</summary>
/// <param name="Name">With its prefix: <c>States.Format</c>.</param>
/// <param name="MinArguments">How many arguments it takes at least.</param>
/// <param name="MaxArguments">How many at most.</param>
/// <param name="Apply">What it does. Throws <see cref="ArgumentException"/> for arguments that it cannot work with.</param>
internal sealed record IntrinsicFunction(string Name, int MinArguments, int MaxArguments, Func<Json[], Dice, Json> Apply)
{
    /// <summary>Whether the first argument keeps its escapes, which the function resolves itself.</summary>
    public bool KeepsTemplate { get; init; }

    /// <summary>All of them by name.</summary>
    public static FrozenDictionary<string, IntrinsicFunction> All { get; } = new IntrinsicFunction[]
    {
        new("States.Format", 1, int.MaxValue, (a, _) => TextFunctions.Format(a)) { KeepsTemplate = true },
        new("States.StringToJson", 1, 1, (a, _) => TextFunctions.StringToJson(a)),
        new("States.JsonToString", 1, 1, (a, _) => new JsonText(a[0].ToString())),
        new("States.StringSplit", 2, 2, (a, _) => TextFunctions.Split(a)),
        new("States.Base64Encode", 1, 1, (a, _) => TextFunctions.Base64Encode(a)),
        new("States.Base64Decode", 1, 1, (a, _) => TextFunctions.Base64Decode(a)),
        new("States.Hash", 2, 2, (a, _) => TextFunctions.Hash(a)),
        new("States.Array", 0, int.MaxValue, (a, _) => new JsonList([.. a])),
        new("States.ArrayPartition", 2, 2, (a, _) => ArrayFunctions.Partition(a)),
        new("States.ArrayContains", 2, 2, (a, _) => ArrayFunctions.Contains(a)),
        new("States.ArrayRange", 3, 3, (a, _) => ArrayFunctions.Range(a)),
        new("States.ArrayGetItem", 2, 2, (a, _) => ArrayFunctions.GetItem(a)),
        new("States.ArrayLength", 1, 1, (a, _) => new JsonNumber(a.List(0).Count)),
        new("States.ArrayUnique", 1, 1, (a, _) => ArrayFunctions.Unique(a)),
        new("States.JsonMerge", 3, 3, (a, _) => MathFunctions.Merge(a)),
        new("States.MathRandom", 2, 3, MathFunctions.Random),
        new("States.MathAdd", 2, 2, (a, _) => MathFunctions.Add(a)),
        new("States.UUID", 0, 0, (_, dice) => new JsonText(dice.Uuid().ToString("D"))),
    }.ToFrozenDictionary(function => function.Name);

    /// <summary>Refuses a wrong number of arguments.</summary>
    /// <exception cref="FormatException">There are too few or too many.</exception>
    public void CheckCount(int count)
    {
        if (count < MinArguments || count > MaxArguments)
            throw new FormatException($"{Name} takes {(MinArguments == MaxArguments ? $"{MinArguments}" : $"{MinArguments} or more")} arguments, not {count}.");
    }
}
