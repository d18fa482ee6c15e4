using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

/// <summary>Whole deployments with a listener that shows Green alone. It is asked all the time, as production is: by a monitor, say.</summary>
public class TestListenerTests
{
    [Fact]
    public async Task It_shows_Green_alone_from_before_any_traffic_until_Green_leaves()
    {
        await using var rehearsal = new Rehearsal();
        var (listener, before) = Add(rehearsal);
        var run = Start(rehearsal, listener).Until("WaitForIncrement");
        ShowsGreenAlone(rehearsal, listener);
        for (var shift = 1; shift <= 3; shift++)
        {
            run.Until("ShiftWeight", shift).After(TimeSpan.FromSeconds(5));
            ShowsGreenAlone(rehearsal, listener);
        }

        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
        Actions(rehearsal, listener).ShouldBe(before);
        rehearsal.GreenLeft().ShouldBeEmpty();
        var host = (string)rehearsal.Elb("DescribeLoadBalancers", [])["LoadBalancers"]![0]!["DNSName"]!;
        ((string)run.Output["traffic"]!["testUrl"]!).ShouldBe($"http://{host.ToLowerInvariant()}:8081/");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_abort_gives_it_its_own_actions_back(int step)
    {
        await using var rehearsal = new Rehearsal();
        var (listener, before) = Add(rehearsal);
        var run = Start(rehearsal, listener).Until("ShiftWeight", step);
        rehearsal.Control($"abort/{run.Id}/{step}");
        run.Finish().Ending.ShouldBe("RolledBack");
        Actions(rehearsal, listener).ShouldBe(before);
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_never_gets_ready_leaves_no_trace_on_it()
    {
        await using var rehearsal = new Rehearsal();
        var (listener, before) = Add(rehearsal);
        rehearsal.Start("demo/never-healthy:1", Strategy(listener)).Finish().Ending.ShouldBe("RolledBack");
        Actions(rehearsal, listener).ShouldBe(before);
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_makes_of_it_neither_stops_a_deployment_nor_is_overruled()
    {
        await using var rehearsal = new Rehearsal();
        var (listener, _) = Add(rehearsal);
        var run = Start(rehearsal, listener).Until("ShiftWeight", 1);
        rehearsal.Elb("ModifyListener", new JsonObject { ["ListenerArn"] = listener, ["DefaultActions"] = Page("503") });
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
        Actions(rehearsal, listener).ShouldContain("503");
    }

    [Fact]
    public async Task One_that_forwarded_to_Red_before_does_so_again()
    {
        await using var rehearsal = new Rehearsal();
        var red = (string)rehearsal.Elb("DescribeTargetGroups", [])["TargetGroups"]![0]!["TargetGroupArn"]!;
        var (listener, before) = Add(rehearsal, new JsonArray(new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = red }));
        var run = Start(rehearsal, listener).Until("ShiftWeight", 1);
        ShowsGreenAlone(rehearsal, listener);
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
        Actions(rehearsal, listener).ShouldBe(before);
    }

    [Fact]
    public async Task Where_no_function_can_bring_Red_back_the_state_machine_does()
    {
        await using var rehearsal = new Rehearsal();
        var (listener, before) = Add(rehearsal);
        var run = Start(rehearsal, listener).Until("ShiftWeight", 2);
        rehearsal.Fail("Rollback", () => new InvalidOperationException("broken"));
        rehearsal.Control($"abort/{run.Id}/2");
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Path.ShouldContain("ForceTrafficToRed");
        Actions(rehearsal, listener).ShouldBe(before);
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_production_listener_itself_is_refused()
    {
        await using var rehearsal = new Rehearsal();
        var run = Start(rehearsal, rehearsal.Listeners().Single());
        run.Finish().Ending.ShouldBe("Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("is the production listener itself");
    }

    [Fact]
    public async Task One_rule_of_the_production_listener_may_show_Green()
    {
        await using var rehearsal = new Rehearsal();
        var rule = (string)rehearsal.Elb("CreateRule", new JsonObject
        {
            ["ListenerArn"] = rehearsal.Listeners().Single(),
            ["Priority"] = 1,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "host-header", ["HostHeaderConfig"] = new JsonObject { ["Values"] = new JsonArray("test.example.com") } }),
            ["Actions"] = Page("404"),
        })["Rules"]![0]!["RuleArn"]!;
        var before = rehearsal.Rules();
        var run = Start(rehearsal, rule).Finish();
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        ((string)run.Output["traffic"]!["testUrl"]!).ShouldBe("http://test.example.com:8080/");
        rehearsal.Rules().ShouldBe(before);
    }

    private static Run Start(Rehearsal rehearsal, string listener) => rehearsal.Start("demo/shop:v2", Strategy(listener));

    private static string Strategy(string listener) => $$"""{"test-listener":"{{listener}}"}""";

    private static (string Arn, string Before) Add(Rehearsal rehearsal, JsonArray? actions = null)
    {
        var listener = (string)rehearsal.Elb("CreateListener", new JsonObject
        {
            ["LoadBalancerArn"] = (string)rehearsal.Elb("DescribeLoadBalancers", [])["LoadBalancers"]![0]!["LoadBalancerArn"]!,
            ["Protocol"] = "HTTP",
            ["Port"] = 8081,
            ["DefaultActions"] = actions ?? Page("404"),
        })["Listeners"]![0]!["ListenerArn"]!;
        return (listener, Actions(rehearsal, listener));
    }

    private static string Actions(Rehearsal rehearsal, string listener) =>
        rehearsal.Elb("DescribeListeners", new JsonObject { ["ListenerArns"] = new JsonArray(listener) })["Listeners"]![0]!["DefaultActions"]!.ToJsonString();

    private static void ShowsGreenAlone(Rehearsal rehearsal, string listener)
    {
        var group = JsonNode.Parse(Actions(rehearsal, listener))!.AsArray().ShouldHaveSingleItem()!["ForwardConfig"]!["TargetGroups"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)group["TargetGroupArn"]!).ShouldContain("targetgroup/shop-");
    }

    private static JsonArray Page(string status) => new(new JsonObject { ["Type"] = "fixed-response", ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = status } });
}
