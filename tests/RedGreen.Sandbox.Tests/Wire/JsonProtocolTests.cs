using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.Wire;

public class JsonProtocolTests
{
    [Fact]
    public void A_call_finds_its_service_and_operation_by_its_target()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", """{"a":[1,{"b":"ü<>"}],"c":null}"""));
        response.Status.ShouldBe(200);
        response.ContentType.ShouldBe("application/x-amz-json-1.0");
        response.Text().ShouldBe("""{"Given":{"a":[1,{"b":"ü<>"}],"c":null}}""");
    }

    [Fact]
    public void An_empty_body_is_an_empty_input() =>
        Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", "")).Text().ShouldBe("""{"Given":{}}""");

    [Fact]
    public void A_refusal_keeps_its_code_message_status_and_details()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Refuse", "{}"));
        response.Status.ShouldBe(429);
        var body = JsonNode.Parse(response.Body)!;
        body["__type"]!.GetValue<string>().ShouldBe("TooMuchEcho");
        body["message"]!.GetValue<string>().ShouldBe("No & no.");
        body["Limit"]!.GetValue<int>().ShouldBe(3);
        response.Headers.ShouldContain(("x-amzn-ErrorType", "TooMuchEcho"));
        response.Headers.ShouldContain(("x-amzn-query-error", "TooMuchEcho;Sender"));
        response.Headers.ShouldContain(header => header.Name == "x-amzn-RequestId" && header.Value.Length == 36);
    }

    [Theory]
    [InlineData("Echo_echo.Nothing")]
    [InlineData("Nobody.Echo")]
    [InlineData("Echo")]
    [InlineData("")]
    [InlineData(".")]
    public void An_unknown_target_is_an_unknown_operation(string target)
    {
        var response = Wired.Endpoint().Dispatch(Wired.Json(target, "{}"));
        response.Status.ShouldBe(400);
        JsonNode.Parse(response.Body)!["__type"]!.GetValue<string>().ShouldBe("UnknownOperationException");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("nonsense")]
    [InlineData("""{"a":1,"a":2}""")]
    public void What_is_no_JSON_object_cannot_be_read(string body)
    {
        var response = Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", body));
        response.Status.ShouldBe(400);
        JsonNode.Parse(response.Body)!["__type"]!.GetValue<string>().ShouldBe("SerializationException");
    }

    [Fact]
    public void A_request_signed_for_another_service_is_refused()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", "{}", signedFor: "other"));
        response.Text().ShouldContain("InvalidSignatureException");
        response.Text().ShouldContain("Credential should be scoped to correct service: 'echo'.");
    }

    [Fact]
    public void An_unsigned_request_is_refused() =>
        Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", "{}") with { Authorization = null }).Text().ShouldContain("MissingAuthenticationTokenException");
}
