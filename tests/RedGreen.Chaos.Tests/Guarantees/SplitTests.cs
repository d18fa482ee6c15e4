using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Tests.Guarantees;

public sealed class SplitTests
{
    private static readonly Split Nobody = Told.Of((Told.Red, 0), (Told.Green, 0));

    [Fact]
    public void A_group_at_weight_0_is_as_good_as_none() => Told.Of((Told.Red, 1)).DividesAs(Told.Of((Told.Red, 90), (Told.Green, 0))).ShouldBeTrue();

    [Fact]
    public void What_is_left_of_a_rule_that_served_nobody_divides_as_that_did() => Told.Of((Told.Red, 0)).DividesAs(Nobody).ShouldBeTrue();

    [Fact]
    public void A_group_that_such_a_rule_did_not_name_is_another_division() => Told.Of((Told.Red, 0), ("arn:other", 1)).DividesAs(Nobody).ShouldBeFalse();

    [Fact]
    public void A_single_group_serves_all_whatever_its_weight() => Told.Of((Told.Green, 1)).DividesAs(Told.Of((Told.Red, 0))).ShouldBeFalse();
}
