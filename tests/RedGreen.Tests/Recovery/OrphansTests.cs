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
    [InlineData("FAILED", "PromotedOnGreen", false)]
    public void A_lock_is_an_orphan_when_its_owner_has_ended_and_was_not_to_keep_it(string? status, string? error, bool orphan) =>
        Orphans.IsOrphan(new OwnerState(status, error)).ShouldBe(orphan);
}
