using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;

/// <summary>Reads the arguments of an intrinsic function.</summary>
internal static class Arguments
{
    /// <summary>A string.</summary>
    public static string Text(this Json[] arguments, int index) =>
        arguments[index] is JsonText text ? text.Value : throw Wrong(arguments, index, "a string");

    /// <summary>A string of at most 10,000 characters, AWS's limit for encoding and hashing.</summary>
    public static string ShortText(this Json[] arguments, int index) =>
        arguments.Text(index) is { Length: <= 10_000 } text ? text : throw Wrong(arguments, index, "a string of at most 10,000 characters");

    /// <summary>An array.</summary>
    public static JsonList List(this Json[] arguments, int index) =>
        arguments[index] as JsonList ?? throw Wrong(arguments, index, "an array");

    /// <summary>An object.</summary>
    public static JsonMap Map(this Json[] arguments, int index) =>
        arguments[index] as JsonMap ?? throw Wrong(arguments, index, "an object");

    /// <summary>A number, rounded to a whole one as AWS does.</summary>
    public static long Whole(this Json[] arguments, int index) =>
        arguments[index] is JsonNumber number && Math.Abs(number.Value) <= 1L << 53
            ? (long)Math.Round(number.Value, MidpointRounding.AwayFromZero)
            : throw Wrong(arguments, index, "a number");

    private static ArgumentException Wrong(Json[] arguments, int index, string expected)
    {
        var found = arguments[index].ToString();
        return new ArgumentException($"Argument {index + 1} must be {expected}, not {(found.Length > 200 ? found[..200] + "..." : found)}");
    }
}
