using System.Globalization;
using System.Text.Json;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>JSON as nobody means it, as texts: half of a surrogate pair or a member given twice exists in text only.</summary>
internal static class OddJson
{
    /// <summary>Texts that have broken readers before.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"shop\\udc00\"", "\"\\udc00\\ud800\"", "\"\u202epohs\"", "\"\ud83d\ude80\"", "\"\u0633\u0644\u0627\u0645\"",
        "\"\\r\\n\\t\"", "\"\u2028\"", "\"null\"", "\"true\"", "\"0\"", "\"-1\"", "\"NaN\"", "\"Infinity\"", "\"1e9\"", "\"\u0661\u0660@\u0665m 100@1m\"", "\"100%\"", "\"$.input\"", "\"{}\"", "\"[[\"",
        "\"arn:aws:ecs:eu-west-1:123456789012:service/demo/shop\"", "\"arn:\"", "\"arn:aws:ecs:::\"", "\"../../shop\"", "\"shop/next\"", "\"{{0}}\"", "\"{0}\"",
    ];

    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf([.. Texts]),
        Gen.String.Select(text => JsonSerializer.Serialize(text)),
        Gen.Int[1, 2_000].Select(length => $"\"{new string('x', length)}\""));

    public static readonly Gen<string> Number = Gen.OneOf(
        Gen.OneOf("0", "-0", "-1", "0.5", "1e400", "-1e-400", "9223372036854775808", "123456789012345678901234567890", "1.7976931348623157e309"),
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whatever is neither list nor object.</summary>
    public static readonly Gen<string> Scalar = Gen.OneOf(Gen.OneOf("null", "true", "false"), Text, Number);

    /// <summary>A name of a member, in quotes.</summary>
    public static readonly Gen<string> Name = Gen.OneOf(Gen.OneOf([.. Texts]), Gen.OneOf("\"a\"", "\"b\"", "\"__proto__\""));

    /// <summary>Anything, nested three levels at most.</summary>
    public static readonly Gen<string> Value = Nested(Nested(Nested(Scalar)));

    /// <summary>A list in a list in a list.</summary>
    public static string Deep(int levels) => new string('[', levels) + new string(']', levels);

    /// <summary>An object in an object in an object.</summary>
    public static string DeepObject(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    public static Gen<string> Object(Gen<string> name, Gen<string> value, int most) =>
        Gen.Select(name, value, (key, member) => $"{key}:{member}").Array[0, most].Select(members => $"{{{string.Join(',', members)}}}");

    private static Gen<string> Nested(Gen<string> value) => Gen.Frequency(
        (4, Scalar),
        (1, value.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
        (1, Object(Name, value, 4)));
}
