namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>One deployment after another, and one instead of another.</summary>
public class SequenceTests
{
    [Fact]
    public async Task Good_to_bad_to_good()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Deploy("demo/shop:v2").EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(0);

        var bad = rehearsal.Deploy("demo/shop:v3");
        bad.EndsAs("RolledBack", "rollback: Green failed", "limit 1.0%");
        bad.Shifts(rehearsal).ShouldBe("10");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(rehearsal.Sandbox.DataPlane.Totals.Failed("demo/shop:v3"), "only the bad version failed requests");

        rehearsal.Deploy("demo/shop:v1").EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(rehearsal.Sandbox.DataPlane.Totals.Failed("demo/shop:v3"));
    }

    [Theory]
    [InlineData(1, "10")]
    [InlineData(2, "10 50")]
    [InlineData(3, "10 50 100")]
    public async Task Superseded(int step, string shifts)
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step).After(TimeSpan.FromSeconds(30));
        var second = rehearsal.Deploy("demo/shop:v2", """{"on-busy":"supersede"}""");
        first.EndsAs("RolledBack", "an operator aborted the deployment");
        first.Shifts(rehearsal).ShouldBe(shifts);
        second.EndsAs("Promoted");
        second.Shifts(rehearsal).ShouldBe("10 50 100 0");
        rehearsal.IsAllRed("demo/shop:v2");
    }

    [Fact]
    public async Task What_the_last_deployment_wrote_late_takes_nothing_from_the_next_one()
    {
        var late = new LateRetirement(TimeSpan.FromSeconds(55));
        await using var rehearsal = new Rehearsal(filters: [late]);
        late.Time = rehearsal.Sandbox.Time;
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var second = rehearsal.Start("demo/shop:v1", """{"settle":"90s"}""").Until("WaitForLock");
        rehearsal.Before("RetireGreen", () => late.IsNear = true);
        first.Finish().EndsAs("Promoted");
        second.Finish().EndsAs("Promoted");
        late.Written.ShouldNotBeNull();
        rehearsal.IsAllRed("demo/shop:v1");
    }
}
