using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http.Routing;

namespace RedGreen.Sandbox.Tests.DataPlane.Http.Routing;

public class RequestConditionTests
{
    [Theory]
    [InlineData("path-pattern", "/api/*", true)]
    [InlineData("path-pattern", "/API/*", false)]
    [InlineData("path-pattern", "/api/v?/cart", true)]
    [InlineData("path-pattern", "/api", false)]
    [InlineData("path-pattern", "*", true)]
    [InlineData("path-pattern", "*q=1*", false)]
    [InlineData("host-header", "SHOP.example.com", true)]
    [InlineData("host-header", "*.example.com", true)]
    [InlineData("host-header", "example.com", false)]
    [InlineData("http-request-method", "GET", true)]
    [InlineData("http-request-method", "get", false)]
    [InlineData("http-request-method", "G*", false)]
    [InlineData("http-header:X-Canary", "yes*", true)]
    [InlineData("http-header:x-canary", "YES please", true)]
    [InlineData("http-header:x-canary", "second", true)]
    [InlineData("http-header:x-canary", "no", false)]
    [InlineData("http-header:x-absent", "*", false)]
    public void Conditions_match_as_an_ALBs_do(string field, string pattern, bool matches)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Path = "/api/v1/cart";
        request.QueryString = new QueryString("?q=1");
        request.Host = new HostString("shop.example.com", 8080);
        request.Headers["X-Canary"] = new(["yes please", "second"]);
        RequestCondition.AllHold([Condition(field, pattern)], request).ShouldBe(matches);
        RequestCondition.AllHold([Condition(field, "nothing.like.it", pattern)], request).ShouldBe(matches);
    }

    [Theory]
    [InlineData("source-ip")]
    [InlineData("query-string")]
    [InlineData("http-header")]
    public void A_condition_that_cannot_be_judged_is_refused_before_any_request_comes(string field)
    {
        var rule = new RoutedRule("rule", [Condition(field, "x")], new(FixedResponse: new(200, null, null)));
        var last = new RoutedRule("default", [], new(FixedResponse: new(404, null, null)));
        Should.Throw<NotSupportedException>(() => new RoutingTable(new("listener", "lb", 0, [rule, last]), null)).Message.ShouldContain(field);
    }

    [Fact]
    public void A_listener_without_a_default_rule_is_refused() =>
        Should.Throw<ArgumentException>(() => new RoutingTable(new("listener", "lb", 0, []), null));

    private static RoutedCondition Condition(string field, params string[] values) =>
        field.Split(':') is [var header, var name] ? new(header, values, name) : new(field, values);
}
