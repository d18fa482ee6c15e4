using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests.ImagePush;

/// <summary>What <c>redgreen sandbox push</c> sets going: ECR's event, the template's rule, both machines.</summary>
public class SandboxPushTests
{
    [Fact]
    public async Task A_pushed_image_of_an_enrolled_service_deploys_it_and_everything_follows_by_itself()
    {
        await using var rehearsal = new Rehearsal(new Dictionary<string, string> { ["redgreen:enabled"] = "true" });
        var digest = Push(rehearsal, "v2");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromHours(2));
        rehearsal.RedImage().ShouldEndWith($"/demo/shop@{digest}");
        Executions(rehearsal).ShouldHaveSingleItem().ShouldBe("SUCCEEDED");
        rehearsal.Failed.ShouldBe(0);

        Push(rehearsal, "v2");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(10));
        Executions(rehearsal).Count.ShouldBe(1, "Red runs that digest already");

        Push(rehearsal, "v3");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromHours(2));
        Executions(rehearsal).ShouldBe(["FAILED", "SUCCEEDED"]);
        rehearsal.RedImage().ShouldEndWith($"/demo/shop@{digest}");
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_not_enrolled_is_left_alone()
    {
        await using var rehearsal = new Rehearsal();
        Push(rehearsal, "v2");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(10));
        Executions(rehearsal).ShouldBeEmpty();
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
    }

    private static string Push(Rehearsal rehearsal, string tag) =>
        (string)rehearsal.Sandbox.Call("redgreen-sandbox", "PushImage", new JsonObject { ["repositoryName"] = "demo/shop", ["imageTag"] = tag })["imageDigest"]!;

    private static List<string> Executions(Rehearsal rehearsal) =>
    [
        .. rehearsal.Sandbox.Call("states", "ListExecutions", new JsonObject { ["stateMachineArn"] = rehearsal.Sandbox.StateMachines["DeploymentStateMachine"] })["executions"]!.AsArray()
            .Select(execution => (string)execution!["status"]!),
    ];
}
