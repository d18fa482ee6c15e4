using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.Tests.Route53;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class RestXmlProtocolTests
{
    private static readonly XNamespace Space = "https://route53.amazonaws.com/doc/2013-04-01/";
    private readonly Dns _dns = new();

    [Fact]
    public void A_call_is_read_from_path_and_body_and_answered_without_a_frame()
    {
        var created = Post("/2013-04-01/hostedzone", "<CreateHostedZoneRequest xmlns='x'><Name>x.com</Name><CallerReference>r</CallerReference></CreateHostedZoneRequest>");
        created.Status.ShouldBe(201);
        created.Headers.ShouldContain(h => h.Name == "Location" && h.Value.Contains("/2013-04-01/hostedzone/Z", StringComparison.Ordinal));
        var root = XElement.Parse(created.Text());
        root.Name.ShouldBe(Space + "CreateHostedZoneResponse");
        root.Element(Space + "Location").ShouldBeNull();
        root.Element(Space + "DelegationSet")!.Element(Space + "NameServers")!.Elements(Space + "NameServer").Count().ShouldBe(4);
        root.Element(Space + "HostedZone")!.Element(Space + "Config")!.Element(Space + "PrivateZone")!.Value.ShouldBe("false");
    }

    [Fact]
    public void Lists_are_read_by_their_items_and_a_trailing_slash_makes_no_difference()
    {
        const string Batch = """
            <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>
              <Change><Action>CREATE</Action><ResourceRecordSet><Name>a.demo.internal</Name><Type>A</Type><TTL>60</TTL>
                <ResourceRecords><ResourceRecord><Value>10.0.0.1</Value></ResourceRecord><ResourceRecord><Value>10.0.0.2</Value></ResourceRecord></ResourceRecords>
              </ResourceRecordSet></Change>
            </Changes></ChangeBatch></ChangeResourceRecordSetsRequest>
            """;
        Post($"/2013-04-01{_dns.Zone}/rrset/", Batch).Status.ShouldBe(200);
        var list = XElement.Parse(Get($"/2013-04-01{_dns.Zone}/rrset", "name=a.demo.internal&type=A&maxitems=1").Text());
        list.Descendants(Space + "Value").Select(v => v.Value).ShouldBe(["10.0.0.1", "10.0.0.2"]);
        list.Element(Space + "MaxItems")!.Value.ShouldBe("1");
    }

    [Fact]
    public void A_refusal_has_a_code_and_the_errors_own_status()
    {
        var refused = Get("/2013-04-01/hostedzone/ZNOWHERE");
        refused.Status.ShouldBe(404);
        var error = XElement.Parse(refused.Text()).Element(Space + "Error")!;
        error.Element(Space + "Code")!.Value.ShouldBe("NoSuchHostedZone");
        error.Element(Space + "Type")!.Value.ShouldBe("Sender");
    }

    [Theory]
    [InlineData("<not xml", "MalformedInput")]
    [InlineData("<R><Name>a</Name><Name>b</Name></R>", "MalformedInput")]
    [InlineData("<R><ChangeBatch><Changes><Other/></Changes></ChangeBatch></R>", "MalformedInput")]
    [InlineData("<!DOCTYPE R [<!ENTITY e 'x'>]><R>&e;</R>", "MalformedInput")]
    public void A_body_that_cannot_be_read_is_refused(string body, string code) =>
        XElement.Parse(Post($"/2013-04-01{_dns.Zone}/rrset", body).Text()).Descendants(Space + "Code").Single().Value.ShouldBe(code);

    [Fact]
    public void A_path_that_is_no_operation_and_a_signature_for_another_service_are_refused()
    {
        Get("/2013-04-01/healthcheck").Text().ShouldContain("has nothing at GET /2013-04-01/healthcheck");
        var foreign = Endpoint().Dispatch(new("GET", "/2013-04-01/hostedzone", "", null, Wired.Signature("ecs"), default));
        (foreign.Status, foreign.Text().Contains("SignatureDoesNotMatch", StringComparison.Ordinal)).ShouldBe((403, true));
        Endpoint().Dispatch(new("GET", "/2013-04-01/hostedzone", "", null, null, default)).Text().ShouldContain("MissingAuthenticationToken");
    }

    private WireEndpoint Endpoint() => new([_dns.Service, new EchoService()], _dns.Context, [], NullLogger<WireEndpoint>.Instance);

    private WireResponse Get(string path, string query = "") => Endpoint().Dispatch(new("GET", path, query, null, Wired.Signature("route53"), default));

    private WireResponse Post(string path, string body) => Endpoint().Dispatch(new("POST", path, "", null, Wired.Signature("route53"), Encoding.UTF8.GetBytes(body)));
}
