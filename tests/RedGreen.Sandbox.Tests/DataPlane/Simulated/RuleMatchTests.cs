using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Simulated;

namespace RedGreen.Sandbox.Tests.DataPlane.Simulated;

public class RuleMatchTests
{
    [Theory]
    [InlineData("path-pattern", "/api/*", true)]
    [InlineData("path-pattern", "/API/*", false)]
    [InlineData("path-pattern", "/api/orders/?", true)]
    [InlineData("path-pattern", "/api/orders/??", false)]
    [InlineData("host-header", "*.EXAMPLE.com", true)]
    [InlineData("host-header", "example.com", false)]
    [InlineData("http-request-method", "POST", true)]
    [InlineData("http-request-method", "post", false)]
    [InlineData("http-header", "*chrome*", true)]
    [InlineData("http-header", "*safari*", false)]
    public void A_condition_holds_for_requests_that_match_its_pattern(string field, string pattern, bool holds)
    {
        var request = new SimulatedRequest("POST", "shop.example.com", "/api/orders/7") { Headers = new Dictionary<string, string> { ["User-Agent"] = "Chrome 1" } };
        Action(request, new RoutedCondition(field, [pattern], "user-agent")).ShouldBe(holds ? 200 : 404);
    }

    [Fact]
    public void Any_value_of_a_condition_and_all_conditions_of_a_rule_must_hold()
    {
        var request = new SimulatedRequest(Path: "/b");
        Action(request, new RoutedCondition("path-pattern", ["/a", "/b"])).ShouldBe(200);
        Action(request, new RoutedCondition("path-pattern", ["/b"]), new RoutedCondition("http-request-method", ["POST"])).ShouldBe(404);
        Action(request, new RoutedCondition("http-header", ["*"], "X-Absent")).ShouldBe(404);
    }

    private static int Action(SimulatedRequest request, params RoutedCondition[] conditions) => new ListenerRouting("listener", "lb", 80,
    [
        new("rule", conditions, new(FixedResponse: new(200, null, null))),
        new("default", [], new(FixedResponse: new(404, null, null))),
    ]).ActionFor(request)!.FixedResponse!.Status;
}
