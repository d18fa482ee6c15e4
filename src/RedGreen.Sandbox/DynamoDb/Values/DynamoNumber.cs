using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.DynamoDb.Values;

/// <summary>
/// A number as DynamoDB keeps it: exact, up to 38 significant digits, from 1E-130 to 9.99E+125. No number type of .NET
/// has that, so it is a whole number and a power of ten.
/// </summary>
internal readonly partial struct DynamoNumber : IEquatable<DynamoNumber>, IComparable<DynamoNumber>
{
    private const int MostDigits = 38;
    private const int Largest = 125;
    private const int Smallest = -130;
    private readonly BigInteger _digits;
    private readonly int _exponent;

    // Without trailing zeros, so that equal numbers are equal field by field.
    private DynamoNumber(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
            exponent = 0;
        while (!digits.IsZero && BigInteger.Remainder(digits, 10).IsZero)
        {
            digits /= 10;
            exponent++;
        }

        (_digits, _exponent) = (digits, exponent);
        if (digits.IsZero)
            return;
        var count = Digits;
        if (count > MostDigits)
            throw DynamoErrors.Validation("Attempting to store more than 38 significant digits in a Number");
        if (exponent + count - 1 > Largest)
            throw DynamoErrors.Validation("Number overflow. Attempting to store a number with magnitude larger than supported range");
        if (exponent + count - 1 < Smallest)
            throw DynamoErrors.Validation("Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    public static DynamoNumber Zero => default;

    /// <summary>How many significant digits it has.</summary>
    public int Digits => BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).Length;

    public bool IsNegative => _digits.Sign < 0;

    public static DynamoNumber operator +(DynamoNumber a, DynamoNumber b)
    {
        var (x, y, exponent) = Align(a, b);
        return new(x + y, exponent);
    }

    public static DynamoNumber operator -(DynamoNumber a, DynamoNumber b) => a + new DynamoNumber(-b._digits, b._exponent);

    /// <summary>Reads a number as a client writes it.</summary>
    /// <exception cref="Wire.AwsError">It is none, or out of range.</exception>
    public static DynamoNumber Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["exponent"] is { Success: true } group ? group.Value : "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
            throw DynamoErrors.Validation($"The parameter cannot be converted to a numeric value: {text}");
        var fraction = match.Groups["fraction"].Value;
        var digits = BigInteger.Parse(match.Groups["whole"].Value + fraction, CultureInfo.InvariantCulture);
        return new(match.Groups["sign"].Value == "-" ? -digits : digits, Math.Clamp(exponent, -1000, 1000) - fraction.Length);
    }

    public int CompareTo(DynamoNumber other)
    {
        var (x, y, _) = Align(this, other);
        return x.CompareTo(y);
    }

    public bool Equals(DynamoNumber other) => _digits == other._digits && _exponent == other._exponent;

    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_digits, _exponent);

    /// <summary>Plain digits, as DynamoDB writes numbers.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture);
        var sign = IsNegative ? "-" : "";
        if (_exponent >= 0)
            return sign + digits + new string('0', _exponent);
        var point = digits.Length + _exponent;
        return point > 0 ? $"{sign}{digits[..point]}.{digits[point..]}" : $"{sign}0.{new string('0', -point)}{digits}";
    }

    private static (BigInteger A, BigInteger B, int Exponent) Align(DynamoNumber a, DynamoNumber b)
    {
        var exponent = Math.Min(a._exponent, b._exponent);
        return (a._digits * BigInteger.Pow(10, a._exponent - exponent), b._digits * BigInteger.Pow(10, b._exponent - exponent), exponent);
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?:(?<whole>\d+)(?:\.(?<fraction>\d*))?|(?<whole>)\.(?<fraction>\d+))(?:[eE](?<exponent>[+-]?\d{1,9}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
