using RedGreen.Chaos.Injections;
using RedGreen.Chaos.Making;
using RedGreen.Chaos.Telling;
using RedGreen.Sandbox;

namespace RedGreen.Chaos.Tests;

/// <summary>What chaos has found, in the shortest form that showed it.</summary>
public sealed class FoundStories
{
    [Fact]
    public void A_lock_that_is_written_late_does_not_erase_the_journal() => Holds(
        new(new AtCall(AtCall.Machine, 1), new LateWrite(TimeSpan.FromSeconds(22))),
        new(new AtTime(TimeSpan.FromMinutes(4)), new StopExecution()));

    // Of seed 9, and each the checker's mistake: a person's maintenance page cuts Red off while it is looked at, or once it is
    // home; a place in the queue that could not be dropped is no lock.
    [Theory]
    [InlineData(8_004_149)]
    [InlineData(8_010_776)]
    [InlineData(8_017_595)]
    public void What_others_did_is_not_blamed_on_a_deployment(int seed)
    {
        var result = StoryRunner.Run(Stories.Make(seed));
        result.Violations.Select(violation => StoryText.Violation(result.Story, violation)).ShouldBeEmpty();
    }

    private static void Holds(params Injection[] injections)
    {
        var result = StoryRunner.Run(new(1, new Fleet(1, SandboxRouter.Alb, HasNeighbour: false), Quick.Tags, "demo/shop:v2", injections));
        result.Faults.Values.Sum().ShouldBe(injections.Length);
        result.Violations.Select(violation => StoryText.Violation(result.Story, violation)).ShouldBeEmpty();
    }
}
