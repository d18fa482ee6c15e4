using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class TransportTests
{
    [Fact]
    public async Task In_memory_a_call_is_answered_before_SendAsync_returns()
    {
        using var client = new HttpClient(new InMemoryTransport(Wired.Endpoint()));
        var sending = client.SendAsync(Request("http://sandbox/", "Echo_echo.Count", """{"Number":1}"""));
        sending.IsCompletedSuccessfully.ShouldBeTrue();
        using var response = await sending;
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"Number":2}""");
        response.Headers.GetValues("x-amzn-RequestId").ShouldHaveSingleItem();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-amz-json-1.0");
    }

    [Fact]
    public void In_memory_a_call_can_be_synchronous()
    {
        using var client = new HttpClient(new InMemoryTransport(Wired.Endpoint()));
        using var response = client.Send(Request("http://sandbox/", "Echo_echo.Refuse", "{}"));
        response.StatusCode.ShouldBe((HttpStatusCode)429);
        response.Headers.GetValues("x-amzn-ErrorType").ShouldBe(["TooMuchEcho"]);
    }

    [Fact]
    public async Task Over_a_socket_all_services_share_one_loopback_port()
    {
        await using var server = await WireServer.StartAsync(Wired.Endpoint(), 0);
        server.Address.Host.ShouldBe("127.0.0.1");
        using var client = new HttpClient();

        using var json = await client.SendAsync(Request(server.Address.ToString(), "Echo_echo.Count", """{"Number":1}"""));
        (await json.Content.ReadAsStringAsync()).ShouldBe("""{"Number":2}""");

        using var form = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent("Action=Count&Version=2026-01-01&Number=2", Encoding.UTF8, "application/x-www-form-urlencoded") };
        form.Headers.TryAddWithoutValidation("Authorization", Wired.Signature("other"));
        using var xml = await client.SendAsync(form);
        (await xml.Content.ReadAsStringAsync()).ShouldContain("<Number>3</Number>");

        (await client.GetAsync(new Uri(server.Address, "/health"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_a_socket_a_body_over_the_limit_is_refused()
    {
        await using var server = await WireServer.StartAsync(Wired.Endpoint(), 0);
        using var client = new HttpClient();
        using var response = await client.SendAsync(Request(server.Address.ToString(), "Echo_echo.Echo", new string(' ', WireEndpoint.BodyLimit + 1)));
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Over_both_CBOR_that_a_client_compressed_is_a_call_too()
    {
        await using var server = await WireServer.StartAsync(Wired.Endpoint(), 0);
        using var socket = new HttpClient { BaseAddress = server.Address };
        using var memory = new HttpClient(new InMemoryTransport(Wired.Endpoint())) { BaseAddress = new Uri("http://sandbox/") };
        foreach (var client in new[] { socket, memory })
        {
            // {"Number": 1}
            using var request = new HttpRequestMessage(HttpMethod.Post, "/service/Echo_echo/operation/Count") { Content = new ByteArrayContent(Compressed.Gzip("A1664E756D62657201")) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
            request.Content.Headers.ContentEncoding.Add("gzip");
            request.Headers.Add("smithy-protocol", "rpc-v2-cbor");
            request.Headers.TryAddWithoutValidation("Authorization", Wired.Signature("echo"));
            using var response = await client.SendAsync(request);
            Convert.ToHexString(await response.Content.ReadAsByteArrayAsync()).ShouldBe("A1664E756D62657202");
            response.Headers.GetValues("smithy-protocol").ShouldBe(["rpc-v2-cbor"]);
        }
    }

    private static HttpRequestMessage Request(string address, string target, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", Wired.Signature("echo"));
        return request;
    }
}
