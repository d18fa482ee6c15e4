using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Simulated;

namespace RedGreen.Sandbox.Tests.DataPlane.Simulated;

public class SimulatedTrafficTests
{
    private static readonly SimulatedTraffic Hundred = SimulatedTraffic.Steady(100);

    [Fact]
    public void Requests_come_at_the_rate_and_split_by_the_weights()
    {
        var plane = new Plane(Hundred);
        var (red, green) = (plane.Start("v1"), plane.Start("v2"));
        plane.Route(("red", 90, [red]), ("green", 10, [green]));
        plane.Seconds(1800);
        // 180,000 expected: five standard deviations.
        plane.Totals.Requests().ShouldBeInRange(177_900, 182_100);
        ((double)plane.Totals.Requests(targetGroup: "green") / plane.Totals.Requests()).ShouldBe(0.1, 0.004);
        plane.Totals.Requests(image: "v2").ShouldBe(plane.Totals.Requests(targetGroup: "green"));
        plane.Totals.Failed().ShouldBe(0);
    }

    [Fact]
    public void What_is_reported_adds_up_to_the_totals()
    {
        var plane = new Plane(Hundred);
        plane["v2"] = new() { StartDelay = TimeSpan.Zero, ErrorRate = 0.3 };
        plane.Route(("red", 1, [plane.Start("v1")]), ("green", 1, [plane.Start("v2")]), ("empty", 1, []));
        plane.Seconds(95);
        var totals = plane.Totals;
        plane.Reported.Sum(r => r.Served.Count).ShouldBe(totals.Requests());
        plane.Reported.Where(r => r.Served.Status >= 500).Sum(r => r.Served.Count).ShouldBe(totals.Failed());
        plane.Reported.ShouldAllBe(r => r.Served.Count > 0 && r.Served.LoadBalancerArn == Plane.LoadBalancer);
        plane.Reported.ShouldAllBe(r => r.Served.Latency == null == (r.Served.Kind != ServedKind.Target));
    }

    [Fact]
    public void A_change_of_weights_takes_effect_at_its_moment()
    {
        var plane = new Plane(Hundred);
        var (red, green) = (plane.Start("v1"), plane.Start("v2"));
        plane.Route(("red", 1, [red]), ("green", 0, [green]));
        plane.Seconds(3.2);
        plane.Route(("red", 0, [red]), ("green", 1, [green]));
        plane.Reported.ShouldAllBe(r => r.Served.TargetGroupArn == "red");
        var before = plane.Totals.Requests(targetGroup: "red");
        before.ShouldBeInRange(200, 440);
        plane.Seconds(60);
        plane.Totals.Requests(targetGroup: "red").ShouldBe(before);
    }

    [Fact]
    public void What_all_containers_lean_on_fails_them_all_alike()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var plane = new Plane(Hundred with { Trouble = at => at < start.AddMinutes(10) ? 1 : 8 });
        plane["v1"] = new() { StartDelay = TimeSpan.Zero, ErrorRate = 0.02 };
        plane["v2"] = new() { StartDelay = TimeSpan.Zero };
        plane.Route(("red", 1, [plane.Start("v1")]), ("green", 1, [plane.Start("v2")]));
        plane.Seconds(600);
        var before = plane.Totals.Failed();
        plane.Seconds(600);
        ((double)before / 30_000).ShouldBe(0.02, 0.005);
        ((double)(plane.Totals.Failed() - before) / 30_000).ShouldBe(0.16, 0.012);
    }

    [Fact]
    public void A_group_without_targets_answers_503_and_no_other_group_steps_in()
    {
        var plane = new Plane(Hundred);
        plane.Route(("red", 1, [plane.Start("v1")]), ("green", 1, []));
        plane.Seconds(60);
        var empty = plane.Totals.All.Single(t => t.TargetGroupArn == "green");
        (empty.Kind, empty.Status, empty.Image).ShouldBe((ServedKind.LoadBalancer, 503, null));
        ((double)empty.Count / plane.Totals.Requests()).ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void All_weights_zero_forward_nothing()
    {
        var plane = new Plane(Hundred);
        plane.Route(("red", 0, [plane.Start("v1")]));
        plane.Seconds(60);
        var only = plane.Totals.All.ShouldHaveSingleItem();
        (only.TargetGroupArn, only.Kind, only.Status).ShouldBe((null, ServedKind.LoadBalancer, 503));
    }

    [Fact]
    public void A_dead_container_that_is_still_routed_to_costs_502s()
    {
        var plane = new Plane(Hundred);
        var (alive, dead) = (plane.Start("v1"), plane.Start("v1"));
        plane.Route(("red", 1, [alive, dead]));
        plane.Seconds(5);
        dead.Kill();
        plane.Totals.Failed().ShouldBe(0);
        plane.Seconds(20);
        var failed = plane.Totals.All.Single(t => t.Status == 502);
        failed.Kind.ShouldBe(ServedKind.Unanswered);
        failed.Image.ShouldBe("v1");
        failed.Count.ShouldBeInRange(800, 1200);
    }

    [Fact]
    public void Errors_begin_at_their_moment_and_have_their_rate()
    {
        var plane = new Plane(Hundred);
        plane["v3"] = new() { StartDelay = TimeSpan.Zero, ErrorRate = 0.05, ErrorsFrom = TimeSpan.FromSeconds(63) };
        plane.Route(("red", 1, [plane.Start("v3")]));
        plane.Seconds(63);
        plane.Totals.Failed().ShouldBe(0);
        var before = plane.Totals.Requests();
        plane.Seconds(1800);
        ((double)plane.Totals.Failed() / (plane.Totals.Requests() - before)).ShouldBe(0.05, 0.005);
        plane.Totals.All.Where(t => t.Status >= 500).ShouldAllBe(t => t.Kind == ServedKind.Target && t.Status == 500);
    }

    [Fact]
    public void The_rate_follows_its_function_of_time()
    {
        var plane = new Plane(new(new TrafficFlow(at => at.Minute == 1 ? 200 : 0)));
        plane.Route(("red", 1, [plane.Start("v1")]));
        plane.Seconds(60);
        plane.Totals.Requests().ShouldBe(0);
        plane.Seconds(180);
        plane.Totals.Requests().ShouldBeInRange(11_400, 12_600);
    }

    [Fact]
    public void No_slice_reaches_into_the_next_minute()
    {
        var plane = new Plane(Hundred);
        plane.Seconds(33.3);
        plane.Route(("red", 1, [plane.Start("v1")]));
        plane.Seconds(300);
        var perMinute = plane.Reported.GroupBy(r => r.At.Minute).Select(m => m.Sum(r => r.Served.Count)).ToList();
        perMinute[0].ShouldBeInRange(2_400, 2_940);
        perMinute.Skip(1).Take(4).ShouldAllBe(n => n > 5_600 && n < 6_400);
    }

    [Fact]
    public void A_flow_goes_to_the_listeners_of_its_port()
    {
        var plane = new Plane(SimulatedTraffic.Steady(100, port: 8080));
        plane.Route(80, new(FixedResponse: new(200, null, null)));
        plane.Route(8080, new(FixedResponse: new(404, null, null)));
        plane.Seconds(10);
        plane.Totals.Requests(status: 404).ShouldBeGreaterThan(800);
        plane.Totals.Requests(status: 200).ShouldBe(0);
        plane.Simulated.Close("listener/8080");
        var until = plane.Totals.Requests();
        plane.Seconds(60);
        plane.Totals.Requests().ShouldBe(until);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        List<(DateTimeOffset At, ServedRequests Served)> Run(int seed)
        {
            var plane = new Plane(Hundred, seed);
            plane.Route(("red", 3, [plane.Start("v1"), plane.Start("v2")]), ("green", 1, [plane.Start("v2")]));
            plane.Seconds(300);
            return plane.Reported;
        }

        Run(7).ShouldBe(Run(7));
        Run(7).ShouldNotBe(Run(8));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public void What_half_an_hour_reports_does_not_grow_with_its_requests(double requestsPerSecond)
    {
        var plane = new Plane(SimulatedTraffic.Steady(requestsPerSecond));
        plane["v2"] = new() { StartDelay = TimeSpan.Zero, ErrorRate = 0.01 };
        plane.Route(("red", 90, [plane.Start("v1"), plane.Start("v1")]), ("green", 10, [plane.Start("v2"), plane.Start("v2")]));
        plane.Seconds(1800);
        plane.Reported.Count.ShouldBeLessThan(180 * 40);
    }
}
