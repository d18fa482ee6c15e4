using Amazon.Route53;
using Amazon.Route53.Model;
using RedGreen.Aws.Dns;
using RedGreen.Failures;
using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Aws.Tests.Dns;

public class RecordRouterTests
{
    private static readonly DnsName Name = new("Z1", "shop.example.com");
    private static readonly RoutedRule Rule = new() { Kind = RoutedRule.Record, Arn = Name.ToString(), HostedZoneId = "Z1", Original = [] };

    private readonly IAmazonRoute53 _route53 = Substitute.For<IAmazonRoute53>();

    [Fact]
    public async Task Every_type_of_the_name_moves_in_one_change_and_nothing_but_weights_changes()
    {
        Answer(Alias("A", "web-a", 255), Alias("A", "web-b", 0), Alias("AAAA", "web-a", 255), Alias("AAAA", "web-b", 0));
        var change = Accept();
        (await Router().SetAsync(Rule, [Weights("A", 90, 10), Weights("AAAA", 90, 10)], default)).ShouldBe("/change/C1");
        var changes = change().ChangeBatch.Changes;
        changes.Select(c => (c.Action.Value, c.ResourceRecordSet.Type.Value, c.ResourceRecordSet.Weight))
            .ShouldBe([("UPSERT", "A", 90), ("UPSERT", "A", 10), ("UPSERT", "AAAA", 90), ("UPSERT", "AAAA", 10)]);
        var untouched = Alias("A", "web-a", 90);
        changes[0].ResourceRecordSet.ShouldBeEquivalentTo(untouched);
    }

    [Fact]
    public async Task What_was_written_is_read_back_whatever_the_spelling_of_the_load_balancers_name()
    {
        var console = Alias("A", "web-a", 90);
        console.AliasTarget.DNSName = "dualstack.Web-A.elb.amazonaws.com.";
        Answer(console, Alias("A", "web-b", 10));
        var live = (await Router().ReadAsync([Rule], default)).ShouldHaveSingleItem();
        LiveTraffic.Same(live, [Weights("A", 90, 10)]).ShouldBeTrue();
    }

    [Fact]
    public async Task Records_of_other_names_and_other_types_are_none_of_ours()
    {
        var mail = new ResourceRecordSet { Name = "shop.example.com.", Type = RRType.MX };
        var next = Alias("A", "web-a", 1);
        next.Name = "shop2.example.com.";
        Answer(Alias("A", "web-a", 1), Alias("A", "web-b", 0), mail, next);
        (await Router().ReadAsync([Rule], default))[0].ShouldHaveSingleItem().Groups().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_list_is_read_on_from_where_it_was_cut()
    {
        _route53.ListResourceRecordSetsAsync(Arg.Any<ListResourceRecordSetsRequest>(), Arg.Any<CancellationToken>()).Returns(
            new ListResourceRecordSetsResponse { ResourceRecordSets = [Alias("A", "web-a", 255)], IsTruncated = true, NextRecordName = "shop.example.com.", NextRecordType = RRType.A, NextRecordIdentifier = "web-b" },
            new ListResourceRecordSetsResponse { ResourceRecordSets = [Alias("A", "web-b", 0)] });
        (await Router().ReadAsync([Rule], default))[0].ShouldHaveSingleItem().Groups().Count.ShouldBe(2);
        var asked = (ListResourceRecordSetsRequest)_route53.ReceivedCalls().Last().GetArguments()[0]!;
        (asked.StartRecordName, asked.StartRecordType.Value, asked.StartRecordIdentifier).ShouldBe(("shop.example.com.", "A", "web-b"));
    }

    [Fact]
    public async Task A_record_that_is_gone_or_leads_elsewhere_is_not_written_over()
    {
        Answer(Alias("A", "web-a", 255));
        await Should.ThrowAsync<TrafficChangedByOthers>(() => Router().SetAsync(Rule, [Weights("A", 90, 10)], default));
        Answer(Alias("A", "web-a", 255), Alias("A", "web-x", 0));
        (await Should.ThrowAsync<TrafficChangedByOthers>(() => Router().SetAsync(Rule, [Weights("A", 90, 10)], default))).Message.ShouldContain("web-x");
        await _route53.DidNotReceive().ChangeResourceRecordSetsAsync(Arg.Any<ChangeResourceRecordSetsRequest>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_zone_that_is_gone_has_no_records()
    {
        _route53.ListResourceRecordSetsAsync(Arg.Any<ListResourceRecordSetsRequest>(), Arg.Any<CancellationToken>()).Returns<ListResourceRecordSetsResponse>(_ => throw new NoSuchHostedZoneException("gone"));
        (await Router().ReadAsync([Rule], default))[0].ShouldBeEmpty();
        (await new Route53Records(_route53).ReadAsync(Name, default)).HasZone.ShouldBeFalse();
    }

    [Theory]
    [InlineData("PENDING", false)]
    [InlineData("INSYNC", true)]
    public async Task A_change_is_everywhere_when_GetChange_says_INSYNC(string status, bool everywhere)
    {
        _route53.GetChangeAsync(Arg.Is<GetChangeRequest>(request => request.Id == "/change/C1"), Arg.Any<CancellationToken>()).Returns(new GetChangeResponse { ChangeInfo = new ChangeInfo { Status = status } });
        (await Router().IsEverywhereAsync("/change/C1", default)).ShouldBe(everywhere);
    }

    [Fact]
    public async Task Changes_of_a_zone_that_overlap_are_tried_again_later()
    {
        Answer(Alias("A", "web-a", 255), Alias("A", "web-b", 0));
        _route53.ChangeResourceRecordSetsAsync(Arg.Any<ChangeResourceRecordSetsRequest>(), Arg.Any<CancellationToken>())
            .Returns<ChangeResourceRecordSetsResponse>(_ => throw new PriorRequestNotCompleteException("wait") { ErrorCode = "PriorRequestNotComplete", StatusCode = System.Net.HttpStatusCode.BadRequest });
        await Should.ThrowAsync<Throttled>(() => AwsErrors.TranslateAsync(() => Router().SetAsync(Rule, [Weights("A", 90, 10)], default)));
    }

    [Fact]
    public async Task The_journal_holds_a_record_whole_with_the_names_of_the_state_machines_call()
    {
        Answer(Alias("A", "web-a", 255), new ResourceRecordSet { Name = "shop.example.com.", Type = RRType.CNAME, SetIdentifier = "b", Weight = 0, TTL = 300, ResourceRecords = [new ResourceRecord { Value = "web-b.elb.amazonaws.com" }], HealthCheckId = "h1" });
        var facts = await new Route53Records(_route53).ReadAsync(Name, default);
        facts.Records.Select(record => (record.Type, record.Weight, record.Destination, record.TtlSeconds))
            .ShouldBe([("A", 255L, "web-a.elb.amazonaws.com", 60L), ("CNAME", 0L, "web-b.elb.amazonaws.com", 300L)]);
        facts.Records[0].Whole.GetRawText().ShouldBe("""{"Name":"shop.example.com.","Type":"A","SetIdentifier":"web-a","Weight":255,"AliasTarget":{"HostedZoneId":"Z32O12XQLNTSW2","DnsName":"web-a.elb.amazonaws.com.","EvaluateTargetHealth":true}}""");
        facts.Records[1].Whole.GetRawText().ShouldBe("""{"Name":"shop.example.com.","Type":"CNAME","SetIdentifier":"b","Weight":0,"Ttl":300,"ResourceRecords":[{"Value":"web-b.elb.amazonaws.com"}],"HealthCheckId":"h1"}""");
    }

    [Fact]
    public void Every_member_that_a_weighted_record_can_have_is_in_it()
    {
        // The others belong to other routing policies, which a weighted record cannot have, or to traffic policies, which are refused.
        string[] others = ["CidrRoutingConfig", "Failover", "GeoLocation", "GeoProximityLocation", "MultiValueAnswer", "Region", "TrafficPolicyInstanceId"];
        typeof(WholeRecord).GetProperties().Where(property => property.Name != "EqualityContract").Select(property => property.Name == "Ttl" ? "TTL" : property.Name).Concat(others)
            .ShouldBe(typeof(ResourceRecordSet).GetProperties().Select(property => property.Name), ignoreOrder: true);
    }

    private RecordRouter Router() => new(_route53);

    private void Answer(params ResourceRecordSet[] records) =>
        _route53.ListResourceRecordSetsAsync(Arg.Any<ListResourceRecordSetsRequest>(), Arg.Any<CancellationToken>()).Returns(new ListResourceRecordSetsResponse { ResourceRecordSets = [.. records] });

    private Func<ChangeResourceRecordSetsRequest> Accept()
    {
        ChangeResourceRecordSetsRequest? sent = null;
        _route53.ChangeResourceRecordSetsAsync(Arg.Do<ChangeResourceRecordSetsRequest>(request => sent = request), Arg.Any<CancellationToken>())
            .Returns(new ChangeResourceRecordSetsResponse { ChangeInfo = new ChangeInfo { Id = "/change/C1", Status = ChangeStatus.PENDING } });
        return () => sent!;
    }

    private static ResourceRecordSet Alias(string type, string loadBalancer, long weight) => new()
    {
        Name = "shop.example.com.",
        Type = type,
        SetIdentifier = loadBalancer,
        Weight = weight,
        AliasTarget = new AliasTarget { DNSName = $"{loadBalancer}.elb.amazonaws.com.", HostedZoneId = "Z32O12XQLNTSW2", EvaluateTargetHealth = true },
    };

    private static RuleAction Weights(string type, int red, int green) => RecordAction.Of(type, [("web-a.elb.amazonaws.com", red), ("web-b.elb.amazonaws.com", green)]);
}
