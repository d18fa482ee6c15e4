using RedGreen.Chaos.Chronicles;
using RedGreen.Chaos.Guarantees;

namespace RedGreen.Chaos.Tests.Guarantees;

public sealed class RetirementTests
{
    private static readonly Split Half = Told.Of((Told.Red, 50), (Told.Green, 50));

    [Fact]
    public void Green_may_go_when_nothing_was_sent_to_it_for_90_seconds() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Shift(100, Told.By("Rollback"), Told.AllOnRed).Retire(190).Holds<GreenSettlesBeforeItGoes>();

    [Fact]
    public void Green_may_not_go_before() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Shift(100, Told.By("Rollback"), Told.AllOnRed).Retire(150).Breaks<GreenSettlesBeforeItGoes>("until 50 s before");

    [Fact]
    public void Green_may_not_go_while_it_carries_something() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Retire(600).Breaks<GreenSettlesBeforeItGoes>("still routes");

    [Fact]
    public void What_a_person_sends_there_at_the_same_moment_cannot_be_seen() =>
        Told.Deployed().Shift(600, Told.Person, Half).Retire(605).Holds<GreenSettlesBeforeItGoes>();

    [Fact]
    public void What_a_person_sent_there_minutes_ago_can() =>
        Told.Deployed().Shift(300, Told.Person, Half).Retire(605).Breaks<GreenSettlesBeforeItGoes>("still routes");

    [Fact]
    public void A_Green_that_never_carried_anything_waits_for_functions_that_may_still_write()
    {
        Told.Deployed().Invoked(30, "DeployGreen").Invoked(60, "Rollback").Retire(80).Breaks<GreenSettlesBeforeItGoes>("DeployGreen began 50 s before");
        Told.Deployed().Invoked(30, "DeployGreen").Invoked(60, "Rollback").Retire(95).Holds<GreenSettlesBeforeItGoes>();
    }

    [Fact]
    public void A_target_group_is_part_of_Green() => Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half)
        .Write(new GroupWrite(Told.At(70), Told.By("RetireGreen"), "DeleteTargetGroup", Told.Green)).Breaks<GreenSettlesBeforeItGoes>("DeleteTargetGroup of shop-1a2b3c4d");

    [Fact]
    public void After_RolledBack_nothing_of_Green_is_left()
    {
        Told.Deployed().Ends(300, "RolledBack").Breaks<NothingOfGreenIsLeft>("the target group shop-1a2b3c4d");
        var clean = Told.Deployed().Ends(300, "RolledBack");
        clean.After = clean.After with { Groups = [] };
        clean.Holds<NothingOfGreenIsLeft>();
        clean.After = clean.After with { Definitions = [Told.New] };
        clean.Breaks<NothingOfGreenIsLeft>("the task definition 2");
    }

    [Fact]
    public void After_Promoted_the_task_definition_stays()
    {
        var promoted = Told.Deployed().Ends(300, null);
        promoted.After = promoted.After with { Groups = [], Definitions = [Told.New] };
        promoted.Holds<NothingOfGreenIsLeft>();
        promoted.After = promoted.After with { WithTasks = [Told.GreenService] };
        promoted.Breaks<NothingOfGreenIsLeft>("a task");
    }

    [Theory]
    [InlineData("PromotedOnGreen")]
    [InlineData("RollbackFailed")]
    public void What_a_person_must_look_at_stays(string ending) => Told.Deployed().Ends(300, ending).Holds<NothingOfGreenIsLeft>();

    [Fact]
    public void Scaling_goes_on_when_the_deployment_is_over()
    {
        var told = Told.Deployed().Ends(300, "RolledBack");
        told.Holds<ScalingIsAsBefore>();
        told.After = told.After with { Scaling = new Dictionary<string, string> { ["service/demo/shop"] = "suspended: in" } };
        told.Breaks<ScalingIsAsBefore>("suspended: in", "nothing suspended");
        told.Write(new ScalingWrite(Told.At(200), Told.Person, "RegisterScalableTarget", "service/demo/shop", "nothing suspended", "suspended: in")).Holds<ScalingIsAsBefore>();
    }
}
