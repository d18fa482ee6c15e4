using System.Text.Json;
using RedGreen.Deployments;
using RedGreen.Planning;
using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Tests.Planning;

/// <summary>Plans behind weighted records.</summary>
public class RecordPlanTests
{
    [Fact]
    public void The_records_and_the_listener_of_Greens_load_balancer_are_what_the_deployment_changes()
    {
        var deployment = Plan.Make("1a2b3c4d", Facts.OfRecords(), A.Noon);
        deployment.Traffic.Router.ShouldBe(RouterKind.Route53);
        deployment.Traffic.Rules.Select(rule => (rule.Kind, rule.Arn)).ShouldBe([(RoutedRule.Record, "Z1/shop.example.com"), (RoutedRule.DefaultAction, Facts.GreenListener)]);
        deployment.Traffic.Rules[1].GreenAlone.ShouldBe(Facts.Red);
        deployment.Green.TargetGroups[0].GreenLoadBalancer.ShouldBe(Facts.GreenLoadBalancer);
        deployment.Traffic.TestUrl.ShouldBe("https://web-b.elb.amazonaws.com:443/");
        deployment.Traffic.TtlSeconds.ShouldBe(60);
    }

    [Fact]
    public void Reds_load_balancer_comes_first_in_every_type_whatever_the_order_of_the_records()
    {
        var records = new[] { Facts.Record("web-b", 0), Facts.Record("web-a", 255), Facts.Record("web-a", 10, "AAAA"), Facts.Record("web-b", 0, "AAAA") };
        Plan.Make("1a2b3c4d", Facts.OfRecords(records), A.Noon).Traffic.Rules[0].Original
            .ShouldAllBe(type => type.Groups()[0].TargetGroupArn == "web-a.elb.amazonaws.com" && type.Groups()[0].Weight > 0);
    }

    [Fact]
    public void The_journal_holds_the_change_that_writes_the_records_back()
    {
        var json = JsonSerializer.Serialize(Plan.Make("1a2b3c4d", Facts.OfRecords(), A.Noon), DocumentJson.Default.Deployment);
        json.ShouldContain(
            """"hostedZoneId":"Z1","changeBatch":{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"shop.example.com","SetIdentifier":"web-a"}},{"Action":"UPSERT","ResourceRecordSet":{"Name":"shop.example.com","SetIdentifier":"web-b"}}]}"""");
    }

    [Fact]
    public void A_name_without_a_zone_or_records_is_refused()
    {
        Refusal(Facts.OfRecords() with { Dns = new DnsFacts(new DnsName("Z1", "shop.example.com"), false, []) }).ShouldContain("there is no hosted zone Z1");
        Refusal(Facts.OfRecords() with { Dns = new DnsFacts(new DnsName("Z1", "shop.example.com"), true, []) }).ShouldContain("has no A, AAAA or CNAME record");
    }

    [Fact]
    public void Records_that_are_not_weighted_are_refused() => Refusal(Facts.Record("web-a", null)).ShouldContain("is not weighted");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void There_must_be_two_records(int count) =>
        Refusal([.. Enumerable.Range(0, count).Select(i => Facts.Record(i == 0 ? "web-a" : $"web-{i}", i == 0 ? 1 : 0))]).ShouldContain($"there are {count} weighted A records");

    [Fact]
    public void One_of_them_must_lead_to_Reds_load_balancer() =>
        Refusal(Facts.Record("web-x", 255), Facts.Record("web-b", 0)).ShouldContain("must lead to web-a.elb.amazonaws.com");

    [Theory]
    [InlineData(1, 1, "both A records shop.example.com carry weight")]
    [InlineData(0, 0, "both A records shop.example.com have weight 0")]
    [InlineData(0, 1, "has weight 0: production points at something else")]
    public void Red_must_have_all_weight_at_the_start(int red, int green, string words) => Refusal(Facts.Record("web-a", red), Facts.Record("web-b", green)).ShouldContain(words);

    [Fact]
    public void The_other_one_must_lead_to_a_load_balancer_of_ours() =>
        Refusal(Facts.Record("web-a", 255), Facts.Record("web-x", 0)).ShouldContain("no load balancer of this account and Region");

    [Fact]
    public void Both_types_must_lead_to_the_same_load_balancers() =>
        Refusal(Facts.Record("web-a", 255), Facts.Record("web-b", 0), Facts.Record("web-a", 255, "AAAA"), Facts.Record("web-c", 0, "AAAA")).ShouldContain("lead to different load balancers");

    [Fact]
    public void Greens_load_balancer_must_have_a_listener_where_clients_come_to_Reds()
    {
        var facts = Facts.OfRecords();
        var other = facts.LoadBalancers[1] with { Listeners = [facts.LoadBalancers[1].Listeners[0] with { Port = 8443 }] };
        Refusal(facts with { LoadBalancers = [facts.LoadBalancers[0], other] }).ShouldContain("has no HTTPS listener on port 443");
    }

    [Fact]
    public void It_warns_where_others_serve_under_the_same_name_and_Greens_load_balancer_does_not_know_them()
    {
        var facts = Facts.OfRecords();
        var red = facts.LoadBalancers[0].Listeners[0] with { DefaultActions = Facts.Default("x").Original, Rules = [Facts.Default("y", group: "orders").Original] };
        var shared = facts with { LoadBalancers = [facts.LoadBalancers[0] with { Listeners = [red] }, facts.LoadBalancers[1]] };
        Warnings.Of(shared).ShouldContain(warning => warning.Contains("also forwards to orders", StringComparison.Ordinal));
        var green = facts.LoadBalancers[1].Listeners[0] with { Rules = [Facts.Default("z", group: "orders-b").Original] };
        Warnings.Of(shared with { LoadBalancers = [shared.LoadBalancers[0], facts.LoadBalancers[1] with { Listeners = [green] }] }).ShouldNotContain(warning => warning.Contains("also forwards", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_compared_without_case_and_without_the_dot_at_its_end()
    {
        DnsName.Read("Z1/Shop.Example.COM.").ShouldBe(new DnsName("Z1", "shop.example.com"));
        DnsName.Read("shop.example.com").ShouldBeNull();
        DnsName.Read("Z1/").ShouldBeNull();
        DnsName.Read("Z-1/shop.example.com").ShouldBeNull();
    }

    private static string Refusal(params RecordFacts[] records) => Refusal(Facts.OfRecords(records));

    private static string Refusal(PlanFacts facts) => Refusals.Of(facts).ShouldHaveSingleItem();
}
