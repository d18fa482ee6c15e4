using System.Formats.Cbor;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class CborProtocolTests
{
    [Fact]
    public void A_call_finds_its_service_and_operation_by_its_path()
    {
        // {"Number": 1}
        var response = Wired.Endpoint().Dispatch(Wired.Cbor("Count", Convert.FromHexString("A1664E756D62657201")));
        response.Status.ShouldBe(200);
        response.ContentType.ShouldBe("application/cbor");
        response.Headers.ShouldContain(("smithy-protocol", "rpc-v2-cbor"));
        response.Headers.ShouldContain(header => header.Name == "x-amzn-RequestId" && header.Value.Length == 36);
        Convert.ToHexString(response.Body).ShouldBe("A1664E756D62657202");
    }

    [Fact]
    public void A_call_without_input_needs_neither_body_nor_type()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Cbor("Count", []) with { ContentType = null });
        Convert.ToHexString(response.Body).ShouldBe("A1664E756D62657201");
    }

    [Fact]
    public void A_refusal_keeps_its_code_message_status_and_details()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Cbor("Refuse", []));
        response.Status.ShouldBe(429);
        response.ContentType.ShouldBe("application/cbor");
        response.Headers.ShouldContain(("smithy-protocol", "rpc-v2-cbor"));
        response.Headers.ShouldContain(("x-amzn-query-error", "TooMuchEcho;Sender"));
        JsonNode.DeepEquals(CborInput.Read(response.Body), JsonNode.Parse("""{"Limit":3,"__type":"TooMuchEcho","message":"No & no."}""")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/service/Echo_echo/operation/Nothing")]
    [InlineData("/service/Nobody/operation/Echo")]
    [InlineData("/service/Echo_echo/operation")]
    [InlineData("/service/Echo_echo/operation/Echo/more")]
    [InlineData("/service/Echo_echo/Echo")]
    [InlineData("/service/")]
    public void An_address_of_nothing_is_an_unknown_operation(string path) =>
        Refused(Wired.Cbor("Echo", []) with { Path = path }, 404, "UnknownOperationException");

    [Fact]
    public void A_request_that_does_not_name_the_protocol_is_refused()
    {
        Refused(Wired.Cbor("Echo", []) with { SmithyProtocol = null }, 404, "UnknownOperationException").ShouldContain("header smithy-protocol");
        Refused(Wired.Cbor("Echo", []) with { SmithyProtocol = "rpc-v2-json" }, 404, "UnknownOperationException");
    }

    [Fact]
    public void Only_POST_calls() => Refused(Wired.Cbor("Echo", []) with { Method = "GET" }, 405, "MethodNotAllowedException");

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public void A_body_must_say_that_it_is_CBOR(string? type) =>
        Refused(Wired.Cbor("Echo", [0xA0]) with { ContentType = type }, 415, "UnsupportedMediaTypeException");

    [Fact]
    public void A_body_that_is_not_CBOR_cannot_be_read() => Refused(Wired.Cbor("Echo", "{}"u8.ToArray()), 400, "SerializationException");

    [Fact]
    public void A_request_signed_for_another_service_or_for_none_is_refused()
    {
        Refused(Wired.Cbor("Echo", [], signedFor: "other"), 400, "InvalidSignatureException").ShouldContain("'echo'");
        Refused(Wired.Cbor("Echo", []) with { Authorization = null }, 400, "MissingAuthenticationTokenException");
    }

    [Fact]
    public void CloudWatch_reads_and_writes_instants_and_reals_in_it()
    {
        var context = Wired.Context();
        var at = context.Now.AddMinutes(-5).ToUnixTimeSeconds();
        var endpoint = new WireEndpoint([new CloudWatchService(context, new())], context, [], NullLogger<WireEndpoint>.Instance);

        endpoint.Dispatch(CloudWatch("PutMetricData", cbor =>
        {
            cbor.WriteStartMap(null);
            Text(cbor, "Namespace", "Own");
            cbor.WriteTextString("MetricData");
            cbor.WriteStartArray(1);
            cbor.WriteStartMap(3);
            Text(cbor, "MetricName", "Depth");
            cbor.WriteTextString("Value");
            cbor.WriteDouble(5);
            Instant(cbor, "Timestamp", at);
            cbor.WriteEndMap();
            cbor.WriteEndArray();
            cbor.WriteEndMap();
        })).Status.ShouldBe(200);

        var response = endpoint.Dispatch(CloudWatch("GetMetricStatistics", cbor =>
        {
            cbor.WriteStartMap(6);
            Text(cbor, "Namespace", "Own");
            Text(cbor, "MetricName", "Depth");
            Instant(cbor, "StartTime", at - 60);
            Instant(cbor, "EndTime", at + 60);
            cbor.WriteTextString("Period");
            cbor.WriteInt32(60);
            cbor.WriteTextString("Statistics");
            cbor.WriteStartArray(1);
            cbor.WriteTextString("Sum");
            cbor.WriteEndArray();
            cbor.WriteEndMap();
        }));

        var answer = new CborReader(response.Body);
        answer.ReadStartMap();
        answer.ReadTextString().ShouldBe("Label");
        answer.ReadTextString().ShouldBe("Depth");
        answer.ReadTextString().ShouldBe("Datapoints");
        answer.ReadStartArray().ShouldBe(1);
        answer.ReadStartMap();
        answer.ReadTextString().ShouldBe("Timestamp");
        answer.ReadUnixTimeSeconds().ToUnixTimeSeconds().ShouldBe(at);
        answer.ReadTextString().ShouldBe("Sum");
        answer.PeekState().ShouldNotBe(CborReaderState.UnsignedInteger);
        answer.ReadDouble().ShouldBe(5);
    }

    private static WireRequest CloudWatch(string operation, Action<CborWriter> body)
    {
        var cbor = new CborWriter();
        body(cbor);
        return Wired.Cbor(operation, cbor.Encode(), "GraniteServiceVersion20100801", "monitoring");
    }

    private static void Text(CborWriter cbor, string name, string value)
    {
        cbor.WriteTextString(name);
        cbor.WriteTextString(value);
    }

    private static void Instant(CborWriter cbor, string name, long seconds)
    {
        cbor.WriteTextString(name);
        cbor.WriteTag(CborTag.UnixTimeSeconds);
        cbor.WriteInt64(seconds);
    }

    private static string Refused(WireRequest request, int status, string code)
    {
        var response = Wired.Endpoint().Dispatch(request);
        response.Status.ShouldBe(status);
        var body = CborInput.Read(response.Body);
        body["__type"]!.GetValue<string>().ShouldBe(code);
        return body["message"]!.GetValue<string>();
    }
}
