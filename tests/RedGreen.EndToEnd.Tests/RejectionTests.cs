using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class RejectionTests(Shop shop)
{
    [Fact]
    public async Task A_request_that_makes_no_sense_ends_Rejected_with_every_cause_and_nothing_is_written()
    {
        var before = shop.Written.Calls.Count;
        var rules = await shop.Surroundings.RulesAsync(TestContext.Current.CancellationToken);

        var ended = await RunAsync("""{"cluster":"demo","service":"shop","image":"demo/shop:v2","strategy":{"steps":"50@1m 20@1m","colour":"blue"}}""");

        ended.Status.ShouldBe(ExecutionStatus.FAILED);
        ended.Error.ShouldBe("Rejected");
        foreach (var cause in new[] { "the last one is 20", "20 comes after 50", "strategy.colour" })
            ended.Cause.ShouldContain(cause);
        // Whenever an execution ends, recovery looks at all locks, and reports what it found.
        shop.Written.Calls.Skip(before).Except(["monitoring:PutMetricData"]).ShouldBe(["states:StartExecution"]);
        (await shop.Surroundings.RulesAsync(TestContext.Current.CancellationToken)).ShouldBe(rules);
        (await shop.Surroundings.GreenLeftAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    private async Task<DescribeExecutionResponse> RunAsync(string input)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        var started = await shop.Aws.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = shop.Sandbox.Endpoints.StateMachines["DeploymentStateMachine"], Input = input }, limit.Token);
        return await shop.EndedAsync(started.ExecutionArn, limit.Token);
    }
}
