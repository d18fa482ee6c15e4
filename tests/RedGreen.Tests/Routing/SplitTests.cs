using System.Text.Json;
using RedGreen.Deployments;
using RedGreen.Routing;

namespace RedGreen.Tests.Routing;

public class SplitTests
{
    private static readonly IReadOnlyList<TargetGroupPair> Pairs = [Pair()];

    [Fact]
    public void A_forward_to_Red_alone_is_split_in_two() =>
        Weights(Split.Of([Forward(("red", 1))], Pairs, 10)).ShouldBe([("red", 9), ("green", 1)]);

    [Fact]
    public void The_short_form_of_a_forward_is_split_too() =>
        Weights(Split.Of([new RuleAction { Type = "forward", TargetGroupArn = "red" }], Pairs, 25)).ShouldBe([("red", 3), ("green", 1)]);

    [Fact]
    public void At_weight_0_Green_stands_in_the_action_and_gets_nothing() =>
        Weights(Split.Of([Forward(("red", 1))], Pairs, 0)).ShouldBe([("red", 1), ("green", 0)]);

    [Fact]
    public void A_third_group_keeps_its_share()
    {
        var weights = Weights(Split.Of([Forward(("red", 80), ("beta", 20))], Pairs, 50));
        var all = weights.Sum(w => w.Weight);
        ((double)weights.Single(w => w.Arn == "beta").Weight / all).ShouldBe(0.2);
        ((double)weights.Single(w => w.Arn == "green").Weight / all).ShouldBe(0.4);
    }

    [Fact]
    public void Without_a_percent_the_original_comes_back() => Split.Of([Forward(("red", 7))], Pairs, null).ShouldBe([Forward(("red", 7))], new SameActions());

    [Fact]
    public void Other_actions_are_carried_along_untouched()
    {
        var login = new RuleAction { Type = "authenticate-oidc", Order = 1, Others = new Dictionary<string, JsonElement> { ["AuthenticateOidcConfig"] = JsonElement.Parse("""{"ClientId":"x"}""") } };
        Split.Of([login, Forward(("red", 1)) with { Order = 2 }], Pairs, 50)[0].ShouldBeSameAs(login);
    }

    [Fact]
    public void Where_Reds_group_is_sticky_the_action_becomes_sticky() =>
        Split.Of([Forward(("red", 1))], [Pair() with { StickySeconds = 600 }], 10)[0].ForwardConfig!.TargetGroupStickinessConfig.ShouldBe(new GroupStickiness(true, 600));

    [Fact]
    public void Behind_a_Network_Load_Balancer_stickiness_has_no_duration() =>
        Split.Of([Forward(("red", 1))], [Pair() with { StickySeconds = 0 }], 10)[0].ForwardConfig!.TargetGroupStickinessConfig.ShouldBe(new GroupStickiness(true, null));

    [Fact]
    public void Weights_stay_in_AWSs_range_and_shares_stay_close() =>
        Gen.Select(Gen.Int[1, 999], Gen.Int[0, 999].Array[0, 3], Gen.Int[0, 100], (red, others, percent) => (red, others, percent)).Sample(given =>
        {
            var groups = given.others.Select((weight, i) => ($"other{i}", weight)).Prepend(("red", given.red)).ToArray();
            var weights = Weights(Split.Of([Forward(groups)], Pairs, given.percent));
            weights.ShouldAllBe(w => w.Weight >= 0 && w.Weight <= 999);
            (weights.Single(w => w.Arn == "green").Weight > 0).ShouldBe(given.percent > 0);
            (weights.Single(w => w.Arn == "red").Weight > 0).ShouldBe(given.percent < 100);
            var all = (double)weights.Sum(w => w.Weight);
            var wanted = given.red * given.percent / 100.0 / groups.Sum(g => g.Item2);
            (weights.Single(w => w.Arn == "green").Weight / all).ShouldBe(wanted, 0.005);
        });

    [Fact]
    public void Whatever_was_written_is_recognised_when_it_is_read_back() =>
        Gen.Int[0, 100].Sample(percent =>
        {
            var split = Split.Of([Forward(("red", 40), ("beta", 60))], Pairs, percent);
            LiveTraffic.Same(split, Split.Of([Forward(("red", 40), ("beta", 60))], Pairs, percent)).ShouldBeTrue();
            LiveTraffic.Same(split, Split.Of([Forward(("red", 40), ("beta", 60))], Pairs, (percent + 1) % 101)).ShouldBeFalse();
        });

    [Fact]
    public void Taking_Green_out_leaves_what_somebody_else_has_written()
    {
        var live = new[] { Forward(("red", 3), ("green", 0), ("beta", 1)) };
        Weights(Split.Without(live, Pairs)).ShouldBe([("red", 3), ("beta", 1)]);
    }

    internal static TargetGroupPair Pair() => new() { Red = "red", Green = "green", Name = "shop-1a2b3c4d", LoadBalancer = "lb" };

    internal static RuleAction Forward(params (string Arn, int Weight)[] groups) =>
        new() { Type = "forward", ForwardConfig = new ForwardConfig { TargetGroups = [.. groups.Select(g => new GroupWeight(g.Arn, g.Weight))] } };

    private static List<(string Arn, int Weight)> Weights(IReadOnlyList<RuleAction> actions) => [.. actions.SelectMany(a => a.Groups()).Select(g => (g.TargetGroupArn, g.Weight ?? 1))];

    private sealed class SameActions : IEqualityComparer<RuleAction>
    {
        public bool Equals(RuleAction? x, RuleAction? y) => LiveTraffic.Same([x!], [y!]);

        public int GetHashCode(RuleAction obj) => 0;
    }
}
