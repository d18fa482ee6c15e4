using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class DrainingTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void A_draining_target_gets_no_new_requests_and_is_gone_after_the_delay()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.SetAttribute(red, "deregistration_delay.timeout_seconds", "120");
        _elb.Register(red, 1, 2);
        _elb.Seconds(1);
        var drained = 0;
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        _elb.Routed(listener)[0].InService.ShouldBe([Elb.Target(2)]);
        _elb.Health(red, 1).ShouldBe(("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"));
        _elb.Seconds(119);
        drained.ShouldBe(0);
        _elb.Seconds(1);
        drained.ShouldBe(1);
        _elb.Service.StateOf(red, Elb.Target(1)).ShouldBeNull();
    }

    [Fact]
    public void A_second_deregistration_waits_for_the_first()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1);
        var drained = 0;
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        _elb.Seconds(200);
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        _elb.Seconds(100);
        drained.ShouldBe(2);
    }

    [Fact]
    public void A_new_task_at_the_address_of_a_draining_one_ends_its_draining()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1);
        _elb.Seconds(1);
        var drained = 0;
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        _elb.Register(red, 1);
        drained.ShouldBe(1);
        _elb.Health(red, 1).State.ShouldBe("initial");
        _elb.Seconds(600);
        _elb.Health(red, 1).State.ShouldBe("healthy");
        drained.ShouldBe(1);
    }

    [Fact]
    public void In_a_group_that_no_listener_uses_there_is_nothing_to_drain()
    {
        var red = _elb.Group();
        _elb.Register(red, 1);
        var drained = 0;
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        drained.ShouldBe(0, "never inside the call");
        _elb.Seconds(0);
        drained.ShouldBe(1);
        _elb.Service.StateOf(red, Elb.Target(1)).ShouldBeNull();
    }

    [Fact]
    public void Who_waits_for_draining_is_told_even_when_target_or_group_are_gone()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.Register(red, 1);
        var drained = 0;
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(Elb.FixedResponse()) });
        _elb.Call("DeleteTargetGroup", new() { ["TargetGroupArn"] = red });
        drained.ShouldBe(1);
        _elb.Service.Deregister(red, Elb.Target(1), () => drained++);
        _elb.Seconds(0);
        drained.ShouldBe(2);
    }
}
