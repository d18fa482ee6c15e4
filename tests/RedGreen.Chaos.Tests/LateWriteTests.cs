using RedGreen.Chaos.Injections;
using RedGreen.Chaos.Tests.BrokenBuilds;

namespace RedGreen.Chaos.Tests;

public sealed class LateWriteTests
{
    [Fact]
    public void Whatever_DeployGreen_writes_late_nothing_of_it_is_left()
    {
        foreach (var story in new[] { Tale.Quiet, Tale.Aborted })
            for (var call = 1; call <= 24; call++)
                StoryRunner.Run(story.With(new AtCall("DeployGreen", call), new LateWrite(TimeSpan.FromSeconds(4)))).Violations.ShouldBeEmpty();
    }
}
