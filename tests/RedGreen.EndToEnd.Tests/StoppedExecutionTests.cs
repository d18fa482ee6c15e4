using Amazon.StepFunctions.Model;

namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class StoppedExecutionTests(Shop shop)
{
    [Fact]
    public async Task An_execution_that_is_stopped_in_mid_shift_is_brought_back_by_another_one_and_no_client_notices()
    {
        var token = TestContext.Current.CancellationToken;
        var (rules, from) = (await shop.Surroundings.RulesAsync(token), await shop.Surroundings.ImageAsync(token));
        var image = await shop.AnotherGoodVersionAsync();

        var load = await shop.UnderLoadAsync(async limit =>
        {
            var execution = await shop.StartAsync(image, limit);
            // Of the two rules one has moved, and the function goes on although nobody waits for it any more.
            var stopped = shop.Interruption.When("ShiftWeight", "ModifyRule", () => shop.Aws.StepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = execution }, limit));
            (await shop.EndedAsync(execution, limit)).Status.Value.ShouldBe("ABORTED");
            await stopped;
            var recovery = await shop.EndedAsync(await shop.RecoveryOfAsync(execution, limit), limit);
            recovery.Error.ShouldBe("RolledBack", recovery.Cause);
            recovery.Cause.ShouldContain($"{execution} ended without an ending of its own");
        });

        load.Outcomes.Failed.ShouldBe(0);
        load.Images.ShouldContainKey(image, "some traffic had been moved");
        (await shop.Surroundings.RulesAsync(token)).ShouldBe(rules);
        (await shop.Surroundings.GreenLeftAsync(token)).ShouldBe(0);
        (await shop.Surroundings.ImageAsync(token)).ShouldBe(from);
    }

    [Fact]
    public async Task An_execution_that_is_stopped_on_the_way_home_is_brought_home_by_another_one()
    {
        var token = TestContext.Current.CancellationToken;
        var rules = await shop.Surroundings.RulesAsync(token);
        var image = await shop.AnotherGoodVersionAsync();

        var load = await shop.UnderLoadAsync(async limit =>
        {
            var execution = await shop.StartAsync(image, limit);
            var stopped = shop.Interruption.When("UpdateRed", "UpdateService", () => shop.Aws.StepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = execution }, limit));
            (await shop.EndedAsync(execution, limit)).Status.Value.ShouldBe("ABORTED");
            await stopped;
            var recovery = await shop.EndedAsync(await shop.RecoveryOfAsync(execution, limit), limit);
            recovery.Status.Value.ShouldBe("SUCCEEDED", recovery.Cause);
        });

        load.Outcomes.Failed.ShouldBe(0);
        (await shop.Surroundings.RulesAsync(token)).ShouldBe(rules);
        (await shop.Surroundings.GreenLeftAsync(token)).ShouldBe(0);
        (await shop.Surroundings.ImageAsync(token)).ShouldBe(image);
    }
}
