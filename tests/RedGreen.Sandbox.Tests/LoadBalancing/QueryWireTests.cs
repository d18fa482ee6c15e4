using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class QueryWireTests
{
    private static readonly XNamespace Space = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";

    private readonly Elb _elb = new();

    [Fact]
    public void A_client_of_the_query_protocol_is_answered_in_the_services_XML()
    {
        var answer = Send("Action=CreateTargetGroup&Version=2015-12-01&Name=red&Protocol=HTTP&Port=80&TargetType=ip&Matcher.HttpCode=200-299&Tags.member.1.Key=team&Tags.member.1.Value=shop");
        var group = answer.Element(Space + "CreateTargetGroupResult")!.Element(Space + "TargetGroups")!.Element(Space + "member")!;
        group.Element(Space + "Matcher")!.Element(Space + "HttpCode")!.Value.ShouldBe("200-299");
        group.Element(Space + "HealthCheckEnabled")!.Value.ShouldBe("true");
    }

    [Fact]
    public void Extra_parameters_of_a_login_travel_as_a_map()
    {
        var load = _elb.LoadBalancer();
        const string login = "DefaultActions.member.1.";
        var answer = Send(string.Join('&',
        [
            $"Action=CreateListener&Version=2015-12-01&LoadBalancerArn={Uri.EscapeDataString(load)}&Protocol=HTTPS&Port=443",
            "Certificates.member.1.CertificateArn=arn%3Aaws%3Aacm",
            $"{login}Type=authenticate-cognito&{login}Order=1",
            .. new JsonObject { ["UserPoolArn"] = "p", ["UserPoolClientId"] = "c", ["UserPoolDomain"] = "d" }.Select(m => $"{login}AuthenticateCognitoConfig.{m.Key}={m.Value}"),
            $"{login}AuthenticateCognitoConfig.AuthenticationRequestExtraParams.entry.1.key=prompt",
            $"{login}AuthenticateCognitoConfig.AuthenticationRequestExtraParams.entry.1.value=login",
            $"{login}AuthenticateCognitoConfig.AuthenticationRequestExtraParams.entry.2.key=display",
            $"{login}AuthenticateCognitoConfig.AuthenticationRequestExtraParams.entry.2.value=page",
            "DefaultActions.member.2.Type=fixed-response&DefaultActions.member.2.Order=2&DefaultActions.member.2.FixedResponseConfig.StatusCode=200",
        ]));
        answer.Descendants(Space + "AuthenticationRequestExtraParams").Single().Elements(Space + "entry")
            .Select(e => (e.Element(Space + "key")!.Value, e.Element(Space + "value")!.Value))
            .ShouldBe([("prompt", "login"), ("display", "page")]);
    }

    private XElement Send(string form)
    {
        var endpoint = new WireEndpoint([_elb.Service], _elb.Context, [], NullLogger<WireEndpoint>.Instance);
        var signature = "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/elasticloadbalancing/aws4_request, SignedHeaders=host, Signature=00";
        var response = endpoint.Dispatch(new("POST", "/", "", null, signature, Encoding.UTF8.GetBytes(form)));
        var text = Encoding.UTF8.GetString(response.Body);
        response.Status.ShouldBe(200, text);
        return XElement.Parse(text);
    }
}
