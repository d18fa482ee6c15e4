using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Routing;

namespace RedGreen.Tests.Routing;

/// <summary>Weighted records as a rule whose groups are load balancers, and the listener of Green's that they lead to.</summary>
public class RecordRuleTests
{
    private static readonly IReadOnlyList<TargetGroupPair> Pairs = [SplitTests.Pair() with { GreenLoadBalancer = "lb-b" }];
    private static readonly RuleAction[] Shown = [SplitTests.Forward(("green", 1))];

    [Fact]
    public void Weights_are_whole_percents_in_Route_53s_range_for_every_type() =>
        Gen.Int[1, 100].Sample(percent => Records().At(Pairs, percent).ShouldAllBe(type =>
            type.Groups()[0].Weight == 100 - percent && type.Groups()[1].Weight == percent && type.ForwardConfig!.TargetGroupStickinessConfig == null));

    [Fact]
    public void At_0_the_original_weights_stand()
    {
        LiveTraffic.Same(Records().At(Pairs, 0), Records().Original).ShouldBeTrue();
        Records().At(Pairs, null)[0].Groups()[0].Weight.ShouldBe(200);
    }

    [Fact]
    public void Records_whose_weights_are_all_0_are_answered_equally_often_and_so_carry_Green()
    {
        var zero = new[] { Weights("A", 0, 0) };
        LiveTraffic.CarriesGreen(Records(), zero, Pairs).ShouldBeTrue();
        LiveTraffic.IsAllOnRed(Records(), zero, Pairs).ShouldBeFalse();
        LiveTraffic.IsAllOnRed(Records(), [Weights("A", 1, 0)], Pairs).ShouldBeTrue();
    }

    [Fact]
    public void Greens_listener_is_drift_only_where_a_share_of_the_records_leads_to_it()
    {
        var shifted = Deployment(10);
        Drift.Look(shifted, [Records().At(Pairs, 10), Page]).ShouldNotBeNull().ShouldContain("listener-b");
        Drift.Look(Deployment(0), [Records().Original, Page]).ShouldBeNull();
    }

    [Fact]
    public void The_way_back_moves_the_records_and_leaves_Greens_listener_to_clients_with_an_old_answer() =>
        WayBack.Writes(Deployment(50), [Records().At(Pairs, 50), Shown]).ShouldHaveSingleItem().Rule.Kind.ShouldBe(RoutedRule.Record);

    [Fact]
    public void As_Green_retires_its_listener_gets_its_own_actions_back_and_the_records_stay()
    {
        var write = WayBack.WritesWithoutGreen(Deployment(0), [Records().Original, Shown]).ShouldHaveSingleItem();
        write.Rule.Arn.ShouldBe("listener-b");
        write.Actions.ShouldBe(write.Rule.Original);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_made_again_since_only_an_answer_names_the_change()
    {
        var router = new MemoryRouter();
        var deployment = Deployment(10);
        router.Put(deployment.Traffic.Rules[0], Records().At(Pairs, 50));
        router.Put(deployment.Traffic.Rules[1], Shown);
        (await GuardedShift.ToAsync(router, deployment, 50, default)).ShouldBe("/change/C1");
        (await GuardedShift.ToAsync(router, Deployment(50), 50, default)).ShouldBeNull();
    }

    [Fact]
    public void The_hold_begins_when_all_servers_know_the_change_and_the_last_answer_has_expired()
    {
        var moving = A.Deployment().Traffic with { Moving = true, Change = "/change/C1", TtlSeconds = 60 };
        var waiting = moving.SeenAt(A.Noon.AddMinutes(1), isEverywhere: false);
        waiting.Moving.ShouldBeTrue();
        waiting.Since.ShouldBe(A.Noon.AddMinutes(1));
        var known = waiting.SeenAt(A.Noon.AddMinutes(2), isEverywhere: true);
        known.Change.ShouldBeNull();
        known.ShiftedAt.ShouldBe(A.Noon.AddMinutes(3));
        known.SeenAt(A.Noon.AddMinutes(9)).Since.ShouldBe(A.Noon.AddMinutes(3));
    }

    private static IReadOnlyList<RuleAction> Page => [new RuleAction { Type = "fixed-response" }];

    private static RoutedRule Records() => new() { Kind = RoutedRule.Record, Arn = "Z1/shop.example.com", Original = [Weights("A", 200, 0), Weights("AAAA", 100, 0)] };

    private static RuleAction Weights(string type, int red, int green) =>
        new() { Type = type, ForwardConfig = new ForwardConfig { TargetGroups = [new GroupWeight("lb-a.example.com", red), new GroupWeight("lb-b.example.com", green)] } };

    private static Deployment Deployment(int percent)
    {
        var deployment = A.Deployment(percent: percent);
        var listener = new RoutedRule { Kind = RoutedRule.DefaultAction, Arn = "listener-b", Original = [new RuleAction { Type = "fixed-response" }], GreenAlone = "red" };
        return deployment with
        {
            Green = deployment.Green with { TargetGroups = Pairs },
            Traffic = deployment.Traffic with { Router = RouterKind.Route53, Rules = [Records(), listener] },
        };
    }
}
