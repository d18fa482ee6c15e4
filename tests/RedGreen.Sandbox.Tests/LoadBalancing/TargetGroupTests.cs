using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class TargetGroupTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void A_new_group_has_AWSs_defaults()
    {
        var group = _elb.Call("CreateTargetGroup", new() { ["Name"] = "red", ["Protocol"] = "HTTP", ["Port"] = 80, ["VpcId"] = "vpc-1" })["TargetGroups"]![0]!;
        var arn = group["TargetGroupArn"]!.GetValue<string>();
        arn.ShouldMatch("^arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/red/[0-9a-f]{16}$");
        group.ToJsonString().ShouldBe(
            $$$"""{"TargetGroupArn":"{{{arn}}}","TargetGroupName":"red","Protocol":"HTTP","ProtocolVersion":"HTTP1","Port":80,"VpcId":"vpc-1","TargetType":"instance","IpAddressType":"ipv4","HealthCheckProtocol":"HTTP","HealthCheckPort":"traffic-port","HealthCheckEnabled":true,"HealthCheckIntervalSeconds":30,"HealthCheckTimeoutSeconds":6,"HealthyThresholdCount":5,"UnhealthyThresholdCount":2,"HealthCheckPath":"/","Matcher":{"HttpCode":"200"},"LoadBalancerArns":[]}""");
    }

    [Fact]
    public void Creating_the_same_group_again_answers_the_first_and_different_settings_are_refused()
    {
        var red = _elb.Group();
        _elb.Group().ShouldBe(red);
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("red", g => g["Port"] = 81)).Code.ShouldBe("DuplicateTargetGroupName");
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("red", g => g["HealthCheckPath"] = "/other")).Code.ShouldBe("DuplicateTargetGroupName");
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("red", g => g["Tags"] = new JsonArray(new JsonObject { ["Key"] = "a", ["Value"] = "b" }))).Code.ShouldBe("DuplicateTargetGroupName");
    }

    [Theory]
    [InlineData("-red")]
    [InlineData("red-")]
    [InlineData("red_green")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-1234567")]
    public void Names_have_32_letters_digits_and_inner_hyphens(string name) =>
        _elb.Refused("CreateTargetGroup", Elb.GroupInput(name)).Code.ShouldBe("ValidationError");

    [Theory]
    [InlineData("HealthCheckIntervalSeconds", "4")]
    [InlineData("HealthCheckIntervalSeconds", "5")]
    [InlineData("HealthCheckTimeoutSeconds", "1")]
    [InlineData("HealthyThresholdCount", "11")]
    [InlineData("UnhealthyThresholdCount", "1")]
    [InlineData("HealthCheckPath", "health")]
    [InlineData("HealthCheckPort", "http")]
    [InlineData("Port", "0")]
    [InlineData("Protocol", "FTP")]
    public void Settings_outside_their_ranges_are_refused(string member, string value) =>
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("red", g => g[member] = value)).Code.ShouldBe("ValidationError");

    [Theory]
    [InlineData("200,", false)]
    [InlineData("500", false)]
    [InlineData("299-200", false)]
    [InlineData("200-299-301", false)]
    [InlineData("200-299,301", true)]
    [InlineData("499", true)]
    public void Matcher_codes_are_codes_and_ranges_within_200_to_499(string codes, bool fine)
    {
        var input = Elb.GroupInput("red", g => g["Matcher"] = new JsonObject { ["HttpCode"] = codes });
        if (fine)
            _elb.Call("CreateTargetGroup", input)["TargetGroups"]![0]!["Matcher"]!["HttpCode"]!.GetValue<string>().ShouldBe(codes);
        else
            _elb.Refused("CreateTargetGroup", input).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public void What_is_not_played_is_refused_and_says_so()
    {
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("red", g => g["TargetType"] = "lambda")).Message.ShouldContain("lambda");
        _elb.Refused("CreateTargetGroup", Elb.GroupInput("red", g => g["Protocol"] = "GENEVE")).Message.ShouldContain("GENEVE");
        _elb.Refused("CreateTrustStore", []).ShouldSatisfyAllConditions(e => e.Code.ShouldBe("InvalidAction"), e => e.Message.ShouldContain("CreateTrustStore"));
    }

    [Fact]
    public void A_gRPC_group_has_a_gRPC_matcher()
    {
        var group = _elb.Call("CreateTargetGroup", Elb.GroupInput("red", g =>
        {
            g["ProtocolVersion"] = "GRPC";
            g.Remove("HealthCheckPath");
        }))["TargetGroups"]![0]!;
        group["Matcher"]!.ToJsonString().ShouldBe("""{"GrpcCode":"12"}""");
        group["HealthCheckPath"]!.GetValue<string>().ShouldBe("/AWS.ALB/healthcheck");
    }

    [Fact]
    public void Groups_are_found_by_arn_name_and_load_balancer()
    {
        var (red, green, idle) = (_elb.Group(), _elb.Group("green"), _elb.Group("idle"));
        var shop = _elb.LoadBalancer();
        _elb.Listener(shop, [Elb.Forward((red, 1), (green, 0))]);
        Found(new() { ["LoadBalancerArn"] = shop }).ShouldBe([red, green]);
        Found(new() { ["Names"] = new JsonArray("idle") }).ShouldBe([idle]);
        Found(new() { ["TargetGroupArns"] = new JsonArray(green, red) }).ShouldBe([green, red]);
        Found([]).ShouldBe([red, green, idle]);
        _elb.Refused("DescribeTargetGroups", new() { ["Names"] = new JsonArray("red", "blue") }).Code.ShouldBe("TargetGroupNotFound");
        _elb.Refused("DescribeTargetGroups", new() { ["TargetGroupArns"] = new JsonArray(red + "0") }).Code.ShouldBe("TargetGroupNotFound");
        _elb.Call("DescribeTargetGroups", new() { ["Names"] = new JsonArray("red") })["TargetGroups"]![0]!["LoadBalancerArns"]!.ToJsonString().ShouldBe($"[\"{shop}\"]");
    }

    [Fact]
    public void A_group_that_an_action_names_cannot_be_deleted()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var listener = _elb.ListenerTo((red, 1));
        var rule = _elb.Rule(listener, [Elb.Forward((red, 1), (green, 0))]);
        _elb.Refused("DeleteTargetGroup", new() { ["TargetGroupArn"] = green }).Code.ShouldBe("ResourceInUse");
        _elb.Call("ModifyRule", new() { ["RuleArn"] = rule, ["Actions"] = new JsonArray(Elb.Forward((red, 1))) });
        _elb.Call("DeleteTargetGroup", new() { ["TargetGroupArn"] = green });
        _elb.Service.Exists(green).ShouldBeFalse();
        _elb.Call("DeleteTargetGroup", new() { ["TargetGroupArn"] = green }).ShouldBeEmpty("deleting twice succeeds");
    }

    [Fact]
    public void Targets_are_registered_and_deregistered_by_the_API()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 1));
        var targets = new JsonArray(new JsonObject { ["Id"] = "10.0.0.1" }, new JsonObject { ["Id"] = "10.0.0.2", ["Port"] = 9000 });
        _elb.Call("RegisterTargets", new() { ["TargetGroupArn"] = red, ["Targets"] = targets });
        _elb.Seconds(1);
        var health = (JsonArray)_elb.Call("DescribeTargetHealth", new() { ["TargetGroupArn"] = red })["TargetHealthDescriptions"]!;
        health.Select(h => $"{h!["Target"]!["Id"]}:{h["Target"]!["Port"]} {h["HealthCheckPort"]} {h["TargetHealth"]!["State"]}")
            .ShouldBe(["10.0.0.1:8080 8080 healthy", "10.0.0.2:9000 9000 healthy"]);
        _elb.Call("DeregisterTargets", new() { ["TargetGroupArn"] = red, ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "10.0.0.1" }) });
        _elb.Health(red, 1).State.ShouldBe("draining");
        _elb.Refused("RegisterTargets", new() { ["TargetGroupArn"] = red, ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "i-1" }) }).Code.ShouldBe("ValidationError");
        var instances = _elb.Group("instances", g => g["TargetType"] = "instance");
        _elb.Refused("RegisterTargets", new() { ["TargetGroupArn"] = instances, ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "i-1" }) }).Code.ShouldBe("InvalidTarget");
    }

    private IEnumerable<string> Found(JsonObject input) =>
        _elb.Call("DescribeTargetGroups", input)["TargetGroups"]!.AsArray().Select(g => g!["TargetGroupArn"]!.GetValue<string>());
}
