using System.Text.Json;
using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Routing;

namespace RedGreen.Tests.Routing;

/// <summary>A rule that shows Green alone to tests, and never counts as production.</summary>
public class TestListenerRuleTests
{
    private static readonly IReadOnlyList<TargetGroupPair> Pairs = [SplitTests.Pair()];
    private static readonly RuleAction[] Shown = [SplitTests.Forward(("green", 1))];

    [Fact]
    public void It_shows_Green_alone_at_every_percent_and_has_its_original_actions_before_and_after() =>
        Gen.Int[0, 100].Sample(percent =>
        {
            LiveTraffic.Same(Rule().At(Pairs, percent), Shown).ShouldBeTrue();
            LiveTraffic.Same(Rule().At(Pairs, null), Rule().Original).ShouldBeTrue();
        });

    [Fact]
    public void What_answers_is_replaced_and_a_login_before_it_stays()
    {
        var login = new RuleAction { Type = "authenticate-oidc", Order = 1, Others = new Dictionary<string, JsonElement> { ["AuthenticateOidcConfig"] = JsonElement.Parse("""{"ClientId":"x"}""") } };
        var shown = (Rule() with { Original = [login, new RuleAction { Type = "fixed-response", Order = 2 }] }).At(Pairs, 50);
        shown[0].ShouldBeSameAs(login);
        shown[1].Type.ShouldBe("forward");
        shown[1].Order.ShouldBe(2);
        shown[1].Groups().ShouldBe([new GroupWeight("green", 1)]);
    }

    [Fact]
    public void It_carries_no_production_although_it_forwards_to_Green() => LiveTraffic.CarriesGreen(Rule(), Shown, Pairs).ShouldBeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void What_others_made_of_it_is_no_drift(int percent)
    {
        var deployment = Deployment(percent);
        Drift.Look(deployment, [deployment.Traffic.Rules[0].At(Pairs, percent), Page]).ShouldBeNull();
    }

    [Fact]
    public void The_way_back_restores_it_while_it_names_Green_and_leaves_what_others_made_of_it()
    {
        var deployment = Deployment(10);
        var production = deployment.Traffic.Rules[0].At(Pairs, 10);
        WayBack.Writes(deployment, [production, Shown]).Select(write => write.Rule.Arn).ShouldBe(["rule0", "test"]);
        WayBack.Writes(deployment, [production, Page]).ShouldHaveSingleItem().Rule.Arn.ShouldBe("rule0");
        WayBack.Writes(deployment, [production, []]).ShouldHaveSingleItem().Rule.Arn.ShouldBe("rule0");
        LiveTraffic.Same(WayBack.Writes(deployment, [production, [SplitTests.Forward(("green", 1), ("beta", 1))]])[1].Actions, Rule().Original).ShouldBeTrue();
    }

    [Fact]
    public void It_is_restored_before_Green_leaves_production_since_tests_that_go_on_look_like_clients()
    {
        var deployment = Deployment(0);
        IReadOnlyList<IReadOnlyList<RuleAction>> live = [deployment.Traffic.Rules[0].At(Pairs, 0), Shown];
        WayBack.WritesOfTests(deployment, live).ShouldHaveSingleItem().Actions.ShouldBe(deployment.Traffic.Rules[1].Original);
        WayBack.WritesWithoutGreen(deployment, live).ShouldHaveSingleItem().Rule.Arn.ShouldBe("rule0");
    }

    [Fact]
    public async Task A_shift_goes_on_where_others_changed_it_and_stops_where_it_was_never_shown()
    {
        var router = new MemoryRouter();
        var deployment = Deployment(10);
        router.Put(deployment.Traffic.Rules[0], deployment.Traffic.Rules[0].At(Pairs, 10));
        router.Put(deployment.Traffic.Rules[1], Page);
        await GuardedShift.ToAsync(router, deployment, 50, default);
        router.Written.ShouldBe(["rule0"]);

        var planned = Deployment(null);
        router.Put(planned.Traffic.Rules[0], planned.Traffic.Rules[0].Original);
        await Should.ThrowAsync<TrafficChangedByOthers>(() => GuardedShift.ToAsync(router, planned, 0, default));
    }

    private static IReadOnlyList<RuleAction> Page => [new RuleAction { Type = "fixed-response" }];

    private static RoutedRule Rule() => new() { Kind = RoutedRule.DefaultAction, Arn = "test", Original = [SplitTests.Forward(("red", 1))], GreenAlone = "red", IsTest = true };

    private static Deployment Deployment(int? percent)
    {
        var deployment = A.Deployment(percent: percent);
        return deployment with { Traffic = deployment.Traffic with { Rules = [.. deployment.Traffic.Rules, Rule()] } };
    }
}
