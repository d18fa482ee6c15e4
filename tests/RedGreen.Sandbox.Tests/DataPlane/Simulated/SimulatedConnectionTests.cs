using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Simulated;

namespace RedGreen.Sandbox.Tests.DataPlane.Simulated;

public class SimulatedConnectionTests
{
    private static readonly SimulatedTraffic NewConnections = SimulatedTraffic.Steady(100);

    private static readonly SimulatedTraffic KeptConnections = new(
        new TrafficFlow(_ => 100) { Connections = new(Count: 200, MeanLifetime: TimeSpan.FromMinutes(5)) });

    [Fact]
    public void A_connection_for_each_request_follows_the_weights_at_once()
    {
        var plane = new Plane(NewConnections);
        var (red, green) = (plane.Start("v1"), plane.Start("v2"));
        plane.RouteConnections(("red", 90, [red]), ("green", 10, [green]));
        plane.Seconds(1800);
        ((double)plane.Totals.Requests(targetGroup: "green") / plane.Totals.Requests()).ShouldBe(0.1, 0.004);
        plane.Flows.Sum(f => f.Opened).ShouldBe(plane.Totals.Requests());
        plane.Flows.Sum(f => f.Ended).ShouldBe(plane.Totals.Requests());
        plane.Reported.ShouldBeEmpty();
        plane.Totals.Failed().ShouldBe(0);
    }

    [Fact]
    public void Kept_connections_stay_where_they_are_until_they_end()
    {
        var plane = new Plane(KeptConnections);
        var (red, green) = (plane.Start("v1"), plane.Start("v2"));
        plane.RouteConnections(("red", 1, [red]), ("green", 0, [green]));
        plane.Seconds(60);
        plane.RouteConnections(("red", 0, [red]), ("green", 1, [green]));
        plane.Seconds(60);
        // exp(-1/5) of them are still on red after a minute, and on the mean of that minute 91%.
        var shifted = plane.Totals.Requests(targetGroup: "green");
        shifted.ShouldBeInRange(300, 900);
        plane.Seconds(3600);
        var before = plane.Totals.Requests(targetGroup: "red");
        plane.Seconds(60);
        plane.Totals.Requests(targetGroup: "red").ShouldBe(before);
        Active(plane).ShouldBe(200);
    }

    [Fact]
    public void Termination_resets_connections_and_clients_make_new_ones_by_the_weights_of_then()
    {
        var plane = new Plane(KeptConnections);
        var (red, green) = (plane.Start("v1"), plane.Start("v2"));
        plane.RouteConnections(("red", 0, [red]), ("green", 1, [green]));
        plane.Seconds(60);
        plane.RouteConnections(("red", 1, [red]), ("green", 0, [green]));
        plane.Simulated.Disconnect("green", green.Endpoint);
        plane.Flows.Sum(f => f.LoadBalancerResets).ShouldBe(200);
        var before = plane.Totals.Requests(targetGroup: "green");
        plane.Seconds(60);
        plane.Totals.Requests(targetGroup: "green").ShouldBe(before);
        plane.Totals.Failed().ShouldBe(0);
        Active(plane).ShouldBe(200);
    }

    [Fact]
    public void A_task_that_is_stopped_closes_in_order_and_one_that_dies_resets()
    {
        var plane = new Plane(KeptConnections);
        var (red, green) = (plane.Start("v1"), plane.Start("v2"));
        plane.RouteConnections(("red", 1, [red]), ("green", 1, [green]));
        plane.Seconds(60);
        red.Stop(TimeSpan.FromSeconds(30));
        plane.RouteConnections(("red", 0, []), ("green", 1, [green]));
        plane.Seconds(30);
        plane.Flows.Sum(f => f.TargetResets).ShouldBe(0);
        green.Kill();
        plane.Seconds(10);
        plane.Flows.Sum(f => f.TargetResets).ShouldBeGreaterThanOrEqualTo(200);
        plane.Totals.Failed().ShouldBeGreaterThan(500);
        Active(plane).ShouldBe(0);
    }

    [Fact]
    public void A_group_without_targets_answers_nothing_and_no_other_group_helps_out()
    {
        var plane = new Plane(NewConnections);
        plane.RouteConnections(("red", 1, [plane.Start("v1")]), ("empty", 1, []));
        plane.Seconds(100);
        var lost = plane.Totals.All.Single(t => t.TargetGroupArn == "empty");
        (lost.Kind, lost.Status).ShouldBe((ServedKind.LoadBalancer, RequestTotals.NoStatus));
        plane.Totals.Failed().ShouldBe(lost.Count);
        plane.Flows.Sum(f => f.LoadBalancerResets).ShouldBe(lost.Count);
        ((double)lost.Count / plane.Totals.Requests()).ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void Errors_of_an_image_are_answers_that_the_load_balancer_does_not_see()
    {
        var plane = new Plane(KeptConnections);
        plane["v2"] = new() { StartDelay = TimeSpan.Zero, ErrorRate = 0.3 };
        plane.RouteConnections(("green", 1, [plane.Start("v2")]));
        plane.Seconds(600);
        ((double)plane.Totals.Failed() / plane.Totals.Requests()).ShouldBe(0.3, 0.02);
        plane.Reported.ShouldBeEmpty();
        plane.Flows.Sum(f => f.Bytes).ShouldBeGreaterThan(plane.Totals.Requests() * 100);
    }

    [Fact]
    public void A_listener_that_is_closed_resets_what_it_has()
    {
        var plane = new Plane(KeptConnections);
        plane.RouteConnections(("red", 1, [plane.Start("v1")]));
        plane.Seconds(60);
        plane.Simulated.Close("listener/80");
        Active(plane).ShouldBe(0);
        plane.Flows.Sum(f => f.LoadBalancerResets).ShouldBe(200);
    }

    [Fact]
    public void A_probe_for_a_connection_is_content_with_a_container_that_never_answers()
    {
        var plane = new Plane(NewConnections);
        plane["mute"] = new() { StartDelay = TimeSpan.Zero, HealthStatus = null };
        var container = plane.Start("mute");
        plane.Probe(container, null).ShouldBe(new ProbeResult(null));
        plane.Probe(container).Failure.ShouldBe(ProbeFailure.Timeout);
    }

    private static long Active(Plane plane) => plane.Flows.Sum(f => f.Opened - f.Ended);
}
