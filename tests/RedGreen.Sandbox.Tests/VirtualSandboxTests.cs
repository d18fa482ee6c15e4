using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Simulated;

namespace RedGreen.Sandbox.Tests;

public sealed class VirtualSandboxTests
{
    [Fact]
    public async Task The_shop_is_steady_from_the_start()
    {
        await using var sandbox = VirtualSandbox.Start(new());
        var service = sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = "demo", ["services"] = new JsonArray("shop") })["services"]![0]!;
        ((int)service["runningCount"]!).ShouldBe(2);
        ((string?)service["deployments"]![0]!["rolloutState"]).ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task The_shop_serves_behind_a_network_load_balancer()
    {
        await using var sandbox = VirtualSandbox.Start(new() { Traffic = SimulatedTraffic.Steady(100, 8080), Shop = new(8080) { Router = SandboxRouter.Nlb } });
        ((string?)sandbox.Call("elasticloadbalancing", "DescribeLoadBalancers", [])["LoadBalancers"]!.AsArray().ShouldHaveSingleItem()!["Type"]).ShouldBe("network");
        var failed = sandbox.DataPlane.Totals.Failed();
        sandbox.Time.Advance(TimeSpan.FromMinutes(5));
        sandbox.DataPlane.Totals.Requests("demo/shop:v1").ShouldBeGreaterThan(25_000);
        sandbox.DataPlane.Totals.Failed().ShouldBe(failed);
    }

    [Fact]
    public async Task The_shop_serves_behind_weighted_records_that_clients_follow_within_their_time()
    {
        await using var sandbox = VirtualSandbox.Start(new()
        {
            Traffic = new(new TrafficFlow(_ => 100) { Port = 8080, Name = "shop.demo.internal" }),
            Shop = new(8080) { Router = SandboxRouter.Route53 },
        });
        var tag = (string)sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = "demo", ["services"] = new JsonArray("shop"), ["include"] = new JsonArray("TAGS") })
            ["services"]![0]!["tags"]!.AsArray().Single(t => (string)t!["key"]! == "redgreen:dns")!["value"]!;
        var zone = tag.Split('/')[0];
        tag.ShouldBe($"{zone}/shop.demo.internal");
        var records = sandbox.Call("route53", "ListResourceRecordSets", new() { ["HostedZoneId"] = zone, ["StartRecordName"] = "shop.demo.internal" })["ResourceRecordSets"]!.AsArray();
        records.Select(r => $"{r!["SetIdentifier"]} {r["Weight"]}").ShouldBe(["green 0", "red 100"]);

        // Clients that had a first look while the record was on its way found nothing.
        sandbox.Time.Advance(TimeSpan.FromMinutes(2));
        var (served, lost) = (sandbox.DataPlane.Totals.Requests("demo/shop:v1"), sandbox.DataPlane.Totals.Failed());
        sandbox.Time.Advance(TimeSpan.FromMinutes(2));
        (sandbox.DataPlane.Totals.Requests("demo/shop:v1") - served).ShouldBeInRange(11_400, 12_600);
        sandbox.DataPlane.Totals.Failed().ShouldBe(lost);

        // Green's load balancer answers 503: whoever is led there shows it. Its target is not healthy, so it is not asked about.
        var changes = new JsonArray();
        foreach (var record in records)
        {
            var changed = record!.DeepClone().AsObject();
            changed["Weight"] = 50;
            changed["AliasTarget"]!["EvaluateTargetHealth"] = false;
            changes.Add((JsonNode)new JsonObject { ["Action"] = "UPSERT", ["ResourceRecordSet"] = changed });
        }

        sandbox.Call("route53", "ChangeResourceRecordSets", new() { ["HostedZoneId"] = zone, ["ChangeBatch"] = new JsonObject { ["Changes"] = changes } });
        sandbox.Time.Advance(TimeSpan.FromSeconds(29));
        sandbox.DataPlane.Totals.Failed().ShouldBe(lost);
        sandbox.Time.Advance(TimeSpan.FromSeconds(90));
        var before = sandbox.DataPlane.Totals.Failed();
        sandbox.Time.Advance(TimeSpan.FromMinutes(5));
        (sandbox.DataPlane.Totals.Failed() - before).ShouldBeInRange(12_000, 18_000);
    }

    [Fact]
    public async Task Its_traffic_shows_in_CloudWatch()
    {
        await using var sandbox = VirtualSandbox.Start(new() { Traffic = SimulatedTraffic.Steady(100, 8080) });
        sandbox.Time.Advance(TimeSpan.FromMinutes(5));
        var groups = sandbox.Call("elasticloadbalancing", "DescribeTargetGroups", []);
        var group = (string)groups["TargetGroups"]![0]!["TargetGroupArn"]!;
        var loadBalancer = (string)groups["TargetGroups"]![0]!["LoadBalancerArns"]![0]!;
        var now = sandbox.Time.GetUtcNow().ToUnixTimeSeconds();
        var data = sandbox.Call("monitoring", "GetMetricData", new()
        {
            ["StartTime"] = now - 300,
            ["EndTime"] = now,
            ["MetricDataQueries"] = new JsonArray(new JsonObject
            {
                ["Id"] = "requests",
                ["MetricStat"] = new JsonObject
                {
                    ["Metric"] = new JsonObject
                    {
                        ["Namespace"] = "AWS/ApplicationELB",
                        ["MetricName"] = "RequestCount",
                        ["Dimensions"] = new JsonArray(
                            new JsonObject { ["Name"] = "TargetGroup", ["Value"] = group[group.IndexOf("targetgroup/", StringComparison.Ordinal)..] },
                            new JsonObject { ["Name"] = "LoadBalancer", ["Value"] = loadBalancer[(loadBalancer.IndexOf("loadbalancer/", StringComparison.Ordinal) + "loadbalancer/".Length)..] }),
                    },
                    ["Period"] = 60,
                    ["Stat"] = "Sum",
                },
            }),
        });
        var minutes = data["MetricDataResults"]![0]!["Values"]!.AsArray().Select(value => (double)value!).ToList();
        minutes.ShouldNotBeEmpty();
        minutes.ShouldAllBe(minute => minute > 5000 && minute < 7000);
    }

    [Fact]
    public async Task A_task_of_a_pushed_digest_runs_what_its_tag_runs()
    {
        const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        await using var sandbox = VirtualSandbox.Start(new());
        var pushed = sandbox.Call("redgreen-sandbox", "PushImage", new() { ["repositoryName"] = "demo/shop", ["imageTag"] = "v2", ["imageDigest"] = Digest });
        ((string)pushed["imageDigest"]!).ShouldBe(Digest);
        var definition = sandbox.Call("ecs", "DescribeTaskDefinition", new() { ["taskDefinition"] = "shop" })["taskDefinition"]!;
        definition["containerDefinitions"]![0]!["image"] = $"demo/shop@{Digest}";
        sandbox.Call("ecs", "RegisterTaskDefinition", new() { ["family"] = "shop", ["containerDefinitions"] = definition["containerDefinitions"]!.DeepClone(), ["networkMode"] = "awsvpc", ["cpu"] = "256", ["memory"] = "512", ["requiresCompatibilities"] = new JsonArray("FARGATE") });
        sandbox.Call("ecs", "UpdateService", new() { ["cluster"] = "demo", ["service"] = "shop", ["taskDefinition"] = "shop" });
        sandbox.Time.Advance(TimeSpan.FromMinutes(10));
        var tasks = sandbox.Call("ecs", "ListTasks", new() { ["cluster"] = "demo" })["taskArns"]!.DeepClone();
        var containers = sandbox.Call("ecs", "DescribeTasks", new() { ["cluster"] = "demo", ["tasks"] = tasks })["tasks"]!.AsArray().Select(task => task!["containers"]![0]!).ToList();
        containers.Count.ShouldBe(2);
        containers.ShouldAllBe(container => (string?)container["imageDigest"] == Digest && (string?)container["image"] == $"123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo/shop@{Digest}" && (string?)container["lastStatus"] == "RUNNING");
    }

    [Fact]
    public async Task The_same_settings_make_the_same_sandbox()
    {
        await using var one = VirtualSandbox.Start(new() { Seed = 7 });
        await using var other = VirtualSandbox.Start(new() { Seed = 7 });
        Everything(one).ShouldBe(Everything(other));

        static string Everything(VirtualSandbox sandbox) =>
            sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = "demo", ["services"] = new JsonArray("shop") }).ToJsonString()
            + sandbox.Call("elasticloadbalancing", "DescribeRules", new() { ["ListenerArn"] = Listener(sandbox) }).ToJsonString()
            + sandbox.Time.GetUtcNow();
    }

    [Fact]
    public async Task Both_ways_to_the_shop_lead_to_its_target_group()
    {
        await using var sandbox = VirtualSandbox.Start(new());
        var rules = sandbox.Call("elasticloadbalancing", "DescribeRules", new() { ["ListenerArn"] = Listener(sandbox) })["Rules"]!.AsArray();
        rules.Select(rule => (string?)rule!["Actions"]![0]!["ForwardConfig"]!["TargetGroups"]![0]!["TargetGroupArn"]).Distinct().Count().ShouldBe(1);
        rules.Select(rule => (string?)rule!["Priority"]).ShouldBe(["10", "default"]);
    }

    [Fact]
    public void A_shop_that_never_gets_steady_is_said_so()
    {
        var error = Should.Throw<InvalidOperationException>(() => VirtualSandbox.Start(new() { Shop = new(8080) { Image = "demo/never-healthy:v1" } }));
        error.Message.ShouldContain("the service shop is not steady");
    }

    private static string Listener(VirtualSandbox sandbox)
    {
        var loadBalancer = (string)sandbox.Call("elasticloadbalancing", "DescribeLoadBalancers", [])["LoadBalancers"]![0]!["LoadBalancerArn"]!;
        return (string)sandbox.Call("elasticloadbalancing", "DescribeListeners", new() { ["LoadBalancerArn"] = loadBalancer })["Listeners"]![0]!["ListenerArn"]!;
    }
}
