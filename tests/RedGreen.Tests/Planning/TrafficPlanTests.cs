using RedGreen.Failures;
using RedGreen.Planning;
using RedGreen.Routing;
using RedGreen.Strategies;

namespace RedGreen.Tests.Planning;

/// <summary>Plans behind Application and Network Load Balancers.</summary>
public class TrafficPlanTests
{
    [Theory]
    [InlineData("TCP")]
    [InlineData("TLS")]
    [InlineData("UDP")]
    [InlineData("TCP_UDP")]
    public void Every_protocol_whose_weights_can_be_set_is_accepted_and_not_measured(string protocol)
    {
        var deployment = Plan.Make("1a2b3c4d", Facts.Of(protocol: protocol), A.Noon);
        deployment.Traffic.Router.ShouldBe(RouterKind.Nlb);
        deployment.Traffic.Measured.ShouldBeFalse();
        deployment.Timeline.ShouldContain(entry => entry.What.Contains("behind a Network Load Balancer requests are not measured per side", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GENEVE")]
    [InlineData("QUIC")]
    public void Any_other_protocol_is_refused_with_those_that_are_allowed(string protocol) =>
        Refusals.Of(Facts.Of(protocol: protocol)).ShouldContain(reason => reason.Contains($"has the protocol {protocol}; allowed are HTTP and HTTPS", StringComparison.Ordinal));

    [Fact]
    public void Limits_that_could_never_protect_are_refused() =>
        Should.Throw<PlanRefused>(() => Plan.Make("1a2b3c4d", Facts.Of(new Strategy { MaxErrorRate = 0.01, MaxP99Seconds = 1 }, "TCP"), A.Noon))
            .Reasons.Select(reason => reason.Split(':')[0]).ShouldBe(["max-error-rate", "max-p99"]);

    [Fact]
    public void A_sticky_group_behind_a_TLS_listener_is_refused_and_behind_a_TCP_listener_is_not()
    {
        PlanFacts Sticky(string listener)
        {
            var facts = Facts.Of(protocol: "TCP");
            return facts with { TargetGroups = new Dictionary<string, TargetGroupFacts> { [Facts.Red] = facts.TargetGroups[Facts.Red] with { StickySeconds = 0 } }, ForwardingRules = [Facts.Default(Facts.NetworkListener, listener)] };
        }

        Refusals.Of(Sticky("TLS")).ShouldHaveSingleItem().ShouldContain("turn the group's stickiness off");
        Refusals.Of(Sticky("TCP")).ShouldBeEmpty();
    }

    [Fact]
    public void Behind_both_kinds_of_load_balancers_at_once_it_is_refused()
    {
        var (http, tcp) = (Facts.Of(), Facts.Of(protocol: "TCP"));
        var group = tcp.TargetGroups[Facts.Red] with { Arn = "tcp" };
        var both = http with { TargetGroups = new Dictionary<string, TargetGroupFacts>(http.TargetGroups) { ["tcp"] = group } };
        Refusals.Of(both).ShouldContain(reason => reason.Contains("Application and Network", StringComparison.Ordinal));
    }

    [Fact]
    public void More_rules_than_can_be_moved_together_are_refused()
    {
        PlanFacts With(int rules) => Facts.Of() with { ForwardingRules = [.. Enumerable.Range(0, rules).Select(i => Facts.Default($"{Facts.Listener}{i}"))] };
        Refusals.Of(With(100)).ShouldBeEmpty();
        Refusals.Of(With(101)).ShouldHaveSingleItem().ShouldStartWith("101 listener rules forward to service shop; at most 100");
    }

    [Theory]
    [InlineData("alb", 0, 120)]
    [InlineData("nlb", 0, 600)]
    [InlineData("route53", 60, 600)]
    [InlineData("route53", 3600, 3600)]
    public void Each_router_has_a_settle_time_of_its_own(string router, int ttl, int seconds) => RouterKind.SettleSeconds(router, ttl).ShouldBe(seconds);

    [Fact]
    public void Rules_that_would_make_a_document_too_large_for_the_state_machine_are_refused_with_what_takes_the_room()
    {
        Refusals.Of(With(extra: 400)).ShouldBeEmpty();
        Refusals.Of(With(extra: 1_000)).ShouldHaveSingleItem().ShouldContain("(100 listener rules with their actions");

        static PlanFacts With(int extra)
        {
            var facts = Facts.Of();
            var rule = facts.ForwardingRules[0];
            return facts with { ForwardingRules = [.. Enumerable.Range(0, 100).Select(index => rule with { Kind = RoutedRule.Rule, Arn = $"{rule.Arn}/{index}".PadRight(extra, 'x') })] };
        }
    }
}
