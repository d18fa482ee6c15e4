using RedGreen.Chaos.Injections;
using RedGreen.Chaos.Telling;

namespace RedGreen.Chaos.Tests;

public sealed class ChaosTests(ManyStories stories) : IClassFixture<ManyStories>
{
    [Fact]
    public void Every_guarantee_holds_whatever_breaks() =>
        stories.Results.SelectMany(result => result.Violations.Select(violation => $"story {result.Story.Seed}  {StoryText.Violation(result.Story, violation)}")).ShouldBeEmpty();

    [Fact]
    public void Every_kind_of_injection_really_happens()
    {
        var kinds = Drawn().Select(injection => injection.What.Kind).ToHashSet();
        kinds.Count.ShouldBeGreaterThan(35);
        kinds.Except(stories.Results.SelectMany(result => result.Faults.Keys)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_injection_is_drawn()
    {
        var kinds = typeof(Happening).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Happening)) && !type.IsAbstract);
        kinds.Except(Drawn().Select(injection => injection.What.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void Every_way_of_telling_when_is_drawn()
    {
        var moments = typeof(Moment).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Moment)));
        moments.Except(Drawn().Select(injection => injection.When.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void They_end_in_every_way_that_there_is()
    {
        var endings = stories.Results.SelectMany(result => result.Endings.Keys).ToHashSet();
        foreach (var ending in new[] { "Promoted", "RolledBack", "Rejected", "RollbackFailed", "PromotedOnGreen", "stopped", "recovery: RolledBack", "recovery: Promoted", "recovery: NothingToRecover" })
            endings.ShouldContain(ending);
    }

    [Fact]
    public void None_of_them_breaks_the_interpreter() => stories.Results.SelectMany(result => result.Endings.Keys).ShouldNotContain(ending => ending.EndsWith("broken down", StringComparison.Ordinal));

    private IEnumerable<Injection> Drawn() => stories.Results.SelectMany(result => result.Story.Injections);
}
