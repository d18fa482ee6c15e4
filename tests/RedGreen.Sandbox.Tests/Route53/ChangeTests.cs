using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Route53;

public class ChangeTests
{
    private readonly Dns _dns = new();

    [Fact]
    public void A_change_is_pending_until_it_has_propagated_and_lists_know_it_at_once()
    {
        var change = _dns.Change(("CREATE", Dns.Alias("red", 100, Dns.RedName)), ("CREATE", Dns.Alias("green", 0, Dns.GreenName)));
        change["SubmittedAt"]!.GetValue<string>().ShouldBe("2026-01-01T00:00:00.000Z");
        _dns.Records().Count.ShouldBe(4);
        _dns.Seconds(29.9);
        Status(change).ShouldBe("PENDING");
        _dns.Names.Resolve("shop.demo.internal").ShouldBeNull();
        _dns.Seconds(0.1);
        Status(change).ShouldBe("INSYNC");
        _dns.Names.Resolve("shop.demo.internal")!.Address.ShouldBe(Dns.RedArn);
    }

    [Fact]
    public void What_is_listed_can_be_written_back_as_it_is()
    {
        _dns.Change(("CREATE", Dns.Alias("red", 100, Dns.RedName)), ("CREATE", Dns.Plain("api.demo.internal", "A", 60, "10.0.0.1", "10.0.0.2")));
        var before = _dns.Records();
        _dns.Change([.. before.Select(r => ("UPSERT", r.AsObject()))]);
        _dns.Records().Select(r => r.ToJsonString()).ShouldBe(before.Select(r => r.ToJsonString()));
        _dns.Change([.. before.Skip(2).Select(r => ("DELETE", r.AsObject()))]);
        _dns.Records().Count.ShouldBe(2);
    }

    [Fact]
    public void A_batch_is_carried_out_whole_or_not_at_all()
    {
        _dns.Change(("CREATE", Dns.Alias("red", 100, Dns.RedName)));
        var refused = _dns.Refused(("UPSERT", Dns.Alias("red", 50, Dns.RedName)), ("DELETE", Dns.Alias("green", 50, Dns.GreenName)), ("CREATE", Dns.Plain("other.com", "A", 60, "10.0.0.1")));
        refused.Code.ShouldBe("InvalidChangeBatch");
        refused.Message.ShouldBe("[Tried to delete resource record set [name='shop.demo.internal.', type='A', set-identifier='green'] but it was not found, RRSet with DNS name other.com. is not permitted in zone demo.internal.]");
        _dns.Records()[2]["Weight"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public void Creating_and_deleting_look_at_what_is_there()
    {
        _dns.Change(("CREATE", Dns.Alias("red", 100, Dns.RedName)));
        _dns.Refused(("CREATE", Dns.Alias("red", 100, Dns.RedName))).Message
            .ShouldBe("[Tried to create resource record set [name='shop.demo.internal.', type='A', set-identifier='red'] but it already exists]");
        _dns.Refused(("DELETE", Dns.Alias("red", 99, Dns.RedName))).Message.ShouldContain("but the values provided do not match the current values");
        _dns.Change(("DELETE", Dns.Alias("red", 100, Dns.RedName)), ("CREATE", Dns.Alias("red", 1, Dns.GreenName)));
        _dns.Records()[2]["Weight"]!.GetValue<int>().ShouldBe(1);
        _dns.Refused(("UPSERT", Dns.Alias("red", 2, Dns.RedName)), ("UPSERT", Dns.Alias("red", 3, Dns.RedName))).Message
            .ShouldBe("[The request contains an invalid set of changes for a resource record set 'A shop.demo.internal.']");
    }

    [Fact]
    public void Simple_and_weighted_records_of_one_name_do_not_go_together()
    {
        _dns.Change(("CREATE", Dns.Plain("a.demo.internal", "A", 60, "10.0.0.1")), ("CREATE", Dns.Weighted(Dns.Plain("b.demo.internal", "A", 60, "10.0.0.1"), "red", 1)));
        _dns.Refused(("CREATE", Dns.Weighted(Dns.Plain("a.demo.internal", "A", 60, "10.0.0.1"), "red", 1))).Message.ShouldContain("a non-weighted set exists with the same name and type");
        _dns.Refused(("CREATE", Dns.Plain("b.demo.internal", "A", 60, "10.0.0.1"))).Message.ShouldContain("other RRSets exist with the same name and type");
        _dns.Refused(("CREATE", Dns.Weighted(Dns.Plain("b.demo.internal", "A", 30, "10.0.0.1"), "green", 1))).Message.ShouldContain("weighted sets must contain the same TTL");
    }

    [Fact]
    public void A_CNAME_stands_alone_and_not_at_the_apex()
    {
        _dns.Change(("CREATE", Dns.Plain("a.demo.internal", "A", 60, "10.0.0.1")));
        _dns.Refused(("CREATE", Dns.Plain("a.demo.internal", "CNAME", 60, "b.demo.internal"))).Message.ShouldContain("a conflicting RRSet of type A");
        _dns.Refused(("CREATE", Dns.Plain("demo.internal", "CNAME", 60, "b.demo.internal"))).Message.ShouldContain("not permitted at apex");
    }

    [Fact]
    public void Aliases_lead_to_what_is_there()
    {
        _dns.Refused(("CREATE", Dns.Alias("red", 1, "gone.eu-west-1.elb.localhost"))).Message.ShouldContain("that target was not found");
        var elsewhere = Dns.Alias("red", 1, Dns.RedName);
        elsewhere["AliasTarget"]!["HostedZoneId"] = "ZNOWHERE";
        _dns.Refused(("CREATE", elsewhere)).Message.ShouldContain("the target zone does not exist");
        elsewhere["AliasTarget"]!["HostedZoneId"] = _dns.Zone["/hostedzone/".Length..];
        _dns.Refused(("CREATE", elsewhere)).Message.ShouldContain("the alias target name does not lie within the target zone");
    }

    [Fact]
    public void A_zone_keeps_its_own_records()
    {
        var soa = _dns.Records().Single(r => (string)r["Type"]! == "SOA").AsObject();
        _dns.Refused(("DELETE", soa)).Message.ShouldContain("exactly one SOA record");
    }

    [Theory]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","Weight":1,"TTL":60,"ResourceRecords":[{"Value":"10.0.0.1"}]}""", "Missing field 'SetIdentifier'")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","SetIdentifier":"red","TTL":60,"ResourceRecords":[{"Value":"10.0.0.1"}]}""", "Expected exactly one of [Weight")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","SetIdentifier":"red","Weight":256,"TTL":60,"ResourceRecords":[{"Value":"10.0.0.1"}]}""", "between 0 and 255")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","SetIdentifier":"red","Weight":1}""", "but found none")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","TTL":60,"AliasTarget":{"HostedZoneId":"Z32O12XQLNTSW2","DNSName":"red.eu-west-1.elb.localhost","EvaluateTargetHealth":false}}""", "found more than one")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","AliasTarget":{"HostedZoneId":"Z32O12XQLNTSW2","DNSName":"red.eu-west-1.elb.localhost"}}""", "EvaluateTargetHealth is required")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"A","SetIdentifier":"red","Region":"eu-west-1","TTL":60,"ResourceRecords":[{"Value":"10.0.0.1"}]}""", "does not play records with Region")]
    [InlineData("""{"Name":"shop.demo.internal","Type":"B","TTL":60,"ResourceRecords":[{"Value":"10.0.0.1"}]}""", "Type is 'B'")]
    public void A_record_that_says_nothing_clear_is_invalid_input(string record, string message)
    {
        var refused = _dns.Refused(("CREATE", JsonNode.Parse(record)!.AsObject()));
        refused.Code.ShouldBe("InvalidInput");
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public void An_address_must_be_one() =>
        _dns.Refused(("CREATE", Dns.Plain("a.demo.internal", "A", 60, "10.0.0"))).Message.ShouldContain("encountered with '10.0.0'");

    [Fact]
    public void A_zone_that_is_busy_with_a_change_refuses_another()
    {
        var dns = new Dns(new() { Processing = TimeSpan.FromSeconds(1) });
        dns.Change(("CREATE", Dns.Alias("red", 100, Dns.RedName)));
        dns.Refused(("UPSERT", Dns.Alias("red", 1, Dns.RedName))).Code.ShouldBe("PriorRequestNotComplete");
        dns.Records()[2]["Weight"]!.GetValue<int>().ShouldBe(100);
        dns.Seconds(1);
        dns.Change(("UPSERT", Dns.Alias("red", 1, Dns.RedName)));
    }

    [Fact]
    public void Two_changes_in_a_row_arrive_in_their_order()
    {
        _dns.Change(("CREATE", Dns.Alias("red", 1, Dns.RedName)));
        _dns.Seconds(10);
        var second = _dns.Change(("UPSERT", Dns.Alias("red", 1, Dns.GreenName)));
        _dns.Seconds(20);
        _dns.Names.Resolve("shop.demo.internal")!.Address.ShouldBe(Dns.RedArn);
        Status(second).ShouldBe("PENDING");
        _dns.Seconds(10);
        _dns.Names.Resolve("shop.demo.internal")!.Address.ShouldBe(Dns.GreenArn);
    }

    [Fact]
    public void Zones_and_changes_that_are_not_there_are_not_found()
    {
        Should.Throw<AwsError>(() => _dns.Call("GetHostedZone", new() { ["Id"] = "ZNOWHERE" })).ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe("NoSuchHostedZone"),
            e => e.Status.ShouldBe(404));
        Should.Throw<AwsError>(() => _dns.Call("GetChange", new() { ["Id"] = "CNOWHERE" })).Code.ShouldBe("NoSuchChange");
    }

    private string Status(JsonObject change) => (string)_dns.Call("GetChange", new() { ["Id"] = change["Id"]!.DeepClone() })["ChangeInfo"]!["Status"]!;
}
