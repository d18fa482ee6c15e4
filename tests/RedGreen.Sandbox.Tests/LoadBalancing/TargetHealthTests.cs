using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class TargetHealthTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void A_target_is_unused_while_no_listener_names_its_group()
    {
        var red = _elb.Group();
        _elb.Register(red, 1);
        _elb.Seconds(120);
        _elb.Health(red, 1).ShouldBe(("unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"));
        _elb.Plane.Probes.ShouldBeEmpty();
        _elb.Service.IsAttached(red).ShouldBeFalse();
    }

    [Fact]
    public void A_group_at_weight_zero_is_attached_and_its_targets_are_checked()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        _elb.ListenerTo((red, 100), (green, 0));
        _elb.Register(green, 1);
        _elb.Seconds(2);
        _elb.Service.IsAttached(green).ShouldBeTrue();
        _elb.Health(green, 1).State.ShouldBe("healthy");
    }

    [Fact]
    public void A_new_target_registers_is_checked_and_is_healthy_with_its_first_pass()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(Elb.Target(1), null, ProbeFailure.Connection);
        _elb.Register(red, 1);
        _elb.Health(red, 1).ShouldBe(("initial", "Elb.RegistrationInProgress", "Target registration is in progress"));
        _elb.Seconds(1);
        _elb.Health(red, 1).ShouldBe(("initial", "Elb.InitialHealthChecking", "Initial health checks in progress"));
        _elb.Plane.Answer(Elb.Target(1), 200);
        _elb.Seconds(9.9);
        _elb.Health(red, 1).State.ShouldBe("initial");
        _elb.Seconds(0.1);
        _elb.Health(red, 1).ShouldBe(("healthy", null, null));
    }

    [Fact]
    public void A_new_target_that_keeps_failing_becomes_unhealthy()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(Elb.Target(1), 500);
        _elb.Register(red, 1);
        _elb.Seconds(1);
        _elb.Health(red, 1).State.ShouldBe("initial");
        _elb.Seconds(10);
        _elb.Health(red, 1).ShouldBe(("unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [500]"));
    }

    [Theory]
    [InlineData(ProbeFailure.Timeout, "Target.Timeout", "Request timed out")]
    [InlineData(ProbeFailure.Connection, "Target.FailedHealthChecks", "Health checks failed")]
    public void A_target_that_does_not_answer_is_unhealthy_for_the_reason_seen(ProbeFailure failure, string reason, string description)
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(Elb.Target(1), null, failure);
        _elb.Register(red, 1);
        _elb.Seconds(12);
        _elb.Health(red, 1).ShouldBe(("unhealthy", reason, description));
    }

    [Fact]
    public void A_healthy_target_falls_and_rises_by_the_thresholds()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1);
        _elb.Seconds(1);
        _elb.Plane.Answer(Elb.Target(1), 503);
        _elb.Seconds(10);
        _elb.Health(red, 1).State.ShouldBe("healthy", "one failure is below the threshold of two");
        _elb.Plane.Answer(Elb.Target(1), 200);
        _elb.Seconds(10);
        _elb.Plane.Answer(Elb.Target(1), 503);
        _elb.Seconds(10);
        _elb.Health(red, 1).State.ShouldBe("healthy", "failures count in a row");
        _elb.Seconds(10);
        _elb.Health(red, 1).State.ShouldBe("unhealthy");
        _elb.Plane.Answer(Elb.Target(1), 200);
        _elb.Seconds(20);
        _elb.Health(red, 1).State.ShouldBe("unhealthy", "two passes are below the threshold of three");
        _elb.Seconds(10);
        _elb.Health(red, 1).State.ShouldBe("healthy");
    }

    [Fact]
    public void Checks_use_the_groups_path_timeout_port_and_codes()
    {
        var red = _elb.Group("red", g =>
        {
            g["HealthCheckPort"] = "9090";
            g["Matcher"] = new System.Text.Json.Nodes.JsonObject { ["HttpCode"] = "200-299,301" };
        });
        _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(new("10.0.0.1", 9090), 301);
        _elb.Register(red, 1);
        _elb.Seconds(2);
        _elb.Health(red, 1).State.ShouldBe("healthy");
        _elb.Plane.Probes.ShouldBe([(new Endpoint("10.0.0.1", 9090), new ProbeRequest("/health", TimeSpan.FromSeconds(5)))]);
    }

    [Fact]
    public void New_health_check_settings_hold_from_the_next_check_on()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1);
        _elb.Seconds(1);
        _elb.Call("ModifyTargetGroup", new() { ["TargetGroupArn"] = red, ["HealthCheckPath"] = "/ready", ["HealthCheckIntervalSeconds"] = 60 });
        _elb.Health(red, 1).State.ShouldBe("healthy");
        _elb.Seconds(120);
        _elb.Plane.Probes.Select(p => p.Request.Path).ShouldBe(["/health", "/ready", "/ready"]);
    }

    [Fact]
    public void Targets_of_a_group_that_leaves_every_rule_are_unused_again()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var listener = _elb.ListenerTo((red, 1), (green, 0));
        _elb.Register(green, 1);
        _elb.Seconds(1);
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new System.Text.Json.Nodes.JsonArray(Elb.Forward((red, 1))) });
        _elb.Health(green, 1).State.ShouldBe("unused");
        var probes = _elb.Plane.Probes.Count;
        _elb.Seconds(60);
        _elb.Plane.Probes.Count.ShouldBe(probes);
    }

    [Fact]
    public void An_answer_that_comes_on_another_thread_counts_when_it_comes()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        var answer = new TaskCompletionSource<ProbeResult>();
        _elb.Plane.AnswerWith(Elb.Target(1), () => new(answer.Task));
        _elb.Register(red, 1);
        _elb.Seconds(35);
        _elb.Plane.Probes.Count.ShouldBe(1, "one check at a time");
        answer.SetResult(new(200));
        _elb.Health(red, 1).State.ShouldBe("healthy");
        _elb.Seconds(10);
        _elb.Plane.Probes.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void An_answer_for_a_target_that_was_deregistered_meanwhile_is_dropped()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        var answer = new TaskCompletionSource<ProbeResult>();
        _elb.Plane.AnswerWith(Elb.Target(1), () => new(answer.Task));
        _elb.Register(red, 1);
        _elb.Seconds(1);
        _elb.Service.Deregister(red, Elb.Target(1), () => { });
        answer.SetResult(new(200));
        _elb.Health(red, 1).State.ShouldBe("draining");
        _elb.Routed(listener)[0].InService.ShouldBeEmpty();
    }

    [Fact]
    public void A_target_that_is_not_registered_is_told_so()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Health(red, 9).ShouldBe(("unused", "Target.NotRegistered", "Target is not registered to the target group"));
        _elb.Service.StateOf(red, Elb.Target(9)).ShouldBeNull();
    }

    [Fact]
    public void Half_an_hour_of_checks_costs_what_it_checks()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1, 2, 3, 4, 5, 6, 7, 8);
        _elb.Seconds(30 * 60);
        _elb.Plane.Probes.Count.ShouldBe(8 * 180);
        _elb.Plane.RouteCalls.ShouldBeLessThan(30, "a routing is made for a change, not for a check");
    }
}
