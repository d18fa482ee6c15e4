using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Route53;

public class ListTests
{
    private readonly Dns _dns = new();

    [Fact]
    public void Records_come_by_reversed_labels_type_and_identifier()
    {
        _dns.Change(
            ("CREATE", Dns.Alias("red", 1, Dns.RedName)),
            ("CREATE", Dns.Alias("green", 1, Dns.GreenName)),
            ("CREATE", Dns.Plain("Z.api.demo.internal", "A", 60, "10.0.0.1")),
            ("CREATE", Dns.Plain("api.demo.internal", "TXT", 60, "\"x\"")),
            ("CREATE", Dns.Plain("api.demo.internal", "A", 60, "10.0.0.1")));
        _dns.Records().Select(r => $"{r["Name"]} {r["Type"]} {r["SetIdentifier"]}".TrimEnd()).ShouldBe(
        [
            "demo.internal. NS", "demo.internal. SOA", "api.demo.internal. A", "api.demo.internal. TXT", "z.api.demo.internal. A",
            "shop.demo.internal. A green", "shop.demo.internal. A red",
        ]);
    }

    [Fact]
    public void Records_are_listed_page_by_page_from_a_name_a_type_and_an_identifier()
    {
        _dns.Change(("CREATE", Dns.Alias("a", 1, Dns.RedName)), ("CREATE", Dns.Alias("b", 1, Dns.RedName)), ("CREATE", Dns.Alias("c", 1, Dns.RedName)));
        var seen = new List<string>();
        var input = new JsonObject { ["HostedZoneId"] = _dns.Zone, ["MaxItems"] = "2" };
        JsonObject page;
        do
        {
            page = _dns.Call("ListResourceRecordSets", input);
            seen.AddRange(page["ResourceRecordSets"]!.AsArray().Select(r => $"{r!["Type"]}{r["SetIdentifier"]}"));
            input["StartRecordName"] = page["NextRecordName"]?.DeepClone();
            input["StartRecordType"] = page["NextRecordType"]?.DeepClone();
            input["StartRecordIdentifier"] = page["NextRecordIdentifier"]?.DeepClone();
        }
        while ((bool)page["IsTruncated"]!);
        seen.ShouldBe(["NS", "SOA", "Aa", "Ab", "Ac"]);
        Should.Throw<AwsError>(() => _dns.Records(new() { ["StartRecordType"] = "A" })).Code.ShouldBe("InvalidInput");
        Should.Throw<AwsError>(() => _dns.Records(new() { ["MaxItems"] = "none" })).Code.ShouldBe("InvalidInput");
    }

    [Fact]
    public void Zones_are_listed_by_name_with_reversed_labels_from_a_name_on()
    {
        foreach (var name in new[] { "b.com", "a.org", "a.com" })
            _dns.Call("CreateHostedZone", new() { ["Name"] = name, ["CallerReference"] = name });
        ByName([]).ShouldBe("a.com. b.com. demo.internal. a.org.");
        ByName(new() { ["DNSName"] = "b.com" }).ShouldBe("b.com. demo.internal. a.org.");
        var page = _dns.Call("ListHostedZonesByName", new() { ["MaxItems"] = "1" });
        (page["IsTruncated"]!.GetValue<bool>(), (string)page["NextDNSName"]!).ShouldBe((true, "b.com."));

        string ByName(JsonObject input) => string.Join(' ', _dns.Call("ListHostedZonesByName", input)["HostedZones"]!.AsArray().Select(z => (string)z!["Name"]!));
    }

    [Fact]
    public void Zones_are_listed_page_by_page()
    {
        _dns.Call("CreateHostedZone", new() { ["Name"] = "b.com", ["CallerReference"] = "second" });
        var first = _dns.Call("ListHostedZones", new() { ["MaxItems"] = "1" });
        var second = _dns.Call("ListHostedZones", new() { ["MaxItems"] = "1", ["Marker"] = first["NextMarker"]!.DeepClone() });
        ((string)second["HostedZones"]![0]!["Name"]!, second["IsTruncated"]!.GetValue<bool>()).ShouldBe(("b.com.", false));
    }

    [Fact]
    public void A_zone_is_made_once_for_one_reference_and_once_for_one_network()
    {
        Should.Throw<AwsError>(() => _dns.Call("CreateHostedZone", new() { ["Name"] = "x.com", ["CallerReference"] = "first" })).ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe("HostedZoneAlreadyExists"),
            e => e.Status.ShouldBe(409));
        JsonObject Private(string reference) => new()
        {
            ["Name"] = "x.internal",
            ["CallerReference"] = reference,
            ["VPC"] = new JsonObject { ["VPCRegion"] = "eu-west-1", ["VPCId"] = "vpc-1" },
        };
        _dns.Call("CreateHostedZone", Private("a"))["HostedZone"]!["Config"]!["PrivateZone"]!.GetValue<bool>().ShouldBeTrue();
        Should.Throw<AwsError>(() => _dns.Call("CreateHostedZone", Private("b"))).Code.ShouldBe("ConflictingDomainExists");
        Should.Throw<AwsError>(() => _dns.Call("CreateHostedZone", new() { ["Name"] = "no spaces", ["CallerReference"] = "c" })).Code.ShouldBe("InvalidDomainName");
    }
}
