using RedGreen.Planning;
using RedGreen.Routing;
using RedGreen.Strategies;
using RedGreen.Tests.Routing;

namespace RedGreen.Tests.Planning;

/// <summary>Plans with a test listener.</summary>
public class TestListenerPlanTests
{
    private static readonly Strategy Asks = new() { TestListener = Facts.TestListener };

    [Fact]
    public void It_shows_Green_alone_and_its_URL_stands_in_the_document()
    {
        var traffic = Plan.Make("1a2b3c4d", With(Found()), A.Noon).Traffic;
        traffic.TestUrl.ShouldBe("http://web.elb.amazonaws.com:8080/");
        traffic.Rules.Select(rule => (rule.Arn, rule.GreenAlone, rule.IsTest)).ShouldBe([(Facts.Listener, null, false), (Facts.TestListener, Facts.Red, true)]);
    }

    [Fact]
    public void A_test_listener_that_forwards_to_Red_is_no_production_rule_and_neither_are_its_rules()
    {
        var rule = new RoutedRule { Kind = RoutedRule.Rule, Arn = $"{Facts.TestListener.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/7", Original = [SplitTests.Forward((Facts.Red, 1))] };
        var facts = With(Found()) with { ForwardingRules = [Facts.Default(Facts.Listener), Facts.Default(Facts.TestListener), rule] };
        Plan.Make("1a2b3c4d", facts, A.Noon).Traffic.Rules.Count.ShouldBe(2);
    }

    [Fact]
    public void One_that_is_not_there_is_refused() => Refusals.Of(With(null)).ShouldBe([$"test-listener: there is no listener or rule {Facts.TestListener}"]);

    [Fact]
    public void One_of_another_load_balancer_is_refused() =>
        Refusals.Of(With(Found() with { LoadBalancer = "other" })).ShouldHaveSingleItem().ShouldContain("must belong to the load balancer of the service's target group");

    [Fact]
    public void The_production_listener_itself_is_refused()
    {
        var facts = With(Found()) with { ForwardingRules = [Facts.Default(Facts.TestListener)] };
        Refusals.Of(facts).ShouldContain(reason => reason.Contains("is the production listener itself", StringComparison.Ordinal));
    }

    [Fact]
    public void One_whose_protocol_cannot_reach_Greens_group_is_refused()
    {
        var facts = Facts.Of(Asks, "TCP") with { TestListener = Found() with { LoadBalancer = Facts.NetworkLoadBalancer, Rule = Facts.Default(Facts.TestListener, "UDP") } };
        Refusals.Of(facts).ShouldHaveSingleItem().ShouldContain("has the protocol UDP");
    }

    [Fact]
    public void Behind_weighted_records_it_belongs_to_Greens_load_balancer()
    {
        var facts = Facts.OfRecords() with { Strategy = Asks with { Dns = "Z1/shop.example.com" }, TestListener = Found() };
        Refusals.Of(facts).ShouldHaveSingleItem().ShouldContain($"must belong to Green's load balancer {Facts.GreenLoadBalancer}");
        Refusals.Of(facts with { TestListener = Found() with { LoadBalancer = Facts.GreenLoadBalancer } }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https", "web.example.com", 8443, "/", "https://web.example.com:8443/")]
    [InlineData("HTTP", "web.example.com", 80, "/test/*", "http://web.example.com:80/test/")]
    [InlineData("TCP", "web.example.com", 9000, "/", "tcp://web.example.com:9000/")]
    public void The_URL_says_protocol_host_port_and_path(string protocol, string host, int port, string path, string url) => ListenerUrl.Of(protocol, host, port, path).ShouldBe(url);

    [Fact]
    public void A_host_that_is_a_pattern_cannot_be_asked() => ListenerUrl.Askable(["*.example.com", "test.example.com"]).ShouldBe("test.example.com");

    [Theory]
    [InlineData("listener/app/web/a/1", true)]
    [InlineData("listener-rule/app/web/a/1/7", true)]
    [InlineData("loadbalancer/app/web/a", false)]
    [InlineData("targetgroup/shop/1", false)]
    public void Only_a_listeners_or_a_rules_ARN_is_accepted(string resource, bool accepted) => TestListener.IsArn(Facts.Front + resource).ShouldBe(accepted);

    [Fact]
    public void An_ARN_says_to_which_listener_it_belongs() => ElbArn.ListenerOf(Facts.Front + "listener-rule/net/web/n/1/7").ShouldBe(Facts.NetworkListener);

    private static PlanFacts With(TestListenerFacts? found) => Facts.Of(Asks) with { TestListener = found };

    private static TestListenerFacts Found() => new(Facts.LoadBalancer, "http://web.elb.amazonaws.com:8080/", Facts.Default(Facts.TestListener));
}
