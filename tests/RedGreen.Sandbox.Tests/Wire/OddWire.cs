using System.Net.Http.Headers;
using System.Text;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

/// <summary>Requests over HTTP that no client of AWS's would send, by what is odd about them; each would change something if it were read by halves.</summary>
internal static class OddWire
{
    private const string Ecs = "AmazonEC2ContainerServiceV20141113";
    private const string Metrics = "/service/GraniteServiceVersion20100801/operation/PutMetricData";
    private const string Records = "/2013-04-01/hostedzone/Z1/rrset";
    private const string Update = """{"cluster":"demo","service":"shop","desiredCount":9""";

    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, Func<HttpRequestMessage>> All { get; } = new Dictionary<string, Func<HttpRequestMessage>>
    {
        ["JSON, one byte over the limit"] = () => Json($"{Update}}}{new string(' ', WireEndpoint.BodyLimit + 1 - Update.Length - 1)}"),
        ["JSON, twice the limit"] = () => Json($"{{\"cluster\":\"{new string('x', 2 * WireEndpoint.BodyLimit)}\"}}"),
        ["JSON, a name of nearly 10 MB"] = () => Json($"{{\"service\":\"shop\",\"desiredCount\":9,\"cluster\":\"{new string('x', WireEndpoint.BodyLimit - 100)}\"}}"),
        ["JSON, truncated"] = () => Json(Update),
        ["JSON, truncated in an escape"] = () => Json("""{"cluster":"demo\u00"""),
        ["JSON, none"] = () => Json("<xml/>"),
        ["JSON, a list"] = () => Json($"[{Update}}}]"),
        ["JSON, a text"] = () => Json("\"demo\""),
        ["JSON, two objects"] = () => Json($"{Update}}}{Update}}}"),
        ["JSON, a comment"] = () => Json($"{Update}/* nine */}}"),
        ["JSON, 10,000 lists"] = () => Json($"{Update},\"tags\":{new string('[', 10_000)}{new string(']', 10_000)}}}"),
        ["JSON, 10,000 objects"] = () => Json($"{Update},\"tags\":{string.Concat(Enumerable.Repeat("{\"a\":", 10_000))}1{new string('}', 10_000)}}}"),
        ["JSON, 3,000,000 brackets"] = () => Json(new string('[', 3_000_000)),
        ["JSON, a member twice"] = () => Json($"{Update},\"cluster\":\"demo\"}}"),
        ["JSON, half of a pair"] = () => Json("""{"cluster":"\ud800","service":"shop","desiredCount":9}"""),
        ["JSON, half of a pair for a name"] = () => Json($"{Update},\"\\udc00\":1}}"),
        ["JSON, no UTF-8"] = () => Json([.. Encoding.UTF8.GetBytes("""{"service":"shop","desiredCount":9,"cluster":"de"""), 0xC3, 0x28, .. "mo\"}"u8]),
        ["JSON in UTF-16"] = () => Json(Encoding.Unicode.GetBytes($"{Update}}}")),
        ["JSON, NUL in it"] = () => Json($"{Update}\0}}"),
        ["JSON, a count beyond double"] = () => Json("""{"cluster":"demo","service":"shop","desiredCount":1e400}"""),
        ["JSON, a count beyond long"] = () => Json("""{"cluster":"demo","service":"shop","desiredCount":9223372036854775808}"""),
        ["JSON, a count with a fraction"] = () => Json("""{"cluster":"demo","service":"shop","desiredCount":1.5}"""),
        ["JSON, a count below zero"] = () => Json("""{"cluster":"demo","service":"shop","desiredCount":-1}"""),
        ["JSON, every type wrong"] = () => Json("""{"cluster":{},"service":[],"desiredCount":{"a":1},"deploymentConfiguration":"fast","loadBalancers":7}"""),
        ["JSON, a cluster of emoji"] = () => Json("""{"cluster":"🚀","service":"shop","desiredCount":9}"""),
        ["JSON, a service from right to left"] = () => Json("{\"cluster\":\"demo\",\"service\":\"\u202epohs\",\"desiredCount\":9}"),
        ["JSON said to be gzip"] = () => Encoded(Json($"{Update}}}"), "gzip"),
        ["JSON said to be brotli"] = () => Encoded(Json($"{Update}}}"), "br"),
        ["A target without an operation"] = () => Target($"{Ecs}."),
        ["A target that is a service"] = () => Target(Ecs),
        ["A target that is a dot"] = () => Target("."),
        ["A target in small letters"] = () => Target($"{Ecs}.updateservice"),
        ["A target of another service"] = () => Target("DynamoDB_20120810.UpdateService"),
        ["A target of nobody's"] = () => Target("Nobody_20260101.UpdateService"),
        ["A target of 20,000 characters"] = () => Target($"{Ecs}.{new string('x', 20_000)}"),
        ["A target said by GET"] = () => With(Target($"{Ecs}.UpdateService"), request => request.Method = HttpMethod.Get),
        ["A form sent to JSON"] = () => Json("Action=UpdateService&cluster=demo&service=shop&desiredCount=9", "application/x-www-form-urlencoded"),
        ["No signature"] = () => With(Json($"{Update}}}"), request => request.Headers.Remove("Authorization")),
        ["A signature for another service"] = () => Signed(Json($"{Update}}}"), "dynamodb"),
        ["A signature of nothing"] = () => With(Json($"{Update}}}"), request => { request.Headers.Remove("Authorization"); request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential="); }),
        ["A form without an action"] = () => Form("Version=2015-12-01"),
        ["A form of another version"] = () => Form("Action=DeleteTargetGroup&Version=2012-06-01"),
        ["A form with an action of nobody's"] = () => Form("Action=DeleteEverything&Version=2015-12-01"),
        ["A form that is JSON"] = () => Form("""{"Action":"DeleteTargetGroup"}""", "application/json"),
        ["A form with a value over a structure"] = () => Form("Action=CreateTargetGroup&Version=2015-12-01&Name=a&Tags=1&Tags.member.1.Key=k"),
        ["A form with names of 10,000 levels"] = () => Form($"Action=CreateTargetGroup&Version=2015-12-01&Name{string.Concat(Enumerable.Repeat(".member.1", 10_000))}=a"),
        ["A form with an empty level"] = () => Form("Action=CreateTargetGroup&Version=2015-12-01&Tags..Key=a"),
        ["A form with an index beyond int"] = () => Form("Action=DescribeRules&Version=2015-12-01&RuleArns.member.99999999999999999999=a"),
        ["A form with half an escape"] = () => Form("Action=DeleteTargetGroup&Version=2015-12-01&TargetGroupArn=%E0%A4%A&x=%"),
        ["A form with a NUL"] = () => Form("Action=DeleteTargetGroup&Version=2015-12-01&TargetGroupArn=%00"),
        ["A form with characters that XML has not"] = () => Form("Action=Delete%01%FFGroup%EF%BF%BE&Version=2015-12-01"),
        ["A form with an action of a megabyte"] = () => Form($"Action={new string('x', 1_000_000)}&Version=2015-12-01"),
        ["A form of 100,000 parameters"] = () => Form($"Action=CreateTargetGroup&Version=2015-12-01&{string.Join('&', Enumerable.Range(0, 100_000).Select(i => $"p{i}={i}"))}"),
        ["A form one byte over the limit"] = () => Form($"Action=CreateTargetGroup&Version=2015-12-01&Name={new string('x', WireEndpoint.BodyLimit)}"),
        ["XML, truncated"] = () => Xml("<ChangeResourceRecordSetsRequest><ChangeBatch>"),
        ["XML, none"] = () => Xml("""{"ChangeBatch":{}}"""),
        ["XML, nothing in it"] = () => Xml("<ChangeResourceRecordSetsRequest/>"),
        ["XML with entities that grow"] = () => Xml("""<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><ChangeResourceRecordSetsRequest>&c;</ChangeResourceRecordSetsRequest>"""),
        ["XML that names a file"] = () => Xml("""<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><ChangeResourceRecordSetsRequest>&b;</ChangeResourceRecordSetsRequest>"""),
        ["XML of 10,000 levels"] = () => Xml(string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000))),
        ["XML of 1,000,000 levels"] = () => Xml(string.Concat(Enumerable.Repeat("<a>", 1_000_000)) + string.Concat(Enumerable.Repeat("</a>", 1_000_000))),
        ["XML with a member twice"] = () => Xml("<ChangeResourceRecordSetsRequest><ChangeBatch/><ChangeBatch/></ChangeResourceRecordSetsRequest>"),
        ["XML with wrong items"] = () => Xml("<ChangeResourceRecordSetsRequest><ChangeBatch><Changes><Odd/></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"),
        ["XML with texts for structures"] = () => Xml("<ChangeResourceRecordSetsRequest><ChangeBatch><Changes><Change>now</Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"),
        ["XML said by DELETE"] = () => With(Xml("<a/>"), request => request.Method = HttpMethod.Delete),
        ["XML one byte over the limit"] = () => Xml($"<a>{new string(' ', WireEndpoint.BodyLimit - 6)}</a>"),
        ["A path of nobody's"] = () => Path("/2013-04-01/everything"),
        ["A path upwards"] = () => Path("/2013-04-01/hostedzone/../../etc"),
        ["CBOR, truncated"] = () => Cbor(Convert.FromHexString("A1694E616D657370616365")),
        ["CBOR, a list"] = () => Cbor([0x80]),
        ["CBOR, a text"] = () => Cbor("\x61a"u8.ToArray()),
        ["CBOR, a map of 2^64-1 members"] = () => Cbor(Convert.FromHexString("BBFFFFFFFFFFFFFFFF")),
        ["CBOR, a text of 2^63 bytes"] = () => Cbor(Convert.FromHexString("A17B8000000000000000")),
        ["CBOR, an endless map"] = () => Cbor([0xBF]),
        ["CBOR, 10,000 lists"] = () => Cbor([0xA1, 0x61, 0x61, .. Enumerable.Repeat((byte)0x81, 10_000), 0x01]),
        ["CBOR, a text of no UTF-8"] = () => Cbor(Convert.FromHexString("A162C3286161")),
        ["CBOR, a member twice"] = () => Cbor(Convert.FromHexString("A2616101616102")),
        ["CBOR, a number for a name"] = () => Cbor(Convert.FromHexString("A10101")),
        ["CBOR, tags on tags"] = () => Cbor([0xA1, 0x61, 0x61, .. Enumerable.Repeat((byte)0xC1, 5_000), 0x01]),
        ["CBOR, bytes after its end"] = () => Cbor(Convert.FromHexString("A000")),
        ["CBOR said to be JSON"] = () => Cbor([0xA0], "application/json"),
        ["CBOR one byte over the limit"] = () => Cbor(new byte[WireEndpoint.BodyLimit + 1]),
        ["CBOR for an operation of nobody's"] = () => With(Cbor([0xA0]), request => request.RequestUri = new Uri("/service/GraniteServiceVersion20100801/operation/DeleteEverything", UriKind.Relative)),
    };

    private static HttpRequestMessage Json(string body, string type = "application/x-amz-json-1.1") => Json(Encoding.UTF8.GetBytes(body), type);

    private static HttpRequestMessage Json(byte[] body, string type = "application/x-amz-json-1.1") =>
        With(Signed(Post("/", body, type), "ecs"), request => request.Headers.TryAddWithoutValidation("X-Amz-Target", $"{Ecs}.UpdateService"));

    private static HttpRequestMessage Target(string target) => With(Json($"{Update}}}"), request =>
    {
        request.Headers.Remove("X-Amz-Target");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
    });

    private static HttpRequestMessage Form(string form, string type = "application/x-www-form-urlencoded") => Signed(Post("/", Encoding.UTF8.GetBytes(form), type), "elasticloadbalancing");

    private static HttpRequestMessage Xml(string body) => Signed(Post(Records, Encoding.UTF8.GetBytes(body), "text/xml"), "route53");

    private static HttpRequestMessage Path(string path) => Signed(Post(path, [], "text/xml"), "route53");

    private static HttpRequestMessage Cbor(byte[] body, string type = "application/cbor") =>
        With(Signed(Post(Metrics, body, type), "monitoring"), request => request.Headers.Add("smithy-protocol", "rpc-v2-cbor"));

    private static HttpRequestMessage Post(string path, byte[] body, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return request;
    }

    private static HttpRequestMessage Signed(HttpRequestMessage request, string service)
    {
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", Wired.Signature(service));
        return request;
    }

    private static HttpRequestMessage Encoded(HttpRequestMessage request, string encoding) => With(request, r => r.Content!.Headers.ContentEncoding.Add(encoding));

    private static HttpRequestMessage With(HttpRequestMessage request, Action<HttpRequestMessage> change)
    {
        change(request);
        return request;
    }
}
