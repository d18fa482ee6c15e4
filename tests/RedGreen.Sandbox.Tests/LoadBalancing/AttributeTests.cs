using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class AttributeTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void A_new_group_has_AWSs_attributes()
    {
        Attributes(_elb.Group()).ShouldBe(
            new Dictionary<string, string>
            {
                ["deregistration_delay.timeout_seconds"] = "300",
                ["stickiness.enabled"] = "false",
                ["stickiness.type"] = "lb_cookie",
                ["stickiness.lb_cookie.duration_seconds"] = "86400",
                ["stickiness.app_cookie.duration_seconds"] = "86400",
                ["stickiness.app_cookie.cookie_name"] = "",
                ["load_balancing.algorithm.type"] = "round_robin",
                ["load_balancing.algorithm.anomaly_mitigation"] = "off",
                ["load_balancing.cross_zone.enabled"] = "use_load_balancer_configuration",
                ["slow_start.duration_seconds"] = "0",
                ["target_group_health.dns_failover.minimum_healthy_targets.count"] = "1",
                ["target_group_health.dns_failover.minimum_healthy_targets.percentage"] = "off",
                ["target_group_health.unhealthy_state_routing.minimum_healthy_targets.count"] = "1",
                ["target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage"] = "off",
            },
            ignoreOrder: true);
        Attributes(_elb.Group("tcp", g => g["Protocol"] = "TCP")).ShouldContainKeyAndValue("stickiness.type", "source_ip");
    }

    [Theory]
    [InlineData("deregistration_delay.timeout_seconds", "3600", "3601")]
    [InlineData("stickiness.enabled", "true", "yes")]
    [InlineData("stickiness.lb_cookie.duration_seconds", "604800", "0")]
    [InlineData("slow_start.duration_seconds", "30", "29")]
    [InlineData("slow_start.duration_seconds", "0", "901")]
    [InlineData("load_balancing.algorithm.type", "least_outstanding_requests", "random")]
    [InlineData("target_group_health.dns_failover.minimum_healthy_targets.count", "off", "0")]
    [InlineData("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "5", "off")]
    [InlineData("target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "100", "101")]
    public void Values_are_checked(string key, string good, string bad)
    {
        var red = _elb.Group();
        _elb.SetAttribute(red, key, good);
        Attributes(red)[key].ShouldBe(good);
        var error = Should.Throw<AwsError>(() => _elb.SetAttribute(red, key, bad));
        error.Code.ShouldBe("ValidationError");
        error.Message.ShouldContain(key);
        Attributes(red)[key].ShouldBe(good);
    }

    [Theory]
    [InlineData("colour")]
    [InlineData("proxy_protocol_v2.enabled")]
    public void Unknown_keys_are_refused_and_nothing_is_set(string key)
    {
        var red = _elb.Group();
        var error = _elb.Refused("ModifyTargetGroupAttributes", new()
        {
            ["TargetGroupArn"] = red,
            ["Attributes"] = new JsonArray(
                new JsonObject { ["Key"] = "slow_start.duration_seconds", ["Value"] = "60" },
                new JsonObject { ["Key"] = key, ["Value"] = "true" }),
        });
        error.Code.ShouldBe("ValidationError");
        error.Message.ShouldContain(key);
        Attributes(red)["slow_start.duration_seconds"].ShouldBe("0");
    }

    [Fact]
    public void Values_must_fit_each_other()
    {
        var red = _elb.Group();
        Should.Throw<AwsError>(() => _elb.SetAttribute(red, "load_balancing.algorithm.anomaly_mitigation", "on"));
        Should.Throw<AwsError>(() => _elb.SetAttribute(red, "stickiness.app_cookie.cookie_name", "AWSALBTG"));
        _elb.SetAttribute(red, "stickiness.type", "app_cookie");
        Should.Throw<AwsError>(() => _elb.SetAttribute(red, "stickiness.enabled", "true")).Message.ShouldContain("cookie_name");
    }

    [Fact]
    public void A_load_balancer_has_AWSs_attributes_too()
    {
        var shop = _elb.LoadBalancer();
        var input = new JsonObject { ["LoadBalancerArn"] = shop };
        Read(_elb.Call("DescribeLoadBalancerAttributes", input))["idle_timeout.timeout_seconds"].ShouldBe("60");
        input["Attributes"] = new JsonArray(new JsonObject { ["Key"] = "deletion_protection.enabled", ["Value"] = "true" });
        Read(_elb.Call("ModifyLoadBalancerAttributes", input))["deletion_protection.enabled"].ShouldBe("true");
        _elb.Refused("DeleteLoadBalancer", new() { ["LoadBalancerArn"] = shop }).Code.ShouldBe("OperationNotPermitted");
    }

    private Dictionary<string, string> Attributes(string group) => Read(_elb.Call("DescribeTargetGroupAttributes", new() { ["TargetGroupArn"] = group }));

    private static Dictionary<string, string> Read(JsonObject output) =>
        output["Attributes"]!.AsArray().ToDictionary(a => a!["Key"]!.GetValue<string>(), a => a!["Value"]!.GetValue<string>());
}
