using System.Formats.Cbor;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class CborInputTests
{
    // Each is {"a": ...}; items are the examples of RFC 8949, appendix A, where it has one.
    [Theory]
    [InlineData("00", "0")]
    [InlineData("1818", "24")]
    [InlineData("1BFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("3903E7", "-1000")]
    [InlineData("3BFFFFFFFFFFFFFFFF", "-18446744073709551616")]
    [InlineData("F93E00", "1.5")]
    [InlineData("FA47C35000", "100000")]
    [InlineData("FB3FF199999999999A", "1.1")]
    [InlineData("F97C00", "\"Infinity\"")]
    [InlineData("F9FC00", "\"-Infinity\"")]
    [InlineData("FB7FF8000000000000", "\"NaN\"")]
    [InlineData("F4", "false")]
    [InlineData("F5", "true")]
    [InlineData("F6", "null")]
    [InlineData("F7", "null")]
    [InlineData("6449455446", "\"IETF\"")]
    [InlineData("62C3BC", "\"\\u00FC\"")]
    [InlineData("7F657374726561646D696E67FF", "\"streaming\"")]
    [InlineData("4401020304", "\"AQIDBA==\"")]
    [InlineData("5F42010243030405FF", "\"AQIDBAU=\"")]
    [InlineData("83010203", "[1,2,3]")]
    [InlineData("9F018202039F0405FFFF", "[1,[2,3],[4,5]]")]
    [InlineData("BF6346756EF563416D7421FF", "{\"Fun\":true,\"Amt\":-2}")]
    [InlineData("C11A514B67B0", "1363896240")]
    [InlineData("C1FB41D452D9EC200000", "1363896240.5")]
    public void Every_item_is_read_as_the_JSON_that_says_the_same(string item, string json) =>
        CborInput.Read(Convert.FromHexString("A16161" + item)).ToJsonString().ShouldBe($$"""{"a":{{json}}}""");

    [Theory]
    [InlineData("")]
    [InlineData("A0")]
    [InlineData("BFFF")]
    public void No_body_and_an_empty_map_are_an_empty_input(string body) => CborInput.Read(Convert.FromHexString(body)).Count.ShouldBe(0);

    [Theory]
    [InlineData("80", "must be a CBOR map")]
    [InlineData("01", "must be a CBOR map")]
    [InlineData("A1", "not CBOR")]
    [InlineData("A16161", "not CBOR")]
    [InlineData("FF", "not CBOR")]
    [InlineData("A161611C", "not CBOR")]
    [InlineData("BF6161FF", "not CBOR")]
    [InlineData("A16161FF", "not CBOR")]
    [InlineData("A1616161C3", "not CBOR")]
    [InlineData("A161619BFFFFFFFFFFFFFFFF", "not CBOR")]
    [InlineData("A161617BFFFFFFFFFFFFFFFF", "not CBOR")]
    [InlineData("A2616101616102", "not CBOR")]
    [InlineData("A10101", "not a text")]
    [InlineData("A1616101A0", "for 1 bytes")]
    [InlineData("A16161C074323031332D30332D32315432303A30343A30305A", "tag 0")]
    [InlineData("A16161C249010000000000000000", "tag 2")]
    [InlineData("A16161C1616E", "an instant is a number")]
    [InlineData("A16161C1C101", "an instant is a number")]
    [InlineData("A16161F0", "no simple values but")]
    [InlineData("A16161F8FF", "no simple values but")]
    [InlineData("A1616182F005", "no simple values but")]
    [InlineData("A16161FC", "no simple values but")]
    [InlineData("A16161FE", "no simple values but")]
    public void What_is_not_one_map_of_what_the_protocol_has_cannot_be_read(string body, string problem)
    {
        var refusal = Should.Throw<AwsError>(() => CborInput.Read(Convert.FromHexString(body)));
        refusal.Code.ShouldBe("SerializationException");
        refusal.Message.ShouldContain(problem);
    }

    [Fact]
    public void Nesting_is_read_to_the_limit_and_no_further()
    {
        CborInput.Read(Nested(CborInput.DepthLimit)).Count.ShouldBe(1);
        Should.Throw<AwsError>(() => CborInput.Read(Nested(CborInput.DepthLimit + 1))).Message.ShouldContain("deeper than 64");
        Should.Throw<AwsError>(() => CborInput.Read(Nested(1_000_000))).Message.ShouldContain("deeper than 64");
    }

    [Fact]
    public void Whatever_bytes_come_they_are_an_input_or_a_refusal() => Bodies.Sample(body =>
    {
        try
        {
            CborInput.Read(body).ShouldNotBeNull();
        }
        catch (AwsError refusal)
        {
            refusal.Code.ShouldBe("SerializationException");
        }
    });

    // Mostly maps that begin well: bytes at random end at the first one.
    private static readonly Gen<byte[]> Bodies = Gen.Frequency(
        (1, Gen.Byte.Array[0, 64]),
        (4, Gen.Byte.Array[0, 64].Select(bytes => (byte[])[0xBF, 0x61, 0x61, .. bytes, 0xFF])));

    // {"a": [[[...]]]}
    private static byte[] Nested(int depth)
    {
        var cbor = new CborWriter();
        cbor.WriteStartMap(1);
        cbor.WriteTextString("a");
        for (var level = 1; level < depth; level++)
            cbor.WriteStartArray(level == depth - 1 ? 0 : 1);
        for (var level = 1; level < depth; level++)
            cbor.WriteEndArray();
        cbor.WriteEndMap();
        return cbor.Encode();
    }
}
