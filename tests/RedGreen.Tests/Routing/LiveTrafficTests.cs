using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Routing;

namespace RedGreen.Tests.Routing;

public class LiveTrafficTests
{
    private static readonly IReadOnlyList<TargetGroupPair> Pairs = [SplitTests.Pair()];

    [Fact]
    public void Both_forms_of_a_forward_to_one_group_mean_the_same() =>
        LiveTraffic.Same([new RuleAction { Type = "forward", TargetGroupArn = "red" }], [SplitTests.Forward(("red", 5))]).ShouldBeTrue();

    [Fact]
    public void A_stickiness_that_is_off_means_none()
    {
        var off = SplitTests.Forward(("red", 1), ("green", 1));
        off = off with { ForwardConfig = off.ForwardConfig! with { TargetGroupStickinessConfig = new GroupStickiness(false, 3600) } };
        LiveTraffic.Same([off], [SplitTests.Forward(("red", 1), ("green", 1))]).ShouldBeTrue();
    }

    [Fact]
    public void A_rule_that_is_gone_is_not_the_same() => LiveTraffic.Same([], [SplitTests.Forward(("red", 1))]).ShouldBeFalse();

    [Fact]
    public void A_single_group_of_weight_0_still_gets_everything() => LiveTraffic.CarriesGreen(A.Deployment().Traffic.Rules[0], [SplitTests.Forward(("green", 0))], Pairs).ShouldBeTrue();

    [Fact]
    public void The_way_back_writes_what_is_ours_and_accepts_what_is_all_on_Red()
    {
        var deployment = A.Deployment(percent: 10, rules: 2);
        var ours = Split.Of(deployment.Traffic.Rules[0].Original, deployment.Green.TargetGroups, 50);
        var theirs = new[] { SplitTests.Forward(("red", 3), ("other", 1)) };
        WayBack.Writes(deployment, [ours, theirs]).ShouldHaveSingleItem().Rule.ShouldBe(deployment.Traffic.Rules[0]);
    }

    [Fact]
    public void The_way_back_never_overrules_a_persons_maintenance_page()
    {
        var deployment = A.Deployment(percent: 10);
        var page = new[] { new RuleAction { Type = "fixed-response" } };
        Should.Throw<TrafficChangedByOthers>(() => WayBack.Writes(deployment, [page])).Message.ShouldContain("fixed-response");
    }

    [Fact]
    public void A_rule_that_was_deleted_by_hand_stays_deleted_and_stops_no_way_back() =>
        WayBack.Writes(A.Deployment(percent: 10), [[]]).ShouldBeEmpty();

    [Fact]
    public void Green_is_not_taken_away_while_it_carries_anything() =>
        Should.Throw<GreenCarriesTraffic>(() => WayBack.WritesWithoutGreen(A.Deployment(percent: 0), [[SplitTests.Forward(("red", 99), ("green", 1))]]));

    [Fact]
    public void At_weight_0_Green_leaves_the_actions_and_the_original_comes_back()
    {
        var deployment = A.Deployment(percent: 0);
        var write = WayBack.WritesWithoutGreen(deployment, [Split.Of(deployment.Traffic.Rules[0].Original, deployment.Green.TargetGroups, 0)]).ShouldHaveSingleItem();
        write.Actions.ShouldBe(deployment.Traffic.Rules[0].Original);
    }
}
