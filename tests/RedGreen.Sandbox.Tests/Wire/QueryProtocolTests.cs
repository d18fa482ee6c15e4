using System.Xml.Linq;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class QueryProtocolTests
{
    private static readonly XNamespace Echo = "http://echo.test/doc/";

    [Fact]
    public void A_call_is_answered_in_XML_under_the_services_namespace()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Form("Action=Echo&Version=2026-01-01&Name=a%20b%2Bc+d&List.member.2=two&List.member.1=one%3C&Rules.member.1.Weight=5"));
        response.Status.ShouldBe(200);
        response.ContentType.ShouldBe("text/xml");
        var given = XElement.Parse(response.Text()).ShouldHaveSingle("EchoResult").ShouldHaveSingle("Given");
        given.Element(Echo + "Name")!.Value.ShouldBe("a b+c d");
        given.Element(Echo + "List")!.Elements(Echo + "member").Select(item => item.Value).ShouldBe(["one<", "two"]);
        given.Element(Echo + "Rules")!.Element(Echo + "member")!.Element(Echo + "Weight")!.Value.ShouldBe("5");
        XElement.Parse(response.Text()).Name.ShouldBe(Echo + "EchoResponse");
        XElement.Parse(response.Text()).ShouldHaveSingle("ResponseMetadata").ShouldHaveSingle("RequestId").Value.Length.ShouldBe(36);
    }

    [Fact]
    public void A_GET_with_a_presigned_query_is_a_call_too()
    {
        var request = new WireRequest("GET", "/", "Action=Count&Version=2026-01-01&Number=4&X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fecho%2Faws4_request&X-Amz-Signature=00", null, null, default);
        XElement.Parse(Wired.Endpoint().Dispatch(request).Text()).ShouldHaveSingle("CountResult").ShouldHaveSingle("Number").Value.ShouldBe("5");
    }

    [Fact]
    public void A_refusal_says_who_is_to_blame()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Form("Action=Refuse&Version=2026-01-01"));
        response.Status.ShouldBe(429);
        var error = XElement.Parse(response.Text()).ShouldHaveSingle("Error");
        error.ShouldHaveSingle("Type").Value.ShouldBe("Sender");
        error.ShouldHaveSingle("Code").Value.ShouldBe("TooMuchEcho");
        error.ShouldHaveSingle("Message").Value.ShouldBe("No & no.");
        XElement.Parse(response.Text()).ShouldHaveSingle("RequestId");
    }

    [Theory]
    [InlineData("Action=Nothing&Version=2026-01-01", "InvalidAction", "Could not find operation Nothing for version 2026-01-01")]
    [InlineData("Action=Echo&Version=1999-01-01", "InvalidAction", "Could not find operation Echo for version 1999-01-01")]
    [InlineData("Version=2026-01-01", "MissingAction", "Action")]
    [InlineData("Action=Count&Version=2026-01-01&Number=many", "MalformedInput", "Number must be an integer")]
    [InlineData("Action=Echo&Version=2026-01-01&A=1&A.B=2", "MalformedInput", "A.B")]
    [InlineData("Action=Echo&Version=2026-01-01&A.B=2&A=1", "MalformedInput", "A has a value")]
    [InlineData("Action=Echo&Version=2026-01-01&A..B=2", "MalformedInput", "A..B")]
    public void What_cannot_be_called_says_why(string form, string code, string message)
    {
        var response = Wired.Endpoint().Dispatch(Wired.Form(form));
        response.Status.ShouldBe(400);
        var error = XElement.Parse(response.Text()).ShouldHaveSingle("Error");
        error.ShouldHaveSingle("Code").Value.ShouldBe(code);
        error.ShouldHaveSingle("Message").Value.ShouldContain(message);
    }

    [Theory]
    [InlineData(null, "MissingAuthenticationToken")]
    [InlineData("sts", "SignatureDoesNotMatch")]
    public void A_request_that_is_signed_for_no_service_here_is_refused(string? signedFor, string code)
    {
        var response = Wired.Endpoint().Dispatch(Wired.Form("Action=Echo&Version=2026-01-01", signedFor));
        response.Status.ShouldBe(403);
        response.Text().ShouldContain($"<Code>{code}</Code>");
    }

    [Fact]
    public void What_XML_cannot_say_does_not_break_the_answer()
    {
        var response = Wired.Endpoint().Dispatch(Wired.Form("Action=Echo&Version=2026-01-01&Name=a%01b"));
        XElement.Parse(response.Text()).ShouldHaveSingle("EchoResult").ShouldHaveSingle("Given").ShouldHaveSingle("Name").Value.ShouldBe("a\uFFFDb");
    }
}

internal static class XmlAssertions
{
    public static XElement ShouldHaveSingle(this XElement parent, string name) =>
        parent.Elements().Where(element => element.Name.LocalName == name).ShouldHaveSingleItem();
}
