namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>pipe-cd/pipecd#5027, aws/containers-roadmap#794: somebody changes desired counts in the middle.</summary>
public class ScaleTests
{
    [Theory]
    [InlineData("WritePlan", 1, 5)]
    [InlineData("WritePlan", 1, 1)]
    [InlineData("ShiftWeight", 1, 5)]
    [InlineData("ShiftWeight", 1, 1)]
    [InlineData("ShiftWeight", 2, 6)]
    [InlineData("ShiftWeight", 3, 4)]
    [InlineData("ShiftWeight", 3, 1)]
    [InlineData("UpdateRed", 1, 4)]
    [InlineData("UpdateRed", 1, 1)]
    [InlineData("ShiftWeight", 4, 4)]
    [InlineData("ShiftWeight", 4, 1)]
    [InlineData("RetireGreen", 1, 3)]
    public async Task The_scale_is_changed_in_the_middle(string state, int times, int tasks)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until(state, times);
        rehearsal.Scale("shop", tasks);
        run.EndsAs("Promoted");
        run.Shifts(rehearsal).ShouldBe("10 50 100 0");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(5));
        rehearsal.IsAllRed("demo/shop:v2");
        ((int)rehearsal.Service("shop")!["desiredCount"]!).ShouldBe(tasks, "what a person wants is kept");
        ((int)rehearsal.Service("shop")!["runningCount"]!).ShouldBe(tasks);
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("WritePlan", 1, 5)]
    [InlineData("ShiftWeight", 2, 5)]
    [InlineData("ShiftWeight", 2, 1)]
    public async Task The_scale_is_changed_in_the_middle_and_then_it_is_aborted(string state, int times, int tasks)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until(state, times);
        rehearsal.Scale("shop", tasks);
        run.Until("ShiftWeight", 2).After(TimeSpan.FromSeconds(90));
        rehearsal.Control($"abort/{run.Id}/any");
        run.EndsAs("RolledBack", "an operator aborted");
        rehearsal.IsAllRed("demo/shop:v1");
        ((int)rehearsal.Service("shop")!["desiredCount"]!).ShouldBe(tasks);
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, "10")]
    [InlineData(2, "10 50")]
    [InlineData(3, "10 50 100")]
    public async Task Green_is_scaled_to_nothing_by_hand(int step, string shifts)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step).After(TimeSpan.FromSeconds(5));
        var at = rehearsal.Sandbox.Time.GetUtcNow();
        rehearsal.Scale(run.GreenService, 0);
        run.Until("Rollback");
        // Not longer than a look takes to see it.
        (rehearsal.Sandbox.Time.GetUtcNow() - at).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        run.EndsAs("RolledBack", "none of Green's targets is healthy");
        run.Shifts(rehearsal).ShouldBe(shifts);
        rehearsal.IsAllRed("demo/shop:v1");
    }

    [Theory]
    [InlineData(2, "10 50", "RollbackFailed", "a person has to look")]
    [InlineData(3, "10 50 100", "PromotedOnGreen", "nothing to go back to")]
    public async Task Red_is_scaled_to_nothing_by_hand(int step, string shifts, string ending, string words)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step).After(TimeSpan.FromSeconds(5));
        rehearsal.Scale("shop", 0);
        run.EndsAs(ending, "shop was scaled to 0 tasks by somebody", words);
        run.Shifts(rehearsal).ShouldBe(shifts);
        ((int)rehearsal.Service(run.GreenService)!["runningCount"]!).ShouldBe(2);
        rehearsal.Lock().ShouldBe(ending == "PromotedOnGreen" ? ("promoted", false) : ("needsPerson", true));
    }

    [Fact]
    public async Task Red_is_scaled_to_nothing_by_hand_and_up_again()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3).After(TimeSpan.FromSeconds(5));
        rehearsal.Scale("shop", 0);
        run.EndsAs("PromotedOnGreen");
        rehearsal.Scale("shop", 2);
        rehearsal.Resume().EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(0);
    }
}
