using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class ListenerTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void A_load_balancer_is_active_and_reached_by_a_name_of_loopback()
    {
        var shop = _elb.Call("CreateLoadBalancer", new() { ["Name"] = "shop", ["Subnets"] = new JsonArray("subnet-1", "subnet-2"), ["SecurityGroups"] = new JsonArray("sg-1") })["LoadBalancers"]![0]!;
        shop["LoadBalancerArn"]!.GetValue<string>().ShouldMatch("^arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/[0-9a-f]{16}$");
        shop["State"]!["Code"]!.GetValue<string>().ShouldBe("active");
        shop["DNSName"]!.GetValue<string>().ShouldEndWith(".localhost");
        shop["CreatedTime"]!.GetValue<string>().ShouldBe("2026-01-01T00:00:00.000Z");
        shop["AvailabilityZones"]!.AsArray().Select(z => $"{z!["ZoneName"]} {z["SubnetId"]}").ShouldBe(["eu-west-1a subnet-1", "eu-west-1b subnet-2"]);
        shop["SecurityGroups"]!.ToJsonString().ShouldBe("""["sg-1"]""");
    }

    [Fact]
    public void Load_balancers_are_unique_by_name_and_found_by_it()
    {
        var shop = _elb.LoadBalancer();
        _elb.LoadBalancer().ShouldBe(shop);
        _elb.Refused("CreateLoadBalancer", new() { ["Name"] = "shop", ["Scheme"] = "internal" }).Code.ShouldBe("DuplicateLoadBalancerName");
        _elb.Call("DescribeLoadBalancers", new() { ["Names"] = new JsonArray("shop") })["LoadBalancers"]!.AsArray().Count.ShouldBe(1);
        _elb.Refused("DescribeLoadBalancers", new() { ["Names"] = new JsonArray("shop", "bank") }).ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe("LoadBalancerNotFound"),
            e => e.Message.ShouldBe("Load balancers '[bank]' not found"));
        _elb.Refused("CreateLoadBalancer", new() { ["Name"] = "internal-shop" }).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public void A_port_has_one_listener()
    {
        var shop = _elb.LoadBalancer();
        var listener = _elb.Listener(shop, [Elb.FixedResponse()]);
        listener.ShouldMatch("^arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/[0-9a-f]{16}/[0-9a-f]{16}$");
        Should.Throw<AwsError>(() => _elb.Listener(shop, [Elb.FixedResponse()])).Code.ShouldBe("DuplicateListener");
        var other = _elb.Listener(shop, [Elb.FixedResponse()], port: 81);
        _elb.Refused("ModifyListener", new() { ["ListenerArn"] = other, ["Port"] = 80 }).Code.ShouldBe("DuplicateListener");
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = other, ["Port"] = 82 });
        _elb.Plane.Routings[other].Port.ShouldBe(82);
        _elb.Plane.RefuseToRoute = new ListenerPortUnavailableException(83, new(98));
        _elb.Refused("ModifyListener", new() { ["ListenerArn"] = other, ["Port"] = 83, ["DefaultActions"] = new JsonArray(Elb.FixedResponse(410)) }).Message.ShouldContain("83");
        _elb.Plane.RefuseToRoute = null;
        _elb.Seconds(1);
        _elb.Plane.Routings[other].Port.ShouldBe(82);
        _elb.Plane.Routings[other].Rules[^1].Action.FixedResponse!.Status.ShouldBe(404);
    }

    [Fact]
    public void What_a_listener_was_given_is_answered()
    {
        var listener = _elb.Listener(_elb.LoadBalancer(), [Elb.FixedResponse()], 443, "HTTPS");
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["SslPolicy"] = "ELBSecurityPolicy-TLS13-1-2-2021-06" });
        var described = _elb.Call("DescribeListeners", new() { ["ListenerArns"] = new JsonArray(listener) })["Listeners"]![0]!;
        described["Certificates"]![0]!["CertificateArn"]!.GetValue<string>().ShouldStartWith("arn:aws:acm:");
        described["SslPolicy"]!.GetValue<string>().ShouldBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
        (described["Port"]!.GetValue<int>(), described["Protocol"]!.GetValue<string>()).ShouldBe((443, "HTTPS"));
    }

    [Fact]
    public void An_HTTPS_listener_needs_a_certificate_and_other_protocols_are_not_an_applications()
    {
        var input = new JsonObject { ["LoadBalancerArn"] = _elb.LoadBalancer(), ["Protocol"] = "HTTPS", ["Port"] = 443, ["DefaultActions"] = new JsonArray(Elb.FixedResponse()) };
        _elb.Refused("CreateListener", (JsonObject)input.DeepClone()).Code.ShouldBe("CertificateNotFound");
        input["Protocol"] = "TCP";
        _elb.Refused("CreateListener", input).Code.ShouldBe("UnsupportedProtocol");
    }

    [Fact]
    public void A_refused_change_leaves_the_listener_as_it_was()
    {
        var listener = _elb.Listener(_elb.LoadBalancer(), [Elb.FixedResponse()], 443, "HTTPS");
        string Described() => _elb.Call("DescribeListeners", new() { ["ListenerArns"] = new JsonArray(listener) }).ToJsonString();
        var before = Described();
        _elb.Refused("ModifyListener", new() { ["ListenerArn"] = listener, ["Protocol"] = "HTTP", ["Port"] = 81, ["DefaultActions"] = new JsonArray(Elb.FixedResponse(302)) });
        Described().ShouldBe(before);
    }

    [Fact]
    public void Deleting_a_load_balancer_deletes_its_listeners()
    {
        var red = _elb.Group();
        var shop = _elb.LoadBalancer();
        var listener = _elb.Listener(shop, [Elb.Forward((red, 1))]);
        _elb.Call("DeleteLoadBalancer", new() { ["LoadBalancerArn"] = shop });
        _elb.Refused("DescribeListeners", new() { ["ListenerArns"] = new JsonArray(listener) }).Code.ShouldBe("ListenerNotFound");
        _elb.Plane.Routings.ShouldBeEmpty();
        _elb.Call("DeleteTargetGroup", new() { ["TargetGroupArn"] = red });
        _elb.Call("DeleteLoadBalancer", new() { ["LoadBalancerArn"] = shop }).ShouldBeEmpty("deleting twice succeeds");
    }
}
