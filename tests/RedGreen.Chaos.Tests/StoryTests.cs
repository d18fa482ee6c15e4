using RedGreen.Chaos.Making;

namespace RedGreen.Chaos.Tests;

public sealed class StoryTests
{
    [Fact]
    public void A_quiet_story_ends_well()
    {
        var story = Stories.Make(1) with { Injections = [], Image = "demo/shop:v2" };
        StoryRunner.Run(story).Endings.Keys.ShouldBe(["Promoted"]);
    }
}
