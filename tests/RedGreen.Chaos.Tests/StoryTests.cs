using RedGreen.Chaos.Making;
using RedGreen.Chaos.Telling;

namespace RedGreen.Chaos.Tests;

public sealed class StoryTests
{
    private const int Count = 16;

    [Fact]
    public void A_seed_is_always_the_same_story()
    {
        for (var seed = 1; seed <= 200; seed++)
            Setting(Stories.Make(seed)).ShouldBe(Setting(Stories.Make(seed)));
    }

    [Fact]
    public void Two_seeds_are_two_stories() => Setting(Stories.Make(1)).ShouldNotBe(Setting(Stories.Make(2)));

    [Fact]
    public void A_story_goes_the_same_way_again_whatever_runs_beside_it()
    {
        var alone = Enumerable.Range(1, Count).Select(seed => Told(seed)).ToList();
        var beside = new string[Count];
        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index => beside[index] = Told(index + 1));
        beside.ShouldBe(alone);
    }

    [Fact]
    public void Without_anything_that_goes_wrong_a_good_version_is_promoted()
    {
        var result = StoryRunner.Run(Stories.Make(1) with { Injections = [], Image = "demo/shop:v2", Tags = Quick.Tags });
        result.Endings.ShouldBe(new Dictionary<string, int> { ["Promoted"] = 1 });
        result.Faults.ShouldBeEmpty();
    }

    private static string Setting(Story story) => string.Join("\n", StoryText.Setting(story));

    private static string Told(int seed)
    {
        var result = StoryRunner.Run(Stories.Make(seed));
        return string.Join("\n",
        [
            .. StoryText.History(result),
            .. result.Endings.Select(ending => $"{ending}"),
            .. result.Faults.Select(fault => $"{fault}"),
            .. result.Violations.Select(violation => StoryText.Violation(result.Story, violation)),
        ]);
    }
}
