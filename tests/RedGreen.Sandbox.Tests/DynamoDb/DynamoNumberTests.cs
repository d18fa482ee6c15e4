using System.Globalization;
using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.Tests.DynamoDb;

public class DynamoNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("007.500", "7.5")]
    [InlineData("+.5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("-1.25E-3", "-0.00125")]
    [InlineData("5.", "5")]
    [InlineData("0e999", "0")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public void Numbers_are_written_in_plain_digits(string text, string expected) => DynamoNumber.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData(" 1")]
    [InlineData("NaN")]
    [InlineData("1e9999999999")]
    [InlineData("123456789012345678901234567890123456789")]
    [InlineData("1e126")]
    [InlineData("1e-131")]
    public void What_is_no_number_or_out_of_range_is_refused(string text) =>
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => DynamoNumber.Parse(text)).Code.ShouldBe("ValidationException");

    [Fact]
    public void Sums_and_order_are_exact() => Gen.Select(Gen.Decimal[-1_000_000_000, 1_000_000_000], Gen.Decimal[-1_000_000_000, 1_000_000_000]).Sample((a, b) =>
    {
        a = decimal.Round(a, 12);
        b = decimal.Round(b, 12);
        var (x, y) = (Number(a), Number(b));
        (x + y).ShouldBe(Number(a + b));
        (x - y).ShouldBe(Number(a - b));
        Math.Sign(x.CompareTo(y)).ShouldBe(Math.Sign(a.CompareTo(b)));
        x.Equals(y).ShouldBe(a == b);
        DynamoNumber.Parse(x.ToString()).ShouldBe(x);
    });

    [Fact]
    public void A_sum_of_more_than_38_digits_is_refused_not_rounded() =>
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => DynamoNumber.Parse("1e38") + DynamoNumber.Parse("0.1")).Message.ShouldContain("38 significant digits");

    private static DynamoNumber Number(decimal value) => DynamoNumber.Parse(value.ToString(CultureInfo.InvariantCulture));
}
