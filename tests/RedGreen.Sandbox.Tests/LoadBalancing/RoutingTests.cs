using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class RoutingTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void New_weights_reach_the_data_plane_after_the_propagation_delay()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var listener = _elb.ListenerTo((red, 100), (green, 0));
        Shift(listener, (red, 90), (green, 10));
        Weights(listener).ShouldBe([100, 0]);
        _elb.Seconds(0.499);
        Weights(listener).ShouldBe([100, 0]);
        _elb.Seconds(0.001);
        Weights(listener).ShouldBe([90, 10]);
    }

    [Fact]
    public void A_change_of_targets_does_not_carry_weights_that_are_still_on_their_way()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var listener = _elb.ListenerTo((red, 100), (green, 0));
        Shift(listener, (red, 90), (green, 10));
        _elb.Register(red, 1);
        _elb.Routed(listener)[0].InService.ShouldBe([Elb.Target(1)]);
        Weights(listener).ShouldBe([100, 0]);
    }

    [Fact]
    public void Two_changes_in_a_row_arrive_in_their_order()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var listener = _elb.ListenerTo((red, 100), (green, 0));
        Shift(listener, (red, 90), (green, 10));
        _elb.Seconds(0.3);
        Shift(listener, (red, 50), (green, 50));
        _elb.Seconds(0.2);
        Weights(listener).ShouldBe([90, 10]);
        _elb.Seconds(0.3);
        Weights(listener).ShouldBe([50, 50]);
    }

    [Fact]
    public void Two_changes_whose_timers_fire_in_the_wrong_order_leave_the_later_one_in_force()
    {
        var time = new LastTimerFirst();
        var elb = new Elb(time: time);
        var (red, green) = (elb.Group(), elb.Group("green"));
        var listener = elb.ListenerTo((red, 100), (green, 0));
        elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(Elb.Forward((red, 90), (green, 10))) });
        elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(Elb.Forward((red, 50), (green, 50))) });
        time.Fire();
        elb.Routed(listener).Select(group => group.Weight).ShouldBe([50, 50]);
    }

    [Fact]
    public void Without_a_delay_a_change_is_there_when_the_call_returns()
    {
        var elb = new Elb(new() { Propagation = TimeSpan.Zero });
        var red = elb.Group();
        var listener = elb.ListenerTo((red, 1));
        var rule = elb.Rule(listener, [Elb.FixedResponse(503)]);
        elb.Plane.Routings[listener].Rules.Select(r => r.RuleArn).First().ShouldBe(rule);
        elb.Call("DeleteRule", new() { ["RuleArn"] = rule });
        elb.Plane.Routings[listener].Rules.Count.ShouldBe(1);
    }

    [Fact]
    public void Rules_come_by_priority_with_their_conditions_and_the_default_last()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        var late = _elb.Rule(listener, [Elb.FixedResponse(503)], priority: 200, path: "/late");
        var early = _elb.Rule(listener, [Elb.FixedResponse(404)], priority: 3, path: "/early/*");
        _elb.Seconds(1);
        var rules = _elb.Plane.Routings[listener].Rules;
        rules.Take(2).Select(r => r.RuleArn).ShouldBe([early, late]);
        rules[0].Conditions.ShouldHaveSingleItem().Values.ShouldBe(["/early/*"]);
        rules[0].Action.FixedResponse.ShouldBe(new(404, "text/plain", null));
        rules[2].Conditions.ShouldBeEmpty();

        _elb.Call("SetRulePriorities", new() { ["RulePriorities"] = new JsonArray(new JsonObject { ["RuleArn"] = late, ["Priority"] = 1 }) });
        _elb.Seconds(1);
        _elb.Plane.Routings[listener].Rules.Take(2).Select(r => r.RuleArn).ShouldBe([late, early]);
    }

    [Fact]
    public void Only_healthy_targets_take_requests_while_there_is_one()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(Elb.Target(2), 500);
        _elb.Register(red, 1, 2, 3);
        _elb.Seconds(1);
        _elb.Routed(listener)[0].InService.ShouldBe([Elb.Target(1), Elb.Target(3)]);
    }

    [Fact]
    public void A_group_without_a_healthy_target_fails_open()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.Register(red, 1, 2);
        _elb.Seconds(1);
        _elb.Plane.Answer(Elb.Target(1), 500);
        _elb.Plane.Answer(Elb.Target(2), null, ProbeFailure.Timeout);
        _elb.Seconds(20);
        _elb.Health(red, 1).State.ShouldBe("unhealthy");
        _elb.Routed(listener)[0].InService.ShouldBe([Elb.Target(1), Elb.Target(2)]);
    }

    [Fact]
    public void A_group_fails_open_below_the_healthy_targets_that_its_attributes_ask_for()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(Elb.Target(2), 500);
        _elb.Register(red, 1, 2, 3, 4);
        _elb.Seconds(30);
        _elb.Routed(listener)[0].InService.Count.ShouldBe(3);
        _elb.SetAttribute(red, "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "80");
        _elb.Routed(listener)[0].InService.Count.ShouldBe(4);
    }

    [Fact]
    public void A_group_without_targets_has_none_in_service()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.Routed(listener)[0].InService.ShouldBeEmpty();
    }

    [Fact]
    public void Stickiness_of_action_and_group_reaches_the_data_plane()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var action = Elb.Forward((red, 1), (green, 1));
        action["ForwardConfig"]!["TargetGroupStickinessConfig"] = new JsonObject { ["Enabled"] = true, ["DurationSeconds"] = 600 };
        var listener = _elb.Listener(_elb.LoadBalancer(), [action]);
        _elb.SetAttribute(red, "stickiness.enabled", "true");
        _elb.Plane.Routings[listener].Rules[^1].Action.Forward!.StickinessDuration.ShouldBe(TimeSpan.FromMinutes(10));
        _elb.Routed(listener).Select(g => g.StickinessDuration).ShouldBe([TimeSpan.FromDays(1), null]);
    }

    [Fact]
    public void A_redirect_is_routed_as_an_answer_with_a_location()
    {
        var redirect = new JsonObject
        {
            ["Type"] = "redirect",
            ["RedirectConfig"] = new JsonObject { ["Protocol"] = "HTTPS", ["Port"] = "443", ["StatusCode"] = "HTTP_301" },
        };
        var listener = _elb.Listener(_elb.LoadBalancer(), [redirect]);
        _elb.Plane.Routings[listener].Rules[^1].Action.FixedResponse
            .ShouldBe(new(301, null, null, "https://#{host}:443/#{path}?#{query}"));
    }

    [Fact]
    public void A_deleted_listener_is_closed_and_late_changes_do_not_bring_it_back()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var listener = _elb.ListenerTo((red, 1), (green, 1));
        Shift(listener, (red, 1), (green, 9));
        _elb.Call("DeleteListener", new() { ["ListenerArn"] = listener });
        _elb.Plane.Routings.ShouldBeEmpty();
        _elb.Seconds(60);
        _elb.Register(red, 1);
        _elb.Plane.Routings.ShouldBeEmpty();
        _elb.Service.IsAttached(red).ShouldBeFalse();
    }

    [Fact]
    public void A_listener_whose_port_cannot_be_opened_leaves_nothing_behind()
    {
        var (loadBalancer, red) = (_elb.LoadBalancer(), _elb.Group());
        _elb.Plane.RefuseToRoute = new ListenerPortUnavailableException(80, new(98));
        Should.Throw<AwsError>(() => _elb.Listener(loadBalancer, [Elb.Forward((red, 1))])).Message.ShouldContain("port 80");
        _elb.Service.IsAttached(red).ShouldBeFalse();
        _elb.Plane.RefuseToRoute = null;
        _elb.Listener(loadBalancer, [Elb.Forward((red, 1))]);
        _elb.Service.IsAttached(red).ShouldBeTrue();
    }

    private void Shift(string listener, params (string Group, int Weight)[] groups) =>
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(Elb.Forward(groups)) });

    private IEnumerable<int> Weights(string listener) => _elb.Routed(listener).Select(g => g.Weight);
}
