using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

/// <summary>An endpoint with echo services, and requests to it.</summary>
internal static class Wired
{
    public static SandboxContext Context() => new(new VirtualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    public static WireEndpoint Endpoint(IEnumerable<IWireFilter>? filters = null, ILogger<WireEndpoint>? log = null, SandboxContext? context = null) =>
        new([new EchoService(), new EchoService("other")], context ?? Context(), filters ?? [], log ?? NullLogger<WireEndpoint>.Instance);

    public static WireRequest Json(string target, string body, string signedFor = "echo") =>
        new("POST", "/", "", target, Signature(signedFor), Encoding.UTF8.GetBytes(body));

    public static WireRequest Form(string form, string? signedFor = "echo") =>
        new("POST", "/", "", null, signedFor is null ? null : Signature(signedFor), Encoding.UTF8.GetBytes(form));

    public static WireRequest Cbor(string operation, byte[] body, string service = "Echo_echo", string signedFor = "echo") =>
        new("POST", $"/service/{service}/operation/{operation}", "", null, Signature(signedFor), body) { ContentType = "application/cbor", SmithyProtocol = "rpc-v2-cbor" };

    public static string Text(this WireResponse response) => Encoding.UTF8.GetString(response.Body);

    public static string Signature(string service) =>
        $"AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";
}
