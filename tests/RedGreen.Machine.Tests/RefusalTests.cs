using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

public class RefusalTests
{
    [Theory]
    [InlineData("{}", "cluster: missing", "service: missing", "image: missing")]
    [InlineData("[1,2]", "input: found", "an object like")]
    [InlineData("\"shop\"", "input: found", "an object like")]
    [InlineData("""{"cluster":"demo","service":"nope","image":"demo/shop:v2"}""", "service: found \"nope\"")]
    [InlineData("""{"cluster":"nope","service":"shop","image":"demo/shop:v2"}""", "cluster: found \"nope\"")]
    [InlineData("""{"cluster":"demo","service":"shop","image":"demo/shop:v2","strategy":{"steps":"50@1m 20@1m","colour":"blue","tick":"1s"}}""", "20 comes after 50", "strategy.colour", "strategy.tick", "the last one is 20")]
    [InlineData("""{"cluster":"demo","service":"shop","image":"demo/shop:v2","strategy":{"steps":"10@-5m 100@1m"}}""", "10@-5m")]
    public async Task A_request_that_makes_no_sense_changes_nothing_and_every_problem_is_told(string input, params string[] causes)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start(input, isInput: true).Finish();
        run.Path.ShouldBe("ReadInput Recovering? ResolveRequest ExplainRefusal SayRefusal EndRejected Locked? Rejected");
        run.Result.Error.ShouldBe("Rejected");
        foreach (var cause in causes)
            run.Result.Cause.ShouldNotBeNull().ShouldContain(cause);
        run.Result.Cause.ShouldNotBeNull().ShouldNotContain("stackTrace");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_deployed_so_is_refused_with_every_reason()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Call("ecs", "CreateService", new JsonObject { ["cluster"] = "demo", ["serviceName"] = "worker", ["taskDefinition"] = "shop", ["desiredCount"] = 1, ["launchType"] = "FARGATE", ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray("subnet-0a1b2c3d4e5f60718") } } });
        var run = rehearsal.Start("""{"cluster":"demo","service":"worker","image":"demo/shop:v2","strategy":{"alarms":"no-such-alarm"}}""", isInput: true).Finish();
        run.Path.ShouldBe("ReadInput Recovering? ResolveRequest TakeLock TakeTicket PlanDeployment ExplainRefusal SayRefusal EndRejected Locked? ReleaseLock DropTicket CountEnding TellEnding Outcome? Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("has no load balancer");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("there is no alarm no-such-alarm");
        RollbackTests.RedIsUntouched(rehearsal);
    }
}
