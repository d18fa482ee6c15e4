using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.AutoScaling;

public class ScalableTargetTests
{
    [Fact]
    public async Task Registering_brings_a_service_into_its_range()
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 3, "MaxCapacity": 10 }""");
        shop.DesiredCount.ShouldBe(3);
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 2 }""");
        shop.DesiredCount.ShouldBe(2);
        ((string?)shop.LastActivity["Cause"]).ShouldBe("maximum capacity was set to 2");
        ((string?)shop.LastActivity["StatusCode"]).ShouldBe("Successful");
    }

    [Fact]
    public async Task Any_update_lifts_the_service_to_the_minimum_that_the_target_has()
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 3, "MaxCapacity": 10 }""");
        shop.DesiredCount = 1;
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingInSuspended": true, "DynamicScalingOutSuspended": true, "ScheduledScalingSuspended": true } }""");
        shop.DesiredCount.ShouldBe(3);
    }

    [Fact]
    public async Task An_update_keeps_what_it_does_not_mention()
    {
        await using var shop = new ScaledShop();
        var arn = (string?)shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 10 }""")["ScalableTargetARN"];
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingInSuspended": true, "ScheduledScalingSuspended": true } }""");
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "ScheduledScalingSuspended": false } }""");
        shop.Call("RegisterScalableTarget", """{ "MaxCapacity": 12 }""");
        var target = shop.Target;
        target["SuspendedState"]!.ToJsonString().ShouldBe("""{"DynamicScalingInSuspended":true,"DynamicScalingOutSuspended":false,"ScheduledScalingSuspended":false}""");
        ((int)target["MinCapacity"]!, (int)target["MaxCapacity"]!, (string?)target["ScalableTargetARN"]).ShouldBe((1, 12, arn));
        ((string)target["RoleARN"]!).ShouldEndWith("AWSServiceRoleForApplicationAutoScaling_ECSService");
    }

    [Theory]
    [InlineData("""{ "MinCapacity": 1 }""", "required")]
    [InlineData("""{ "MaxCapacity": 1 }""", "required")]
    [InlineData("""{ "MinCapacity": 3, "MaxCapacity": 2 }""", "less than minimum")]
    [InlineData("""{ "MinCapacity": -1, "MaxCapacity": 2 }""", "negative")]
    [InlineData("""{ "MinCapacity": 1, "MaxCapacity": 2, "ResourceId": "service/demo/other" }""", "doesn't exist")]
    [InlineData("""{ "MinCapacity": 1, "MaxCapacity": 2, "ResourceId": "service/nowhere/shop" }""", "doesn't exist")]
    [InlineData("""{ "MinCapacity": 1, "MaxCapacity": 2, "ResourceId": "table/shop" }""", "service/<cluster name>/<service name>")]
    [InlineData("""{ "MinCapacity": 1, "MaxCapacity": 2, "ScalableDimension": "rds:cluster:ReadReplicaCount" }""", "rds:cluster:ReadReplicaCount")]
    [InlineData("""{ "MinCapacity": 1, "MaxCapacity": 2, "ServiceNamespace": "dynamodb" }""", "dynamodb is not supported by this sandbox")]
    public async Task What_cannot_be_registered_is_refused_by_name(string input, string named)
    {
        await using var shop = new ScaledShop();
        var refusal = shop.Refused("RegisterScalableTarget", input);
        refusal.Code.ShouldBe("ValidationException");
        refusal.Message.ShouldContain(named);
        shop.Call("DescribeScalableTargets")["ScalableTargets"]!.AsArray().ShouldBeEmpty();
        shop.DesiredCount.ShouldBe(2);
    }

    [Fact]
    public async Task An_update_that_is_refused_changes_nothing()
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 4 }""");
        shop.Refused("RegisterScalableTarget", """{ "MinCapacity": 5, "SuspendedState": { "DynamicScalingInSuspended": true } }""");
        ((int)shop.Target["MinCapacity"]!).ShouldBe(1);
        ((bool)shop.Target["SuspendedState"]!["DynamicScalingInSuspended"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Deregistering_takes_policies_and_alarms_away_and_leaves_the_service_as_it_is()
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 3, "MaxCapacity": 10 }""");
        shop.TrackRequests(perTarget: 1000);
        shop.Alarms.Count.ShouldBe(2);
        shop.Call("DeregisterScalableTarget");
        shop.Alarms.ShouldBeEmpty();
        shop.DesiredCount.ShouldBe(3);
        shop.Call("DescribeScalingPolicies")["ScalingPolicies"]!.AsArray().ShouldBeEmpty();
        shop.Refused("DeregisterScalableTarget").Code.ShouldBe("ObjectNotFoundException");
    }

    [Fact]
    public async Task Deleting_the_service_leaves_its_target_registered()
    {
        await using var shop = new ScaledShop(requestsPerSecond: 100);
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 10 }""");
        shop.TrackRequests(perTarget: 1000);
        shop.Pass(minutes: 2);
        shop.Sandbox.Call("ecs", "DeleteService", new() { ["cluster"] = "demo", ["service"] = "shop", ["force"] = true });
        shop.Pass(minutes: 5);
        ((int)shop.Target["MaxCapacity"]!).ShouldBe(10);
        shop.Refused("RegisterScalableTarget", """{ "MaxCapacity": 11 }""").Message.ShouldContain("doesn't exist");
        shop.Call("DeregisterScalableTarget");
        shop.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Targets_are_described_by_filters_and_pages()
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 4 }""");
        var other = shop.Sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = "demo", ["services"] = new System.Text.Json.Nodes.JsonArray("shop") })["services"]![0]!;
        shop.Sandbox.Call("ecs", "CreateService", new() { ["cluster"] = "demo", ["serviceName"] = "cart", ["taskDefinition"] = other["taskDefinition"]!.DeepClone(), ["desiredCount"] = 1, ["launchType"] = "FARGATE", ["networkConfiguration"] = other["networkConfiguration"]!.DeepClone() });
        shop.Call("RegisterScalableTarget", """{ "ResourceId": "service/demo/cart", "MinCapacity": 1, "MaxCapacity": 4 }""");

        var first = shop.Call("DescribeScalableTargets", """{ "MaxResults": 1 }""");
        Ids(first).ShouldBe(["service/demo/cart"]);
        var second = shop.Call("DescribeScalableTargets", $$"""{ "MaxResults": 1, "NextToken": "{{first["NextToken"]}}" }""");
        Ids(second).ShouldBe([ScaledShop.Resource]);
        second["NextToken"].ShouldBeNull();
        Ids(shop.Call("DescribeScalableTargets", """{ "ResourceIds": ["service/demo/shop", "service/demo/none"], "ScalableDimension": "ecs:service:DesiredCount" }""")).ShouldBe([ScaledShop.Resource]);
        shop.Refused("DescribeScalableTargets", """{ "ScalableDimension": "ecs:service:DesiredCount" }""").Code.ShouldBe("ValidationException");
        shop.Refused("DescribeScalableTargets", """{ "NextToken": "?" }""").Code.ShouldBe("InvalidNextTokenException");

        static IEnumerable<string?> Ids(System.Text.Json.Nodes.JsonObject output) => output["ScalableTargets"]!.AsArray().Select(target => (string?)target!["ResourceId"]);
    }

    [Fact]
    public async Task A_change_that_ECS_refuses_is_an_activity_that_failed()
    {
        await using var shop = new ScaledShop(filters: new Throttled());
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 3, "MaxCapacity": 4 }""");
        shop.DesiredCount.ShouldBe(2);
        ((string?)shop.LastActivity["StatusCode"]).ShouldBe("Failed");
        ((string)shop.LastActivity["StatusMessage"]!).ShouldContain("ThrottlingException");
    }

    private sealed class Throttled : IWireFilter
    {
        public System.Text.Json.Nodes.JsonObject Handle(AwsCall call, Func<AwsCall, System.Text.Json.Nodes.JsonObject> next) =>
            call is { Caller: "application-autoscaling", Operation: "UpdateService" } ? throw new AwsError("ThrottlingException", "Rate exceeded") : next(call);
    }
}
