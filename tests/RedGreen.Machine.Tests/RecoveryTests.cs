using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

/// <summary>Executions that were stopped run no clean-up of their own: another one brings their deployment to an end.</summary>
public class RecoveryTests
{
    [Fact]
    public async Task Stopped_before_its_plan_was_written_it_leaves_nothing()
    {
        await using var rehearsal = new Rehearsal();
        // It plans again and again.
        rehearsal.Fail("PlanDeployment", () => new Failures.AwsUnavailable("A call", null));
        var run = rehearsal.Start("demo/shop:v2").Until("PlanDeployment").After(TimeSpan.FromSeconds(5));
        rehearsal.Stop(run);

        var recovery = rehearsal.Recovery().Finish();

        recovery.Path.ShouldBe("ReadInput Recovering? OnGreen? AskForOwner OwnerIsOver? TakeOver HowFar? NothingWasMade ReleaseLock DropTicket CountEnding TellEnding Outcome? RolledBack");
        recovery.Result.Cause.ShouldNotBeNull().ShouldContain("ended before anything was made");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DeployGreen", 1)]
    [InlineData("EvaluateHealth", 1)]
    [InlineData("ShiftWeight", 1)]
    [InlineData("ShiftWeight", 3)]
    [InlineData("TellShifted", 2)]
    public async Task Stopped_before_promotion_it_is_brought_back(string state, int times)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until(state, times);
        rehearsal.Stop(run);

        var recovery = rehearsal.Recovery().Finish();

        recovery.Path.ShouldBe("ReadInput Recovering? OnGreen? AskForOwner OwnerIsOver? TakeOver HowFar? ReadToRollBack ExplainCutShort NoteTakeOver Rollback WaitForDrain Retire Suspended? KeepLock? ReleaseLock DropTicket CountEnding TellEnding Outcome? RolledBack");
        recovery.Result.Cause.ShouldBe($"rollback: CutShort: {run.Arn} ended without an ending of its own");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        RollbackTests.RedIsUntouched(rehearsal);
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("UpdateRed", 1)]
    [InlineData("ShiftWeight", 4)]
    [InlineData("RetireGreen", 1)]
    [InlineData("RetireGreen", 2)]
    [InlineData("WaitForTasks", 1)]
    public async Task Stopped_after_promotion_it_is_brought_home(string state, int times)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until(state, times);
        rehearsal.Stop(run);

        var recovery = rehearsal.Recovery().Finish();

        recovery.Ending.ShouldBe("Promoted", recovery.Result.ToString());
        recovery.Path.ShouldStartWith("ReadInput Recovering? OnGreen? AskForOwner OwnerIsOver? TakeOver HowFar? ReadToGoOn ResumeDeployment Decision?");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_recovery_that_is_stopped_is_recovered_itself_and_after_three_a_person_is_asked()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        rehearsal.Stop(run);
        for (var attempt = 1; attempt <= 3; attempt++)
            rehearsal.Stop(rehearsal.Recovery(attempt).Until("WaitForDrain"));

        var last = rehearsal.Recovery(4).Finish();

        last.Path.ShouldEndWith("HowFar? ReadToGiveUp ExplainGivenUp SayFailure EndFailed Suspended? KeepLock? NeedsPerson DropTicket CountEnding TellEnding Outcome? RollbackFailed");
        last.Result.Cause.ShouldNotBeNull().ShouldContain("three recoveries ended without an ending of their own");
        ((string)rehearsal.Locks().ShouldHaveSingleItem()["phase"]!["S"]!).ShouldBe("needsPerson");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromHours(2));
        rehearsal.Recoveries().Count.ShouldBe(4, "a person is waited for, not another recovery");
    }

    [Fact]
    public async Task Where_an_earlier_recovery_came_too_soon_another_is_started_under_another_name()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        // Step Functions may say for a moment that an execution runs which does not: such a recovery goes away again.
        rehearsal.Sandbox.Call("states", "StartExecution", new JsonObject
        {
            ["stateMachineArn"] = rehearsal.Sandbox.StateMachines["DeploymentStateMachine"],
            ["name"] = $"recover-{run.Id}-1",
            ["input"] = Input(rehearsal, run.Arn),
        });
        rehearsal.Recovery(1).Finish().Ending.ShouldBe("NothingToRecover");
        rehearsal.Stop(run);

        var second = rehearsal.Recovery(2).Finish();

        second.Arn.ShouldEndWith($":recover-{run.Id}-1-2");
        second.Ending.ShouldBe("RolledBack");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
    }

    [Fact]
    public async Task A_mistaken_recovery_of_a_deployment_that_runs_touches_nothing()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1);

        var mistaken = rehearsal.Start(Input(rehearsal, run.Arn), isInput: true).Finish();

        mistaken.Path.ShouldBe("ReadInput Recovering? OnGreen? AskForOwner OwnerIsOver? NothingToRecover");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task A_recovery_of_an_execution_that_holds_no_lock_touches_nothing()
    {
        await using var rehearsal = new Rehearsal();
        var over = rehearsal.Deploy("demo/shop:v2");
        var run = rehearsal.Start("demo/shop:v1").Until("ShiftWeight", 1);

        var mistaken = rehearsal.Start(Input(rehearsal, over.Arn), isInput: true).Finish();

        mistaken.Path.ShouldEndWith("TakeOver NothingToRecover");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task A_Green_that_was_left_serving_is_brought_home_later()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail("UpdateRed", () => new InvalidOperationException("no room"), times: 1);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("PromotedOnGreen", run.Result.ToString());
        ((string)rehearsal.Locks().ShouldHaveSingleItem()["owner"]!["S"]!).ShouldBe("nobody");

        var later = rehearsal.Start(Input(rehearsal, "nobody"), isInput: true).Finish();

        later.Ending.ShouldBe("Promoted", later.Result.ToString());
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"recover":true}""")]
    [InlineData("""{"recover":"yes","cluster":"demo","service":"shop","owner":"nobody","attempt":1}""")]
    [InlineData("""{"recover":true,"cluster":"demo","service":"shop","owner":"nobody","attempt":"1"}""")]
    public async Task A_recovery_that_lacks_something_is_refused_as_a_request(string input)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start(input, isInput: true).Finish();
        run.Ending.ShouldBe("Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("recover");
    }

    private static string Input(Rehearsal rehearsal, string owner) => new JsonObject
    {
        ["recover"] = true,
        ["cluster"] = (string)rehearsal.Service("shop")!["clusterArn"]!,
        ["service"] = "shop",
        ["owner"] = owner,
        ["attempt"] = 1,
    }.ToJsonString();
}
