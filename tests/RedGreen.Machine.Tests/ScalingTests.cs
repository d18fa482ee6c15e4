using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests;

public class ScalingTests
{
    private const string Red = "service/demo/shop";

    [Fact]
    public async Task Reds_scaling_is_held_back_while_it_runs_and_as_before_afterwards()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        Suspended(rehearsal).ShouldBe("in scheduled");
        run.Finish().Ending.ShouldBe("Promoted");
        Suspended(rehearsal).ShouldBe("");
        Target(rehearsal, $"service/demo/{run.GreenService}").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_suspended_before_stays_suspended()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10, suspended: new JsonObject { ["DynamicScalingInSuspended"] = true, ["DynamicScalingOutSuspended"] = true, ["ScheduledScalingSuspended"] = false });
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
        Suspended(rehearsal).ShouldBe("in out");
    }

    [Fact]
    public async Task A_rollback_restores_it_too()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10);
        rehearsal.Deploy("demo/shop:v3").Ending.ShouldBe("RolledBack");
        Suspended(rehearsal).ShouldBe("");
    }

    [Fact]
    public async Task Nothing_of_Greens_scaling_stays_although_somebody_has_deleted_Green_by_hand()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        Target(rehearsal, $"service/demo/{run.GreenService}").ShouldNotBeNull();
        rehearsal.Sandbox.Call("ecs", "DeleteService", new JsonObject { ["cluster"] = "demo", ["service"] = run.GreenService, ["force"] = true });
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        run.Finish().Ending.ShouldBe("RolledBack");
        Target(rehearsal, $"service/demo/{run.GreenService}").ShouldBeNull();
        Suspended(rehearsal).ShouldBe("");
    }

    [Fact]
    public async Task So_does_an_ending_that_needs_a_person()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10);
        rehearsal.Fail("UpdateRed", () => new InvalidOperationException("no"));
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("PromotedOnGreen");
        Suspended(rehearsal).ShouldBe("");
    }

    [Theory]
    [InlineData(SandboxRouter.Alb)]
    [InlineData(SandboxRouter.Route53)]
    public async Task Green_scales_out_by_Reds_target_tracking_measured_on_Green_and_never_in(SandboxRouter router)
    {
        await using var rehearsal = new Rehearsal(router: router);
        Register(rehearsal, min: 2, max: 10);
        var group = (string)rehearsal.Service("shop")!["loadBalancers"]![0]!["targetGroupArn"]!;
        var loadBalancer = (string)rehearsal.Elb("DescribeTargetGroups", new JsonObject { ["TargetGroupArns"] = new JsonArray(group) })["TargetGroups"]![0]!["LoadBalancerArns"]![0]!;
        var label = $"{loadBalancer.Split("loadbalancer/")[1]}/{group[group.IndexOf("targetgroup/", StringComparison.Ordinal)..]}";
        rehearsal.Sandbox.Call("application-autoscaling", "PutScalingPolicy", new JsonObject
        {
            ["PolicyName"] = "requests",
            ["ServiceNamespace"] = "ecs",
            ["ScalableDimension"] = "ecs:service:DesiredCount",
            ["ResourceId"] = Red,
            ["PolicyType"] = "TargetTrackingScaling",
            ["TargetTrackingScalingPolicyConfiguration"] = new JsonObject
            {
                ["TargetValue"] = 100_000,
                ["PredefinedMetricSpecification"] = new JsonObject { ["PredefinedMetricType"] = "ALBRequestCountPerTarget", ["ResourceLabel"] = label },
            },
        });

        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var policy = Policies(rehearsal, $"service/demo/{run.GreenService}").ShouldHaveSingleItem()!["TargetTrackingScalingPolicyConfiguration"]!;
        ((string)policy["PredefinedMetricSpecification"]!["ResourceLabel"]!).ShouldContain($"/targetgroup/shop-{run.Id}/");
        ((bool)policy["DisableScaleIn"]!).ShouldBeTrue();
        run.Finish().Ending.ShouldBe("Promoted");
        Policies(rehearsal, $"service/demo/{run.GreenService}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Red_comes_home_as_large_as_Green_has_grown()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3);
        rehearsal.Sandbox.Call("ecs", "UpdateService", new JsonObject { ["cluster"] = "demo", ["service"] = run.GreenService, ["desiredCount"] = 6 });
        run.Finish().Ending.ShouldBe("Promoted");
        ((int)rehearsal.Service("shop")!["desiredCount"]!).ShouldBe(6);
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_scaling_that_cannot_be_restored_is_told_to_a_person()
    {
        await using var rehearsal = new Rehearsal();
        Register(rehearsal, min: 2, max: 10);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 4);
        rehearsal.Sandbox.Call("application-autoscaling", "DeregisterScalableTarget", new JsonObject { ["ServiceNamespace"] = "ecs", ["ScalableDimension"] = "ecs:service:DesiredCount", ["ResourceId"] = Red });
        run.Finish().Ending.ShouldBe("RollbackFailed");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("the scaling of service/demo/shop could not be restored");
    }

    private static void Register(Rehearsal rehearsal, int min, int max, JsonObject? suspended = null)
    {
        var target = new JsonObject { ["ServiceNamespace"] = "ecs", ["ScalableDimension"] = "ecs:service:DesiredCount", ["ResourceId"] = Red, ["MinCapacity"] = min, ["MaxCapacity"] = max };
        if (suspended is not null)
            target["SuspendedState"] = suspended;
        rehearsal.Sandbox.Call("application-autoscaling", "RegisterScalableTarget", target);
    }

    private static JsonNode? Target(Rehearsal rehearsal, string resource) => rehearsal.Sandbox.Call("application-autoscaling", "DescribeScalableTargets", new JsonObject
    {
        ["ServiceNamespace"] = "ecs",
        ["ResourceIds"] = new JsonArray(resource),
    })["ScalableTargets"]!.AsArray().FirstOrDefault();

    private static List<JsonNode?> Policies(Rehearsal rehearsal, string resource) =>
        [.. rehearsal.Sandbox.Call("application-autoscaling", "DescribeScalingPolicies", new JsonObject { ["ServiceNamespace"] = "ecs", ["ResourceId"] = resource })["ScalingPolicies"]!.AsArray()];

    private static string Suspended(Rehearsal rehearsal)
    {
        var state = Target(rehearsal, Red)!["SuspendedState"]!;
        return string.Join(' ', new[] { ("DynamicScalingInSuspended", "in"), ("DynamicScalingOutSuspended", "out"), ("ScheduledScalingSuspended", "scheduled") }
            .Where(kind => (bool?)state[kind.Item1] == true)
            .Select(kind => kind.Item2));
    }
}
