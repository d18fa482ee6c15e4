using RedGreen.Failures;
using RedGreen.Sandbox.Lambda;

namespace RedGreen.Machine.Tests;

public class FailingFunctionTests
{
    public static TheoryData<string> All => ["ResolveRequest", "PlanDeployment", "DeployGreen", "EvaluateHealth", "ShiftWeight", "UpdateRed", "RetireGreen"];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_function_that_fails_once_decides_nothing(string function)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail(function, Unknown, times: 1);
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Lambda.Unknown")]
    [InlineData("Runtime.ExitError")]
    [InlineData("Sandbox.Timedout")]
    public async Task Whatever_Lambda_calls_the_end_of_a_process_it_decides_nothing(string error)
    {
        await using var rehearsal = new Rehearsal();
        foreach (var function in All)
            rehearsal.Fail((string)function, () => new FunctionError(error, "the process died"), times: 1);
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_function_whose_answer_is_lost_once_decides_nothing(string function)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.LoseAnswer(function, () => new AwsUnavailable("A call", null), times: 1);
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("ResolveRequest", "Rejected")]
    [InlineData("PlanDeployment", "Rejected")]
    [InlineData("DeployGreen", "RolledBack")]
    [InlineData("EvaluateHealth", "RolledBack")]
    [InlineData("ShiftWeight", "RolledBack")]
    public async Task A_function_that_always_fails_before_promotion_leaves_Red_as_it_was(string function, string ending)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail(function, Unknown);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe(ending);
        run.Result.Cause.ShouldNotBeNull().ShouldContain("the process died");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_function_whose_answer_is_always_lost_leaves_an_honest_ending(string function)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.LoseAnswer(function, Unknown);
        var run = rehearsal.Deploy("demo/shop:v2");
        if (run.Ending is "Rejected" or "RolledBack")
            RollbackTests.RedIsUntouched(rehearsal);
        else
            run.Ending.ShouldBe(function == "RetireGreen" ? "RollbackFailed" : "PromotedOnGreen");
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("UpdateRed", "PromotedOnGreen")]
    [InlineData("RetireGreen", "RollbackFailed")]
    public async Task A_function_that_always_fails_after_promotion_leaves_the_new_version_serving(string function, string ending)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail(function, Unknown);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe(ending);
        // On Green, or at home with something of Green left: that is said, and a person looks.
        if (ending == "RollbackFailed")
            run.Result.Cause.ShouldNotBeNull().ShouldContain("The new version serves; what is left of Green still has to be retired");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_Rollback_that_fails_once_is_tried_again()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail("Rollback", Unknown, times: 1);
        rehearsal.Deploy("demo/shop:v3").Ending.ShouldBe("RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task When_Rollback_cannot_run_at_all_the_state_machine_moves_traffic_itself()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail("Rollback", Unknown);
        var run = rehearsal.Deploy("demo/shop:v3");
        run.Path.ShouldEndWith("Rollback ReadJournal LookAtSides ReadSides RedIsSick? ForceTrafficToRed NoteForcedShift WaitForForcedDrain RetireAfterForce Retired? WaitForTasks Retire Suspended? KeepLock? ReleaseLock DropTicket CountEnding TellEnding Outcome? RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task The_state_machine_does_not_move_traffic_to_a_sick_Red_either()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail("Rollback", Unknown);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3).After(TimeSpan.FromSeconds(30));
        var split = rehearsal.Rules();
        rehearsal.Scale("shop", 0);
        rehearsal.Control($"abort/{run.Id}/any");
        run.Finish();
        run.Path.ShouldEndWith("Rollback ReadJournal LookAtSides ReadSides RedIsSick? ExplainSickRed SayFailure EndFailed Suspended? KeepLock? NeedsPerson DropTicket CountEnding TellEnding Outcome? RollbackFailed");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("RedIsNotHealthy: shop has no healthy target, Green has some");
        rehearsal.Rules().ShouldBe(split);
    }

    [Fact]
    public async Task When_no_function_can_bring_it_back_and_none_can_retire_Green_a_person_is_told()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail("Rollback", Unknown);
        rehearsal.Fail("RetireGreen", Unknown);
        var run = rehearsal.Deploy("demo/shop:v3");
        run.Ending.ShouldBe("RollbackFailed");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        ((string)rehearsal.Locks().ShouldHaveSingleItem()["phase"]!["S"]!).ShouldBe("needsPerson");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_function_that_is_throttled_a_few_times_only_delays(string function)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail(function, () => new Throttled("ELB", new InvalidOperationException("slow down")), times: 4);
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
    }

    private static FunctionError Unknown() => new("Lambda.Unknown", "the process died");
}
