using RedGreen.Recovery;

namespace RedGreen.Tests.Recovery;

public class OrphansTests
{
    [Theory]
    [InlineData("RUNNING", null, false)]
    [InlineData("PENDING_REDRIVE", null, false)]
    [InlineData("ABORTED", null, true)]
    [InlineData("TIMED_OUT", null, true)]
    [InlineData("FAILED", "States.Runtime", true)]
    [InlineData("FAILED", "RolledBack", true)]
    [InlineData("SUCCEEDED", null, true)]
    [InlineData(null, null, true)]
    [InlineData("FAILED", "RollbackFailed", false)]
    [InlineData("FAILED", "PromotedOnGreen", true)]
    public void A_lock_is_an_orphan_when_its_owner_has_ended_and_was_not_to_keep_it(string? status, string? error, bool orphan) =>
        Orphans.IsOver(new OwnerState(status, error)).ShouldBe(orphan);

    [Theory]
    [InlineData("arn:owner", "planned", true)]
    [InlineData("arn:owner", HeldLock.NeedsPerson, false)]
    [InlineData(HeldLock.Nobody, "promoted", false)]
    public void What_waits_for_a_person_or_was_left_behind_is_no_orphan(string owner, string phase, bool may) =>
        Orphans.MayBe(Held(owner, phase, 0)).ShouldBe(may);

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, false, false)]
    [InlineData(2, true, false)]
    [InlineData(4, true, false)]
    [InlineData(5, true, true)]
    public void Three_recoveries_and_one_that_hands_over_are_tried_and_the_alarm_comes_with_the_second_failure(int attempts, bool keepsFailing, bool givenUp)
    {
        Orphans.KeepsFailing(Held("arn:owner", "planned", attempts)).ShouldBe(keepsFailing);
        Orphans.IsGivenUp(Held("arn:owner", "planned", attempts)).ShouldBe(givenUp);
    }

    [Fact]
    public void A_recovery_is_named_after_the_deployment_and_the_attempt_so_that_it_is_started_once()
    {
        var orphan = Held("arn:aws:states:eu-west-1:123456789012:execution:Deployment-abc:shop-1", "planned", 1);

        RecoveryExecution.StateMachineOf(orphan).ShouldBe("arn:aws:states:eu-west-1:123456789012:stateMachine:Deployment-abc");
        RecoveryExecution.NameOf(orphan, 1).ShouldBe("recover-1a2b3c4d-2");
        RecoveryExecution.NameOf(orphan, 3).ShouldBe("recover-1a2b3c4d-2-3");
        RecoveryExecution.InputOf(orphan).ShouldBe("""{"recover":true,"cluster":"arn:cluster","service":"shop","owner":"arn:aws:states:eu-west-1:123456789012:execution:Deployment-abc:shop-1","attempt":2}""");
    }

    [Fact]
    public void An_owner_that_is_no_execution_is_named() =>
        Should.Throw<FormatException>(() => RecoveryExecution.StateMachineOf(Held("somebody", "planned", 0))).Message.ShouldContain("held by somebody");

    private static HeldLock Held(string owner, string phase, int attempts) => new("arn:cluster", "shop", owner, "1a2b3c4d", phase, attempts);
}
