using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using RedGreen.Standins.Tests.Loopback;
using RedGreen.Standins.Tests.Shapes;

namespace RedGreen.Standins.Tests.Protocols;

public class RestXmlProtocolTests
{
    private const string Namespace = "https://route53.amazonaws.com/doc/2013-04-01/";

    public static TheoryData<string> Operations => [.. Operation.Of(typeof(IAmazonRoute53)).Select(o => o.Name)];

    [Fact]
    public async Task A_change_is_written_as_botocore_writes_it()
    {
        await using var fake = await FakeService.Start(Answer("ChangeResourceRecordSets", ""));
        await Route53(fake).ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = "Z1",
            ChangeBatch = new ChangeBatch
            {
                Comment = "a < b & c",
                Changes =
                [
                    new Change
                    {
                        Action = ChangeAction.UPSERT,
                        ResourceRecordSet = new ResourceRecordSet
                        {
                            TTL = 60,
                            Name = "shop.example.com.",
                            Type = RRType.CNAME,
                            Weight = 0,
                            SetIdentifier = "red",
                            ResourceRecords = [new ResourceRecord { Value = "red.example.com" }, new ResourceRecord { Value = "r2" }],
                        },
                    },
                    new Change
                    {
                        Action = ChangeAction.DELETE,
                        ResourceRecordSet = new ResourceRecordSet
                        {
                            Name = "shop.example.com.",
                            Type = RRType.A,
                            MultiValueAnswer = false,
                            AliasTarget = new AliasTarget { EvaluateTargetHealth = true, DNSName = "lb.example.com", HostedZoneId = "Z2" },
                        },
                    },
                ],
            },
        });

        (fake.Only.Method, fake.Only.Path, fake.Only.Query).ShouldBe(("POST", "/2013-04-01/hostedzone/Z1/rrset/", ""));
        fake.Only.Headers["Content-Type"].ShouldBe("application/xml");
        // What botocore 1.43 sends for the same members, given in the model's order.
        fake.Only.Text.ShouldBe(
            $"<ChangeResourceRecordSetsRequest xmlns=\"{Namespace}\"><ChangeBatch><Comment>a &lt; b &amp; c</Comment><Changes>"
            + "<Change><Action>UPSERT</Action><ResourceRecordSet><Name>shop.example.com.</Name><Type>CNAME</Type><SetIdentifier>red</SetIdentifier><Weight>0</Weight><TTL>60</TTL>"
            + "<ResourceRecords><ResourceRecord><Value>red.example.com</Value></ResourceRecord><ResourceRecord><Value>r2</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>"
            + "<Change><Action>DELETE</Action><ResourceRecordSet><Name>shop.example.com.</Name><Type>A</Type><MultiValueAnswer>false</MultiValueAnswer>"
            + "<AliasTarget><HostedZoneId>Z2</HostedZoneId><DNSName>lb.example.com</DNSName><EvaluateTargetHealth>true</EvaluateTargetHealth></AliasTarget></ResourceRecordSet></Change>"
            + "</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_member_of_a_request_is_sent(string name)
    {
        var operation = Find(name);
        var request = Filled.Of(operation.Request);
        await using var fake = await FakeService.Start(Answer(name, ""));

        await operation.Call(Route53(fake), request);

        var sent = fake.Only;
        var query = sent.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => WebUtility.UrlDecode(pair.Split('=')[1]));
        var body = sent.Body.Length == 0 ? [] : XDocument.Parse(sent.Text).Descendants().Where(e => !e.HasElements).Select(e => e.Value);
        var id = WebUtility.UrlDecode(sent.Path).Split('/').Where(segment => segment.StartsWith("text", StringComparison.Ordinal));
        id.Concat(query).Concat(body).Order(StringComparer.Ordinal).ShouldBe(Leaves(request).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_member_of_a_response_is_read(string name)
    {
        var operation = Find(name);
        var expected = Filled.Of(operation.Response);
        var xml = Tree.Xml(name + "Response", Tree.Of(expected));
        foreach (var time in xml.Descendants("SubmittedAt"))
            time.Value = Tree.Iso(decimal.Parse(time.Value, CultureInfo.InvariantCulture));
        foreach (var element in xml.DescendantsAndSelf())
            element.Name = XName.Get(element.Name.LocalName, Namespace);
        await using var fake = await FakeService.Start(xml.ToString());

        var read = await operation.Call(Route53(fake), Filled.Of(operation.Request));

        Tree.Of(read).ShouldHold(Tree.Of(expected));
        ((AmazonWebServiceResponse)read).HttpStatusCode.ShouldBe(HttpStatusCode.OK);
        ((AmazonWebServiceResponse)read).ResponseMetadata.RequestId.ShouldBe("request-1");
    }

    [Fact]
    public async Task An_id_is_taken_back_as_it_was_answered()
    {
        await using var fake = await FakeService.Start(request => new Reply(Answer(request.Path.Contains("change", StringComparison.Ordinal) ? "GetChange" : "GetHostedZone", "")));
        await Route53(fake).GetHostedZoneAsync(new GetHostedZoneRequest { Id = "/hostedzone/Z1" });
        await Route53(fake).GetChangeAsync(new GetChangeRequest { Id = "/change/C1" });
        await Route53(fake).GetChangeAsync(new GetChangeRequest { Id = "C2" });
        fake.Requests.Select(r => r.Path).ShouldBe(["/2013-04-01/hostedzone/Z1", "/2013-04-01/change/C1", "/2013-04-01/change/C2"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_an_id_nothing_is_sent(string? id)
    {
        await using var fake = await FakeService.Start("");
        var error = await Should.ThrowAsync<AmazonClientException>(() => Route53(fake).GetHostedZoneAsync(new GetHostedZoneRequest { Id = id }));
        error.Message.ShouldContain("Id");
        fake.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_string_holds_what_is_set_and_is_signed()
    {
        await using var fake = await FakeService.Start(Answer("ListResourceRecordSets", ""));
        await Route53(fake).ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = "Z1", StartRecordName = "a b&c.example.com", StartRecordType = RRType.A, MaxItems = "1" });
        (fake.Only.Method, fake.Only.Path).ShouldBe(("GET", "/2013-04-01/hostedzone/Z1/rrset"));
        fake.Only.Query.ShouldBe("?maxitems=1&name=a%20b%26c.example.com&type=A");
        fake.Only.Body.ShouldBeEmpty();
        fake.Only.Headers["Authorization"].ShouldContain("/eu-west-1/route53/aws4_request");
    }

    [Fact]
    public async Task An_error_is_found_by_its_code()
    {
        await using var fake = await FakeService.Start($"<?xml version=\"1.0\"?><ErrorResponse xmlns=\"{Namespace}\"><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>No hosted zone found with ID: Z1</Message></Error><RequestId>q</RequestId></ErrorResponse>", 404);
        var error = await Should.ThrowAsync<NoSuchHostedZoneException>(() => Route53(fake).GetHostedZoneAsync(new GetHostedZoneRequest { Id = "Z1" }));
        (error.Message, error.ErrorCode, error.RequestId, error.StatusCode).ShouldBe(("No hosted zone found with ID: Z1", "NoSuchHostedZone", "q", HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("<InvalidChangeBatch xmlns=\"" + Namespace + "\"><Messages><Message>first</Message><Message>second</Message></Messages><RequestId>q</RequestId></InvalidChangeBatch>", "first second")]
    [InlineData("<ErrorResponse xmlns=\"" + Namespace + "\"><Error><Type>Sender</Type><Code>InvalidChangeBatch</Code><Message>both</Message><Messages><Message>first</Message><Message>second</Message></Messages></Error><RequestId>q</RequestId></ErrorResponse>", "both")]
    public async Task A_refused_change_batch_says_all_of_its_reasons_in_either_form(string body, string message)
    {
        await using var fake = await FakeService.Start(body, 400);
        var error = await Should.ThrowAsync<InvalidChangeBatchException>(() => Route53(fake).ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest { HostedZoneId = "Z1" }));
        error.Messages.ShouldBe(["first", "second"]);
        (error.Message, error.ErrorCode, error.RequestId).ShouldBe((message, "InvalidChangeBatch", "q"));
    }

    [Theory]
    [InlineData("<ErrorResponse><Error><Code>BrandNew</Code><Message>new</Message></Error></ErrorResponse>")]
    [InlineData("<html><body>gateway</body></html>")]
    [InlineData("no XML at all")]
    [InlineData("")]
    public async Task An_unknown_error_is_the_services_exception(string body)
    {
        await using var fake = await FakeService.Start(body, 502);
        var error = await Should.ThrowAsync<AmazonServiceException>(() => Route53(fake).GetChangeAsync(new GetChangeRequest { Id = "C1" }));
        error.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://route53.amazonaws.com/", "us-east-1")]
    [InlineData("eu-west-1", true, false, "https://route53-fips.amazonaws.com/", "us-east-1")]
    [InlineData("eu-west-1", false, true, "https://route53.global.api.aws/", "us-east-1")]
    [InlineData("cn-north-1", false, false, "https://route53.amazonaws.com.cn/", "cn-northwest-1")]
    [InlineData("us-gov-east-1", false, false, "https://route53.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, false, "https://route53.us-gov.amazonaws.com/", "us-gov-west-1")]
    public void One_endpoint_answers_for_a_partition_and_is_signed_for_one_Region(string region, bool fips, bool dualStack, string url, string signed)
    {
        var config = new AmazonRoute53Config { RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack };
        var endpoint = new AmazonRoute53Client(FakeService.Credentials, config).DetermineServiceOperationEndpoint(new GetChangeRequest { Id = "C1" });
        endpoint.URL.ShouldBe(url);
        var schemes = (System.Collections.IEnumerable)endpoint.Attributes["authSchemes"];
        var scheme = (Amazon.Runtime.Endpoints.PropertyBag)schemes.Cast<object>().Single();
        scheme["signingRegion"].ShouldBe(signed);
    }

    private static AmazonRoute53Client Route53(FakeService fake) => new(FakeService.Credentials, fake.Config<AmazonRoute53Config>());

    private static Operation Find(string name) => Operation.Of(typeof(IAmazonRoute53)).Single(o => o.Name == name);

    private static string Answer(string operation, string members) => $"<{operation}Response xmlns=\"{Namespace}\">{members}</{operation}Response>";

    private static IEnumerable<string> Leaves(object request)
    {
        return Walk(Tree.Of(request));

        static IEnumerable<string> Walk(System.Text.Json.Nodes.JsonNode? node) => node switch
        {
            System.Text.Json.Nodes.JsonObject o => o.SelectMany(p => Walk(p.Value)),
            System.Text.Json.Nodes.JsonArray a => a.SelectMany(Walk),
            _ => [node!.GetValueKind() == System.Text.Json.JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()],
        };
    }
}
