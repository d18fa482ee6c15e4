using System.Buffers;
using System.Globalization;
using System.Text;

namespace RedGreen.Sandbox.StepFunctions.Data;

/// <summary>JSON's null.</summary>
internal sealed class JsonNull : Json
{
    private JsonNull()
    {
    }

    /// <summary>The one null.</summary>
    public static JsonNull Value { get; } = new();

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append("null");

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    protected override int Measure() => 4;
}

/// <summary>True or false.</summary>
internal sealed class JsonFlag : Json
{
    private JsonFlag(bool value) => Value = value;

    /// <summary>JSON's true.</summary>
    public static JsonFlag True { get; } = new(true);

    /// <summary>JSON's false.</summary>
    public static JsonFlag False { get; } = new(false);

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <summary>The one of the two.</summary>
    public static JsonFlag Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Value ? "true" : "false");

    /// <inheritdoc/>
    public override bool Equals(Json? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1 : 2;

    /// <inheritdoc/>
    protected override int Measure() => Value ? 4 : 5;
}

/// <summary>A number, kept as it was written.</summary>
internal sealed class JsonNumber(string raw) : Json
{
    // Not a double?, which two threads could see half written; no JSON number is NaN.
    private double _value = double.NaN;

    /// <summary>A whole number.</summary>
    public JsonNumber(long value)
        : this(value.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>The number's value.</summary>
    public double Value => double.IsNaN(_value) ? _value = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture) : _value;

    /// <summary>The number where it is whole and fits; null otherwise.</summary>
    public long? Whole => Math.Floor(Value) == Value && Math.Abs(Value) <= 1L << 53 ? (long)Value : null;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(raw);

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonNumber number && number.Value.Equals(Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    protected override int Measure() => raw.Length;
}

/// <summary>A string.</summary>
internal sealed class JsonText(string value) : Json
{
    // Nearly no text has any of them: and every document is measured and written again and again.
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(control => (char)control), '"', '\\']);

    /// <summary>The characters, without quotes and escapes.</summary>
    public string Value { get; } = value;

    /// <summary>Appends <paramref name="value"/> in quotes, escaping only what JSON demands, as AWS does.</summary>
    public static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (var i = rest.IndexOfAny(Escaped); i >= 0; i = rest.IndexOfAny(Escaped))
        {
            text.Append(rest[..i]).Append(Escape(rest[i]));
            rest = rest[(i + 1)..];
        }

        text.Append(rest).Append('"');
    }

    /// <summary>How many bytes <see cref="Write"/> appends.</summary>
    public static int SizeOf(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value) + 2;
        var rest = value.AsSpan();
        for (var i = rest.IndexOfAny(Escaped); i >= 0; i = rest.IndexOfAny(Escaped))
        {
            size += Escape(rest[i]).Length - 1;
            rest = rest[(i + 1)..];
        }

        return size;
    }

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => Write(text, Value);

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonText text && text.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override int Measure() => SizeOf(Value);

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => $"\\u{(int)character:X4}",
    };
}
