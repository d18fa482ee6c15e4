using RedGreen.Chaos.Injections;
using RedGreen.Chaos.Shrinking;
using RedGreen.Sandbox;

namespace RedGreen.Chaos.Tests;

public sealed class ShrinkerTests
{
    private static readonly Injection Planted = new(new AtState(1, 14), new StopExecution());

    private static readonly Build WithoutRecovery = new("recovery takes a dead deployment for a new one", Machine: machine => machine["States"]!["Recovering?"]!["Choices"]![0]!["And"]![0]!["Variable"] = "$.input.neverThere");

    private static readonly Story Long = new(
        7,
        new Fleet(3, SandboxRouter.Alb, HasNeighbour: true),
        new SortedDictionary<string, string>(Quick.Tags.ToDictionary(), StringComparer.Ordinal) { ["redgreen:on-busy"] = "reject" },
        "demo/shop:v2",
        [
            new(new AtCall("DeployGreen", 3), new CallThrottled(TimeSpan.Zero)),
            new(new AtTime(TimeSpan.FromSeconds(90)), new ChangeTag("team", "checkout")),
            new(new AtInvocation("EvaluateHealth", 1), new RunsTwice(TimeSpan.Zero)),
            Planted,
            new(new AtTime(TimeSpan.FromMinutes(9)), new RingAlarm(TimeSpan.FromMinutes(1))),
        ]);

    [Fact]
    public void The_one_injection_that_matters_is_found()
    {
        var shortest = Shrinker.Shortest(Long, WithoutRecovery);
        shortest.Violations.ShouldNotBeEmpty();
        shortest.Story.Injections.ShouldBe([Planted]);
    }

    [Fact]
    public void What_is_special_about_the_services_and_does_not_matter_goes_too()
    {
        var shortest = Shrinker.Shortest(Long, WithoutRecovery).Story;
        shortest.Fleet.ShouldBe(new Fleet(1, SandboxRouter.Alb, HasNeighbour: false));
        shortest.Tags.Keys.ShouldNotContain("redgreen:on-busy");
    }

    [Fact]
    public void The_same_story_on_what_ships_is_left_as_it_is()
    {
        var told = Shrinker.Shortest(Long, Build.Shipped);
        told.Violations.ShouldBeEmpty();
        told.Story.ShouldBeSameAs(Long);
    }

    [Fact]
    public void The_shortest_story_still_shows_what_the_long_one_showed()
    {
        var guarantee = StoryRunner.Run(Long, WithoutRecovery).Violations[0].Guarantee;
        Shrinker.Shortest(Long, WithoutRecovery).Violations.ShouldContain(violation => violation.Guarantee == guarantee);
    }
}
