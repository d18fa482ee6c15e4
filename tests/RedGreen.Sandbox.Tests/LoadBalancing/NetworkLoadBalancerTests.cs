using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class NetworkLoadBalancerTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void It_has_names_and_a_hosted_zone_of_its_own_kind()
    {
        var net = Describe(_elb.LoadBalancer("flows", "network"));
        net["LoadBalancerArn"]!.GetValue<string>().ShouldContain(":loadbalancer/net/flows/");
        net["Type"]!.GetValue<string>().ShouldBe("network");
        net["DNSName"]!.GetValue<string>().ShouldMatch(@"^flows-[0-9a-f]{16}\.elb\.eu-west-1\.localhost$");
        var app = Describe(_elb.LoadBalancer());
        net["CanonicalHostedZoneId"]!.GetValue<string>().ShouldNotBe(app["CanonicalHostedZoneId"]!.GetValue<string>());
    }

    [Fact]
    public void Its_listener_routes_connections_by_weights_that_ModifyListener_sets()
    {
        var (red, green) = (TcpGroup("red"), TcpGroup("green"));
        var listener = Listener(Elb.Forward((red, 100), (green, 0)));
        _elb.Plane.Routings[listener].Traffic.ShouldBe(ListenerTraffic.Connections);
        var answer = _elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(Elb.Forward((red, 90), (green, 10))) });
        answer["Listeners"]![0]!["DefaultActions"]![0]!["ForwardConfig"]!["TargetGroups"]!.AsArray().Select(g => g!["Weight"]!.GetValue<int>()).ShouldBe([90, 10]);
        _elb.Routed(listener).Select(g => g.Weight).ShouldBe([100, 0]);
        _elb.Seconds(0.5);
        _elb.Routed(listener).Select(g => g.Weight).ShouldBe([90, 10]);
    }

    [Fact]
    public void Its_listener_has_a_default_rule_and_no_other()
    {
        var red = TcpGroup("red");
        var listener = Listener(Elb.Forward((red, 1)));
        var rule = _elb.Call("DescribeRules", new() { ["ListenerArn"] = listener })["Rules"]!.AsArray().ShouldHaveSingleItem()!;
        rule["IsDefault"]!.GetValue<bool>().ShouldBeTrue();
        rule["RuleArn"]!.GetValue<string>().ShouldContain(":listener-rule/net/flows/");
        Should.Throw<AwsError>(() => _elb.Rule(listener, [Elb.Forward((red, 1))])).Message.ShouldContain("ModifyListener");
        _elb.Refused("ModifyRule", new() { ["RuleArn"] = rule["RuleArn"]!.DeepClone(), ["Actions"] = new JsonArray(Elb.Forward((red, 1))) }).Code.ShouldBe("OperationNotPermitted");
    }

    [Fact]
    public void It_can_only_forward() =>
        Should.Throw<AwsError>(() => Listener(Elb.FixedResponse())).Code.ShouldBe("InvalidLoadBalancerAction");

    [Fact]
    public void Groups_of_one_kind_do_not_fit_listeners_of_the_other()
    {
        Should.Throw<AwsError>(() => Listener(Elb.Forward((_elb.Group("http"), 1)))).Code.ShouldBe("IncompatibleProtocols");
        Should.Throw<AwsError>(() => _elb.ListenerTo((_elb.Group("app"), 1), (TcpGroup("net"), 1))).Code.ShouldBe("IncompatibleProtocols");
        Should.Throw<AwsError>(() => Listener(Elb.Forward((TcpGroup("tls", "TLS"), 1)))).Code.ShouldBe("IncompatibleProtocols");
    }

    [Theory]
    [InlineData("network", "HTTP")]
    [InlineData("application", "TCP")]
    public void Listeners_speak_the_protocols_of_their_load_balancer(string type, string protocol) =>
        Should.Throw<AwsError>(() => _elb.Listener(_elb.LoadBalancer("lb", type), [Elb.Forward((_elb.Group(), 1))], protocol: protocol))
            .Code.ShouldBe("UnsupportedProtocol");

    [Theory]
    [InlineData("UDP")]
    [InlineData("TCP_UDP")]
    public void What_AWS_listens_to_and_the_sandbox_cannot_carry_is_named(string protocol) =>
        Should.Throw<AwsError>(() => _elb.Listener(_elb.LoadBalancer("flows", "network"), [Elb.Forward((TcpGroup("red", protocol), 1))], protocol: protocol))
            .Message.ShouldBe($"The sandbox does not play {protocol} listeners: its network load balancers carry TCP. Leave it out here, or test this part on AWS.");

    [Fact]
    public void A_TLS_listener_needs_a_certificate_and_a_TCP_listener_has_none()
    {
        var net = _elb.LoadBalancer("flows", "network");
        Should.Throw<AwsError>(() => _elb.Listener(net, [Elb.Forward((TcpGroup("red"), 1))], protocol: "TLS")).Code.ShouldBe("CertificateNotFound");
        _elb.Refused("CreateListener", new()
        {
            ["LoadBalancerArn"] = net,
            ["Protocol"] = "TCP",
            ["Port"] = 80,
            ["SslPolicy"] = "ELBSecurityPolicy-2016-08",
            ["DefaultActions"] = new JsonArray(Elb.Forward((TcpGroup("green"), 1))),
        }).Message.ShouldContain("SslPolicy");
    }

    [Fact]
    public void Group_stickiness_is_by_address_and_has_no_duration()
    {
        var (red, green) = (TcpGroup("red"), TcpGroup("green"));
        var listener = Listener(Sticky(red, green));
        _elb.Plane.Routings[listener].Rules[^1].Action.Forward!.StickinessDuration.ShouldBe(Timeout.InfiniteTimeSpan);
        _elb.SetAttribute(red, "stickiness.enabled", "true");
        _elb.Routed(listener).Select(g => g.StickinessDuration).ShouldBe([Timeout.InfiniteTimeSpan, null]);

        var timed = Sticky(red, green);
        timed["ForwardConfig"]!["TargetGroupStickinessConfig"]!["DurationSeconds"] = 60;
        _elb.Refused("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(timed) }).Code.ShouldBe("ValidationError");
        _elb.Refused("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(Elb.Forward((red, 1), (green, 1))) })
            .Message.ShouldContain("You must enable group stickiness");
    }

    [Theory]
    [InlineData("TCP", "ip", "preserve_client_ip.enabled", "false")]
    [InlineData("TCP", "instance", "preserve_client_ip.enabled", "true")]
    [InlineData("UDP", "ip", "preserve_client_ip.enabled", "true")]
    [InlineData("TCP", "ip", "deregistration_delay.connection_termination.enabled", "false")]
    [InlineData("UDP", "ip", "deregistration_delay.connection_termination.enabled", "true")]
    [InlineData("TCP", "ip", "target_health_state.unhealthy.connection_termination.enabled", "true")]
    public void Attributes_begin_as_the_groups_protocol_and_targets_want_them(string protocol, string type, string key, string value)
    {
        var group = TcpGroup("red", protocol, g => g["TargetType"] = type);
        _elb.Call("DescribeTargetGroupAttributes", new() { ["TargetGroupArn"] = group })["Attributes"]!.AsArray()
            .Single(a => a!["Key"]!.GetValue<string>() == key)!["Value"]!.GetValue<string>().ShouldBe(value);
    }

    [Fact]
    public void A_TCP_group_has_no_cookies_and_no_slow_start()
    {
        var group = TcpGroup("red");
        foreach (var (key, value) in new[] { ("stickiness.type", "lb_cookie"), ("slow_start.duration_seconds", "30"), ("stickiness.lb_cookie.duration_seconds", "60") })
            Should.Throw<AwsError>(() => _elb.SetAttribute(group, key, value)).Code.ShouldBe("ValidationError");
        Should.Throw<AwsError>(() => _elb.SetAttribute(group, "target_health_state.unhealthy.draining_interval_seconds", "60")).Code.ShouldBe("InvalidConfigurationRequest");
    }

    [Fact]
    public void Targets_are_checked_by_a_connection_or_over_HTTP()
    {
        var (tcp, http) = (TcpGroup("tcp"), TcpGroup("http", change: g => (g["HealthCheckProtocol"], g["HealthCheckPath"]) = ("HTTP", "/health")));
        Listener(Elb.Forward((tcp, 1), (http, 1)));
        _elb.Plane.Answer(Elb.Target(1), null);
        _elb.Plane.Answer(Elb.Target(2), null, ProbeFailure.Connection);
        _elb.Plane.Answer(Elb.Target(3), 503);
        _elb.Register(tcp, 1, 2);
        _elb.Register(http, 3);
        _elb.Seconds(60);
        _elb.Plane.Probes.Select(p => (p.Target, p.Request.Path)).Distinct()
            .ShouldBe([(Elb.Target(1), null), (Elb.Target(2), null), (Elb.Target(3), "/health")], ignoreOrder: true);
        _elb.Health(tcp, 1).State.ShouldBe("healthy");
        _elb.Health(tcp, 2).ShouldBe(("unhealthy", "Target.FailedHealthChecks", "Health checks failed"));
        _elb.Health(http, 3).Reason.ShouldBe("Target.ResponseCodeMismatch");
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("wrong", g => g["HealthCheckProtocol"] = "TCP")).Code.ShouldBe("InvalidConfigurationRequest");
    }

    [Fact]
    public void Connections_to_a_target_that_becomes_unhealthy_are_cut_unless_the_group_says_otherwise()
    {
        var (cut, keep) = (TcpGroup("cut"), TcpGroup("keep"));
        _elb.SetAttribute(keep, "target_health_state.unhealthy.connection_termination.enabled", "false");
        Listener(Elb.Forward((cut, 1), (keep, 1)));
        _elb.Register(cut, 1);
        _elb.Register(keep, 2);
        _elb.Seconds(10);
        _elb.Plane.Disconnected.ShouldBeEmpty();
        _elb.Plane.Answer(Elb.Target(1), null, ProbeFailure.Timeout);
        _elb.Plane.Answer(Elb.Target(2), null, ProbeFailure.Timeout);
        _elb.Seconds(60);
        _elb.Health(keep, 2).State.ShouldBe("unhealthy");
        _elb.Plane.Disconnected.ShouldBe([(cut, Elb.Target(1))]);
    }

    [Fact]
    public void Connections_outlive_the_deregistration_delay_unless_the_group_says_otherwise()
    {
        var (cut, keep) = (TcpGroup("cut"), TcpGroup("keep"));
        _elb.SetAttribute(cut, "deregistration_delay.connection_termination.enabled", "true");
        Listener(Elb.Forward((cut, 1), (keep, 1)));
        _elb.Register(cut, 1);
        _elb.Register(keep, 2);
        _elb.Seconds(10);
        _elb.Service.Deregister(cut, Elb.Target(1), () => { });
        _elb.Service.Deregister(keep, Elb.Target(2), () => { });
        _elb.Seconds(299);
        _elb.Plane.Disconnected.ShouldBeEmpty();
        _elb.Seconds(1);
        _elb.Plane.Disconnected.ShouldBe([(cut, Elb.Target(1))]);
    }

    [Fact]
    public void Host_counts_are_published_as_a_network_load_balancers()
    {
        var red = TcpGroup("red");
        Listener(Elb.Forward((red, 1)));
        _elb.Register(red, 1, 2);
        _elb.Seconds(120);
        _elb.Metrics.Published.ShouldAllBe(p => p.Namespace == "AWS/NetworkELB");
        _elb.Metrics.Published.ShouldContain(p => p.Name == "HealthyHostCount" && p.Value == 2 && p.Dimensions.Any(d => d.Name == "TargetGroup"));
    }

    private static JsonObject Sticky(string red, string green)
    {
        var action = Elb.Forward((red, 1), (green, 1));
        action["ForwardConfig"]!["TargetGroupStickinessConfig"] = new JsonObject { ["Enabled"] = true };
        return action;
    }

    private string TcpGroup(string name, string protocol = "TCP", Action<JsonObject>? change = null) => _elb.Group(name, g =>
    {
        g["Protocol"] = protocol;
        g.Remove("HealthCheckPath");
        change?.Invoke(g);
    });

    private string Listener(JsonObject action) => _elb.Listener(_elb.LoadBalancer("flows", "network"), [action], protocol: "TCP");

    private JsonObject Describe(string loadBalancer) =>
        _elb.Call("DescribeLoadBalancers", new() { ["LoadBalancerArns"] = new JsonArray(loadBalancer) })["LoadBalancers"]![0]!.AsObject();
}
