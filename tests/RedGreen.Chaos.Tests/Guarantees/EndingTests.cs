using RedGreen.Chaos.Chronicles;
using RedGreen.Chaos.Guarantees;

namespace RedGreen.Chaos.Tests.Guarantees;

public sealed class EndingTests
{
    private static readonly Split AllOnGreen = Told.Of((Told.Red, 0), (Told.Green, 100));

    [Theory]
    [InlineData("RolledBack")]
    [InlineData("Rejected")]
    [InlineData("PromotedOnGreen")]
    [InlineData("RollbackFailed")]
    [InlineData(null)]
    public void An_honest_ending_is_one_of_five(string? ending) => Told.Deployed().Ends(300, ending).Holds<EveryEndingIsHonest>();

    [Fact]
    public void Any_other_is_not_honest() => Told.Deployed().Ends(300, "States.Runtime").Breaks<EveryEndingIsHonest>("first ended States.Runtime: why");

    [Fact]
    public void What_never_ends_is_not_honest() => Told.Deployed().Breaks<EveryEndingIsHonest>("still runs");

    [Fact]
    public void RolledBack_is_as_before()
    {
        Told.Deployed().Ends(300, "RolledBack").Holds<RolledBackIsAsBefore>();
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen).Ends(300, "RolledBack").Breaks<RolledBackIsAsBefore>("0:shop 100:shop-1a2b3c4d instead of 100:shop");
        Told.Deployed().Ends(300, "RolledBack", Told.Scene(300, Told.AllOnRed, Told.New)).Breaks<RolledBackIsAsBefore>("shop runs 2 instead of 1");
    }

    [Fact]
    public void RolledBack_may_be_as_a_person_left_it() =>
        Told.Deployed().Shift(60, Told.Person, Split.None).Ends(300, "RolledBack").Holds<RolledBackIsAsBefore>();

    [Fact]
    public void What_the_next_deployment_has_written_meanwhile_is_not_blamed_on_RolledBack() => Told.Deployed()
        .Locked(290, Item("planned"), null).Locked(295, null, new(Told.Second, "5e6f7a8b", "taken", null)).Shift(298, Told.By("DeployGreen", Told.Second), Told.Of((Told.Red, 1), (Told.Green, 0)))
        .Ends(300, "RolledBack").Holds<RolledBackIsAsBefore>();

    [Fact]
    public void RolledBack_without_ever_having_had_the_lock_is_wrong() =>
        Told.Nothing().Execution(Told.First, 0).Ends(300, "RolledBack").Breaks<RolledBackIsAsBefore>("never had the lock");

    [Fact]
    public void Rejected_has_changed_nothing()
    {
        Told.Nothing().Execution(Told.First, 0).Locked(0, null, new(Told.First, Told.Id, "taken", null)).Ends(300, "Rejected").Holds<RejectedChangedNothing>();
        Told.Deployed().Ends(300, "Rejected").Breaks<RejectedChangedNothing>("CreateTargetGroup of shop-1a2b3c4d by DeployGreen of first");
    }

    [Fact]
    public void Promoted_runs_what_Green_ran()
    {
        Promoted().Ends(300, null, Told.Scene(300, Told.AllOnRed, Told.New)).Holds<PromotedRunsTheNewVersion>();
        Promoted().Ends(300, null, Told.Scene(300, Told.AllOnRed)).Breaks<PromotedRunsTheNewVersion>("shop runs 1 instead of 2");
        Promoted().Ends(300, null, Told.Scene(300, AllOnGreen, Told.New)).Breaks<PromotedRunsTheNewVersion>("instead of 100:shop");
        Promoted().Ends(300, null, Told.Scene(300, Told.AllOnRed, Told.New, healthy: 0)).Breaks<PromotedRunsTheNewVersion>("no healthy target");
        Told.Deployed().Ends(300, null).Breaks<PromotedRunsTheNewVersion>("was never promoted");
    }

    [Fact]
    public void A_recovery_may_have_nothing_to_do() =>
        Told.Nothing().Execution(Told.First, 0, """{"recover":true}""").Ends(300, null).Holds<PromotedRunsTheNewVersion>();

    [Fact]
    public void PromotedOnGreen_serves_then_and_later()
    {
        OnGreen().Ends(300, "PromotedOnGreen", Told.Scene(300, AllOnGreen, green: 2)).Holds<PromotedOnGreenServes>();
        OnGreen().Ends(300, "PromotedOnGreen", Told.Scene(300, AllOnGreen)).Breaks<PromotedOnGreenServes>("Green has no healthy target");
        Told.Deployed().Ends(300, "PromotedOnGreen", Told.Scene(300, Told.AllOnRed, green: 2)).Breaks<PromotedOnGreenServes>("routes 100:shop");
    }

    [Fact]
    public void RollbackFailed_is_told_to_somebody()
    {
        Told.Deployed().Ends(300, "RollbackFailed").Breaks<RollbackFailedIsAlarmed>("neither was its metric put");
        Told.Deployed().Write(Metric(null)).Ends(300, "RollbackFailed").Holds<RollbackFailedIsAlarmed>();
        Told.Deployed().Locked(290, Item("planned"), Item("needsPerson")).Ends(300, "RollbackFailed").Holds<RollbackFailedIsAlarmed>();
        Told.Deployed().Write(Metric("Throttling")).Write(new LockRefusal(Told.At(290), new(AuthorKind.Machine, Told.First), "UpdateItem", "ThrottlingException")).Ends(300, "RollbackFailed")
            .Holds<RollbackFailedIsAlarmed>();
    }

    [Fact]
    public void Executions_stay_small()
    {
        Told.Deployed().Ends(300, "RolledBack", events: 24_999).Holds<ExecutionsStaySmall>();
        Told.Deployed().Ends(300, "RolledBack", events: 25_000).Breaks<ExecutionsStaySmall>("25000 events");
    }

    private static Told Promoted() => Told.Deployed().Locked(200, Item("planned"), Item("promoted"));

    private static Told OnGreen() => Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen);

    private static LockItem Item(string phase) => new(Told.First, Told.Id, phase, null);

    private static MetricWrite Metric(string? error) => new(Told.At(290), new(AuthorKind.Machine, Told.First), "PutMetricData", "RollbackFailed", error);
}
