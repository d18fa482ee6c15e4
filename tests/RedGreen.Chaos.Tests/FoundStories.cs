using RedGreen.Chaos.Injections;
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

    private static void Holds(params Injection[] injections)
    {
        var result = StoryRunner.Run(new(1, new Fleet(1, SandboxRouter.Alb, HasNeighbour: false), Quick.Tags, "demo/shop:v2", injections));
        result.Faults.Values.Sum().ShouldBe(injections.Length);
        result.Violations.Select(violation => StoryText.Violation(result.Story, violation)).ShouldBeEmpty();
    }
}
