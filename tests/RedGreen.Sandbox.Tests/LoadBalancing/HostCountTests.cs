namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class HostCountTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void Healthy_and_unhealthy_hosts_are_published_once_a_minute()
    {
        var red = _elb.Group();
        var listener = _elb.ListenerTo((red, 1));
        _elb.Plane.Answer(Elb.Target(3), 500);
        _elb.Register(red, 1, 2, 3);
        _elb.Seconds(300);
        var published = _elb.Metrics.Published;
        published.GroupBy(p => (p.Name, p.At.Minute)).ShouldAllBe(m => m.Count() == 1);
        published.Select(p => (p.Name, p.Value)).Distinct().ShouldBe([("HealthyHostCount", 2), ("UnHealthyHostCount", 1)]);
        published.Count.ShouldBe(10);
        var first = published[0];
        (first.Namespace, first.Unit).ShouldBe(("AWS/ApplicationELB", "Count"));
        first.Dimensions.ShouldBe([("TargetGroup", red[red.IndexOf("targetgroup/", StringComparison.Ordinal)..]), ("LoadBalancer", LoadBalancerOf(listener))]);
    }

    [Fact]
    public void Groups_that_are_not_in_use_or_have_no_targets_publish_nothing()
    {
        var (unused, empty) = (_elb.Group("unused"), _elb.Group("empty"));
        _elb.Register(unused, 1);
        _elb.ListenerTo((empty, 1));
        _elb.Seconds(300);
        _elb.Metrics.Published.ShouldBeEmpty();
    }

    [Fact]
    public void Draining_targets_count_no_more()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1, 2);
        _elb.Seconds(60);
        _elb.Service.Deregister(red, Elb.Target(1), () => { });
        _elb.Seconds(60);
        _elb.Metrics.Published.Where(p => p.Name == "HealthyHostCount").Select(p => p.Value).ShouldBe([2, 1]);
    }

    [Fact]
    public void A_disposed_service_does_nothing_any_more()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        _elb.Register(red, 1);
        _elb.Service.Dispose();
        _elb.Seconds(600);
        _elb.Metrics.Published.ShouldBeEmpty();
        _elb.Plane.Probes.ShouldBeEmpty();
    }

    // listener/app/NAME/id/id -> app/NAME/id
    private static string LoadBalancerOf(string listener)
    {
        var parts = listener[(listener.IndexOf(":listener/", StringComparison.Ordinal) + ":listener/".Length)..].Split('/');
        return string.Join('/', parts[..3]);
    }
}
