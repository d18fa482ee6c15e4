using RedGreen.Sandbox.Route53;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class AliasTargetTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void A_load_balancer_is_found_by_its_DNS_name_in_its_zone()
    {
        var arn = _elb.LoadBalancer();
        var described = _elb.Call("DescribeLoadBalancers", [])["LoadBalancers"]![0]!;
        var (name, zone) = ((string)described["DNSName"]!, (string)described["CanonicalHostedZoneId"]!);
        foreach (var spelling in new[] { name, $"{name}.", name.ToUpperInvariant(), $"dualstack.{name}" })
            _elb.Service.AliasTargets.Find(DnsName.Parse(spelling)).ShouldBe(new(arn, zone, IsHealthy: false));
        _elb.Service.AliasTargets.IsLoadBalancerZone(zone).ShouldBeTrue();
        _elb.Service.AliasTargets.Find(DnsName.Parse($"x.{name}")).ShouldBeNull();
    }

    [Fact]
    public void It_is_healthy_while_every_group_has_the_healthy_targets_that_its_attributes_ask_for()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        _elb.ListenerTo((red, 1), (green, 0));
        IsHealthy().ShouldBeFalse();
        _elb.Register(red, 1, 2);
        _elb.Seconds(10);
        IsHealthy().ShouldBeFalse("Green's group counts, whatever its weight is");
        _elb.SetAttribute(green, "target_group_health.dns_failover.minimum_healthy_targets.count", "off");
        IsHealthy().ShouldBeTrue();
        _elb.SetAttribute(red, "target_group_health.dns_failover.minimum_healthy_targets.count", "3");
        IsHealthy().ShouldBeFalse();
    }

    private bool IsHealthy() =>
        _elb.Service.AliasTargets.Find(DnsName.Parse((string)_elb.Call("DescribeLoadBalancers", [])["LoadBalancers"]![0]!["DNSName"]!))!.IsHealthy;
}
