using RedGreen.Chaos.Chronicles;
using RedGreen.Chaos.Guarantees;

namespace RedGreen.Chaos.Tests.Guarantees;

public sealed class TrafficTests
{
    private static readonly Split Half = Told.Of((Told.Red, 50), (Told.Green, 50));
    private static readonly Split AllOnGreen = Told.Of((Told.Red, 0), (Told.Green, 100));

    [Fact]
    public void A_shift_to_a_healthy_group_is_right() => Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Holds<NothingGoesToTheSick>();

    [Fact]
    public void A_shift_to_a_group_without_a_healthy_target_is_wrong() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half, green: 0).Breaks<NothingGoesToTheSick>("ShiftWeight of first", "100:shop", "50:shop-1a2b3c4d", "never one");

    [Fact]
    public void What_has_died_since_the_function_looked_is_not_its_fault() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half, green: 0, seenGreen: 2).Holds<NothingGoesToTheSick>();

    [Fact]
    public void From_one_sick_group_to_another_nothing_gets_worse() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Shift(90, Told.By("Rollback"), Told.AllOnRed, red: 0, green: 0).Holds<NothingGoesToTheSick>();

    [Fact]
    public void A_person_may_send_traffic_anywhere() => Told.Deployed().Shift(60, Told.Person, AllOnGreen, green: 0).Holds<NothingGoesToTheSick>();

    [Fact]
    public void A_rule_without_any_weight_is_wrong() =>
        Told.Deployed().Shift(60, Told.By("Rollback"), Told.Of((Told.Red, 0), (Told.Green, 0))).Breaks<NothingGoesToTheSick>("503");

    [Fact]
    public void Red_may_be_updated_when_its_rule_has_baked() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen).UpdateRed(180).Holds<RedWaitsForTheBake>();

    [Fact]
    public void Red_may_not_be_updated_before() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen).UpdateRed(150).Breaks<RedWaitsForTheBake>("90 s of the 120 s");

    [Fact]
    public void The_bake_begins_again_with_every_break() => Told.Deployed()
        .Shift(60, Told.By("ShiftWeight"), AllOnGreen).Shift(100, Told.By("ShiftWeight"), Half).Shift(110, Told.By("ShiftWeight"), AllOnGreen)
        .UpdateRed(190).Breaks<RedWaitsForTheBake>("80 s of the 120 s");

    [Fact]
    public void An_operator_may_cut_the_bake_short() => Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen)
        .Write(new ControlWrite(Told.At(90), Told.Person, "TagResource", "shop", "promote/1a2b3c4d/2")).UpdateRed(95).Holds<RedWaitsForTheBake>();

    [Fact]
    public void Red_may_not_be_updated_while_it_carries_something() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).UpdateRed(600).Breaks<RedWaitsForTheBake>("not all on Green");

    [Fact]
    public void Red_may_not_be_updated_while_Green_is_sick() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen).UpdateRed(180, green: 0).Breaks<RedWaitsForTheBake>("no healthy target");

    [Fact]
    public void What_bakes_is_what_the_tag_said_when_it_was_planned() => Told.Deployed().Write(new StepsWrite(Told.At(30), Told.Person, "UntagResource", "shop", null))
        .Shift(60, Told.By("ShiftWeight"), AllOnGreen).UpdateRed(180).Holds<RedWaitsForTheBake>();

    [Fact]
    public void A_request_to_a_group_that_died_by_itself_is_nobodys_fault() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Lost(70, 80, Told.Green, 0, "EssentialContainerExited at 00:01:05").Holds<ClientsLoseNothing>();

    [Theory]
    [InlineData(100, true)]
    [InlineData(250, false)]
    public void A_break_that_somebody_else_made_counts_once_it_can_be_seen(int until, bool holds) => Told.Deployed().Shift(60, Told.By("ShiftWeight"), AllOnGreen)
        .Shift(90, Told.Person, Half).Shift(until, Told.By("ShiftWeight"), AllOnGreen).UpdateRed(until + 100).Check<RedWaitsForTheBake>().Any().ShouldBe(!holds);

    [Fact]
    public void A_request_to_a_group_that_we_emptied_is_ours() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Lost(70, 80, Told.Green).Breaks<ClientsLoseNothing>("17 requests got 503", "shop-1a2b3c4d");

    [Fact]
    public void A_share_that_a_person_gave_and_that_we_keep_is_theirs() => Told.Deployed()
        .Shift(60, Told.Person, Half).Shift(600, Told.By("ShiftWeight"), Told.Of((Told.Red, 500), (Told.Green, 500))).Lost(610, 620, Told.Green).Holds<ClientsLoseNothing>();

    [Fact]
    public void A_request_to_a_group_that_a_person_chose_is_theirs() =>
        Told.Deployed().Shift(60, Told.Person, Half).Lost(70, 80, Told.Green).Holds<ClientsLoseNothing>();
}
