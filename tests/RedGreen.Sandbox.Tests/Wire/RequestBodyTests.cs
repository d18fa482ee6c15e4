using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class RequestBodyTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    public void Every_protocol_reads_what_a_client_compressed(string encoding)
    {
        Sent(Wired.Json("Echo_echo.Count", ""), """{"Number":1}"""u8, encoding).Text().ShouldBe("""{"Number":2}""");
        Sent(Wired.Form(""), "Action=Count&Version=2026-01-01&Number=1"u8, encoding).Text().ShouldContain("<Number>2</Number>");
        Convert.ToHexString(Sent(Wired.Cbor("Count", []), Convert.FromHexString("A1664E756D62657201"), encoding).Body).ShouldBe("A1664E756D62657202");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("identity")]
    public void What_is_not_compressed_is_read_as_it_is(string? encoding) =>
        Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Count", """{"Number":1}""") with { ContentEncoding = encoding }).Text().ShouldBe("""{"Number":2}""");

    [Fact]
    public void The_limit_holds_after_decompression()
    {
        var atLimit = new byte[WireEndpoint.BodyLimit];
        atLimit.AsSpan().Fill((byte)' ');
        "{}"u8.CopyTo(atLimit);
        Sent(Wired.Json("Echo_echo.Echo", ""), atLimit, "gzip").Status.ShouldBe(200);
        Sent(Wired.Json("Echo_echo.Echo", ""), [.. atLimit, (byte)' '], "gzip").Status.ShouldBe(413);
    }

    [Fact]
    public void What_is_not_gzip_or_not_all_of_it_cannot_be_read()
    {
        var whole = Compressed.Gzip([.. Enumerable.Range(0, 10_000).Select(number => (byte)(number * number))]);
        foreach (var body in new[] { "{}"u8.ToArray(), whole[..(whole.Length / 2)] })
        {
            var response = Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", "") with { Body = body, ContentEncoding = "gzip" });
            response.Status.ShouldBe(400);
            response.Text().ShouldContain("SerializationException");
            response.Text().ShouldContain("gzip");
        }
    }

    [Fact]
    public void Another_encoding_is_named()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", "{}") with { ContentEncoding = "br" });
        response.Status.ShouldBe(415);
        response.Text().ShouldContain("Content-Encoding br");
    }

    private static WireResponse Sent(WireRequest request, ReadOnlySpan<byte> body, string encoding) =>
        Wired.Endpoint().Dispatch(request with { Body = Compressed.Gzip(body.ToArray()), ContentEncoding = encoding });
}
