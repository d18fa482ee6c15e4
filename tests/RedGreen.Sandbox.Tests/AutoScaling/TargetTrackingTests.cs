using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.AutoScaling;

public class TargetTrackingTests
{
    [Fact]
    public async Task Requests_above_the_target_bring_as_many_tasks_as_they_need()
    {
        await using var shop = Shop(requestsPerSecond: 100);
        shop.TrackRequests(perTarget: 1600);
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBe(4);
        ((string?)shop.LastActivity["Cause"]).ShouldStartWith("monitor alarm TargetTracking-service/demo/shop-AlarmHigh-");
        shop.Pass(minutes: 10);
        shop.DesiredCount.ShouldBe(4);
    }

    [Fact]
    public async Task A_quiet_quarter_of_an_hour_takes_tasks_away_again_but_not_below_the_minimum()
    {
        await using var shop = Shop(requestsPerSecond: 100);
        shop.TrackRequests(perTarget: 1600);
        shop.Pass(minutes: 8);
        shop.RequestsPerSecond = 40;
        shop.Pass(minutes: 12);
        shop.DesiredCount.ShouldBe(4);
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBe(2);
        shop.RequestsPerSecond = 0;
        shop.Pass(minutes: 40);
        shop.DesiredCount.ShouldBe(1);
    }

    [Fact]
    public async Task Capacity_never_passes_the_maximum()
    {
        await using var shop = Shop(requestsPerSecond: 100, most: 3);
        shop.TrackRequests(perTarget: 100);
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBe(3);
    }

    [Fact]
    public async Task While_it_cools_down_only_a_larger_need_adds_more_tasks()
    {
        await using var shop = Shop(requestsPerSecond: 100);
        shop.TrackRequests(perTarget: 1600, """, "ScaleOutCooldown": 3600""");
        shop.Pass(minutes: 8);
        shop.RequestsPerSecond = 180;
        shop.Pass(minutes: 8);
        // 2,700 requests per target of 4, worked out from the 2 tasks before: the 2 that were added count already.
        shop.DesiredCount.ShouldBe(4);
        shop.RequestsPerSecond = 330;
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBe(7);
    }

    [Fact]
    public async Task Suspended_scaling_out_adds_nothing_until_it_is_resumed()
    {
        await using var shop = Shop(requestsPerSecond: 100);
        shop.TrackRequests(perTarget: 1600);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingOutSuspended": true } }""");
        shop.Pass(minutes: 10);
        shop.DesiredCount.ShouldBe(2);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingOutSuspended": false } }""");
        shop.Pass(minutes: 1);
        shop.DesiredCount.ShouldBe(4);
    }

    [Fact]
    public async Task Suspended_scaling_in_takes_nothing_away_and_still_scales_out()
    {
        await using var shop = Shop();
        shop.TrackRequests(perTarget: 1600);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingInSuspended": true } }""");
        shop.Pass(minutes: 30);
        shop.DesiredCount.ShouldBe(2);
        shop.RequestsPerSecond = 100;
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBe(4);
    }

    [Fact]
    public async Task A_policy_that_may_not_scale_in_has_no_alarm_for_it()
    {
        await using var shop = Shop();
        shop.TrackRequests(perTarget: 1600, """, "DisableScaleIn": true""");
        shop.Alarms.ShouldHaveSingleItem().ShouldContain("-AlarmHigh-");
        shop.Pass(minutes: 40);
        shop.DesiredCount.ShouldBe(2);

        shop.TrackRequests(perTarget: 1600);
        shop.Alarms.Count.ShouldBe(2);
        shop.Pass(minutes: 2);
        shop.DesiredCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_deployment_of_ECS_holds_scaling_in_back()
    {
        await using var shop = Shop();
        shop.TrackRequests(perTarget: 1600);
        shop.Pass(minutes: 10);
        var definition = JsonNode.Parse("""
            { "family": "shop", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
              "containerDefinitions": [{ "name": "shop", "image": "demo/never-healthy:v1", "essential": true, "portMappings": [{ "containerPort": 8080 }] }] }
            """)!.AsObject();
        shop.Sandbox.Call("ecs", "RegisterTaskDefinition", definition);
        shop.Sandbox.Call("ecs", "UpdateService", new() { ["cluster"] = "demo", ["service"] = "shop", ["taskDefinition"] = "shop" });
        shop.Pass(minutes: 20);
        ((string?)shop.Describe()["deployments"]![0]!["rolloutState"]).ShouldBe("IN_PROGRESS");
        shop.DesiredCount.ShouldBe(2);
        shop.Sandbox.Call("ecs", "UpdateService", new() { ["cluster"] = "demo", ["service"] = "shop", ["taskDefinition"] = "shop:1" });
        shop.Pass(minutes: 10);
        shop.DesiredCount.ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_policies_all_must_want_to_scale_in_and_any_may_scale_out()
    {
        await using var shop = Shop(requestsPerSecond: 100);
        shop.TrackRequests(perTarget: 1_000_000);
        // 50 requests a second are 12% of a task's quarter vCPU: within its target, so it holds on to its tasks.
        Track(shop, "cpu", 13, """ "PredefinedMetricSpecification": { "PredefinedMetricType": "ECSServiceAverageCPUUtilization" } """);
        shop.Pass(minutes: 30);
        shop.DesiredCount.ShouldBe(2);

        shop.RequestsPerSecond = 270;
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBe(5);
    }

    [Fact]
    public async Task Processors_and_memory_are_used_by_requests()
    {
        await using var shop = Shop(requestsPerSecond: 400);
        shop.Pass(minutes: 5);
        // 200 requests a second for each of two tasks with a quarter vCPU and 512 MiB: see SimulatedUse.
        Latest(shop, "CPUUtilization").ShouldBe(42, tolerance: 1.5);
        Latest(shop, "MemoryUtilization").ShouldBe(22.3, tolerance: 0.5);

        Track(shop, "memory", 15, """ "PredefinedMetricSpecification": { "PredefinedMetricType": "ECSServiceAverageMemoryUtilization" } """);
        shop.Pass(minutes: 3);
        shop.DesiredCount.ShouldBe(3);
    }

    [Fact]
    public async Task A_metric_of_ones_own_may_be_an_expression()
    {
        await using var shop = Shop(requestsPerSecond: 100);
        var names = shop.Label.Split("/targetgroup/");
        Track(shop, "math", 25, $$"""
            "CustomizedMetricSpecification": { "Metrics": [
                { "Id": "perMinute", "ReturnData": false, "MetricStat": { "Stat": "Sum", "Metric": { "Namespace": "AWS/ApplicationELB", "MetricName": "RequestCountPerTarget",
                    "Dimensions": [{ "Name": "LoadBalancer", "Value": "{{names[0]}}" }, { "Name": "TargetGroup", "Value": "targetgroup/{{names[1]}}" }] } } },
                { "Id": "perSecond", "Expression": "perMinute / 60", "ReturnData": true }] }
            """);
        shop.Pass(minutes: 8);
        shop.DesiredCount.ShouldBeInRange(4, 5);
    }

    [Fact]
    public async Task A_metric_of_ones_own_may_be_a_single_one()
    {
        await using var shop = Shop();
        Track(shop, "queue", 10, """ "CustomizedMetricSpecification": { "Namespace": "Shop", "MetricName": "Backlog", "Statistic": "Average" } """);
        for (var minute = 0; minute < 6; minute++)
        {
            shop.Sandbox.Call("monitoring", "PutMetricData", JsonNode.Parse("""{ "Namespace": "Shop", "MetricData": [{ "MetricName": "Backlog", "Value": 25 }] }""")!.AsObject());
            shop.Pass(minutes: 1);
        }

        shop.DesiredCount.ShouldBe(5);
    }

    [Fact]
    public async Task A_policy_shows_what_it_was_given_and_its_alarms()
    {
        await using var shop = Shop();
        var put = shop.TrackRequests(perTarget: 1600, """, "ScaleInCooldown": 60""");
        var policy = shop.Call("DescribeScalingPolicies", $$"""{ "ResourceId": "{{ScaledShop.Resource}}", "PolicyNames": ["requests"] }""")["ScalingPolicies"]!.AsArray().ShouldHaveSingleItem()!;
        policy["PolicyARN"]!.ToString().ShouldBe(put["PolicyARN"]!.ToString());
        policy["PolicyARN"]!.ToString().ShouldMatch("^arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource/ecs/service/demo/shop:policyName/requests$");
        policy["Alarms"]!.ToJsonString().ShouldBe(put["Alarms"]!.ToJsonString());
        policy["TargetTrackingScalingPolicyConfiguration"]!.ToJsonString().ShouldBe(
            $$$"""{"TargetValue":1600,"PredefinedMetricSpecification":{"PredefinedMetricType":"ALBRequestCountPerTarget","ResourceLabel":"{{{shop.Label}}}"},"ScaleInCooldown":60}""");

        shop.Call("DeleteScalingPolicy", """{ "PolicyName": "requests" }""");
        shop.Alarms.ShouldBeEmpty();
        shop.Refused("DeleteScalingPolicy", """{ "PolicyName": "requests" }""").Code.ShouldBe("ObjectNotFoundException");
    }

    [Fact]
    public async Task Putting_a_policy_again_keeps_its_name_its_alarms_and_what_belongs_to_them()
    {
        await using var shop = Shop();
        var first = shop.TrackRequests(perTarget: 1600);
        var second = shop.TrackRequests(perTarget: 800);
        second.ToJsonString().ShouldBe(first.ToJsonString());
        var alarms = shop.Sandbox.Call("monitoring", "DescribeAlarms", [])["MetricAlarms"]!.AsArray();
        alarms.Select(alarm => (double)alarm!["Threshold"]!).ShouldBe([800, 720]);
    }

    [Fact]
    public async Task Alarms_that_somebody_deleted_do_not_keep_a_policy_from_going()
    {
        await using var shop = Shop();
        shop.TrackRequests(perTarget: 1600);
        shop.Sandbox.Call("monitoring", "DeleteAlarms", new() { ["AlarmNames"] = new JsonArray([.. shop.Alarms.Take(1).Select(name => (JsonNode)name)]) });
        shop.Call("DeleteScalingPolicy", """{ "PolicyName": "requests" }""");
        shop.Alarms.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(""" "TargetValue": 5 """, "Exactly one of")]
    [InlineData(""" "PredefinedMetricSpecification": { "PredefinedMetricType": "ECSServiceAverageCPUUtilization" } """, "targetValue")]
    [InlineData(""" "TargetValue": 0, "PredefinedMetricSpecification": { "PredefinedMetricType": "ECSServiceAverageCPUUtilization" } """, "TargetValue")]
    [InlineData(""" "TargetValue": 5, "PredefinedMetricSpecification": { "PredefinedMetricType": "LambdaProvisionedConcurrencyUtilization" } """, "LambdaProvisionedConcurrencyUtilization")]
    [InlineData(""" "TargetValue": 5, "PredefinedMetricSpecification": { "PredefinedMetricType": "ALBRequestCountPerTarget" } """, "ResourceLabel")]
    [InlineData(""" "TargetValue": 5, "PredefinedMetricSpecification": { "PredefinedMetricType": "ALBRequestCountPerTarget", "ResourceLabel": "app/demo/1/nonsense" } """, "app/demo/1/nonsense")]
    [InlineData(""" "TargetValue": 5, "PredefinedMetricSpecification": { "PredefinedMetricType": "ALBRequestCountPerTarget", "ResourceLabel": "app/demo/50dc6c495c0c9188/targetgroup/gone/73e2d6bc24d8a067" } """, "no listener")]
    [InlineData(""" "TargetValue": 5, "CustomizedMetricSpecification": { "Metrics": [{ "Id": "e", "Expression": "1 +" }] } """, "e")]
    public async Task What_cannot_be_tracked_is_refused(string configuration, string named)
    {
        await using var shop = Shop();
        var refusal = shop.Refused("PutScalingPolicy", $$"""{ "PolicyName": "p", "PolicyType": "TargetTrackingScaling", "TargetTrackingScalingPolicyConfiguration": { {{configuration}} } }""");
        refusal.Code.ShouldBe("ValidationException");
        refusal.Message.ShouldContain(named);
        shop.Alarms.ShouldBeEmpty();
        shop.Call("DescribeScalingPolicies")["ScalingPolicies"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_policies_than_these_are_refused_by_name()
    {
        await using var shop = Shop();
        shop.Refused("PutScalingPolicy", """{ "PolicyName": "p", "PolicyType": "PredictiveScaling" }""").Message.ShouldContain("PredictiveScaling");
        shop.Refused("PutScalingPolicy", """{ "PolicyName": "p", "PolicyType": "TargetTrackingScaling" }""").Message.ShouldContain("TargetTrackingScalingPolicyConfiguration");
        shop.Refused("PutScalingPolicy", """{ "PolicyName": "p", "ResourceId": "service/demo/other" }""").Code.ShouldBe("ObjectNotFoundException");
    }

    private static ScaledShop Shop(double requestsPerSecond = 0, int most = 20)
    {
        var shop = new ScaledShop(requestsPerSecond);
        shop.Call("RegisterScalableTarget", $$"""{ "MinCapacity": 1, "MaxCapacity": {{most}} }""");
        return shop;
    }

    private static void Track(ScaledShop shop, string name, double target, string metric) => shop.Call("PutScalingPolicy", FormattableString.Invariant(
        $$"""{ "PolicyName": "{{name}}", "PolicyType": "TargetTrackingScaling", "TargetTrackingScalingPolicyConfiguration": { "TargetValue": {{target}}, {{metric}} } }"""));

    private static double Latest(ScaledShop shop, string metric)
    {
        var now = shop.Sandbox.Context.Now.ToUnixTimeSeconds();
        var output = shop.Sandbox.Call("monitoring", "GetMetricStatistics", JsonNode.Parse($$"""
            { "Namespace": "AWS/ECS", "MetricName": "{{metric}}", "Dimensions": [{ "Name": "ClusterName", "Value": "demo" }, { "Name": "ServiceName", "Value": "shop" }],
              "StartTime": {{now - 240}}, "EndTime": {{now}}, "Period": 60, "Statistics": ["Average", "SampleCount"] }
            """)!.AsObject());
        var last = output["Datapoints"]!.AsArray().MaxBy(point => (long)point!["Timestamp"]!)!;
        ((double)last["SampleCount"]!).ShouldBe(2);
        return (double)last["Average"]!;
    }
}
