namespace RedGreen.Machine.Tests;

public class SupersedeTests
{
    private const string Supersede = """{"on-busy":"supersede"}""";

    [Theory]
    [InlineData("PlanDeployment")]
    [InlineData("DeployGreen")]
    [InlineData("ShiftWeight")]
    public async Task Superseding_brings_the_running_one_back_first(string state)
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until(state);
        var second = rehearsal.Start("demo/shop:v2", Supersede).Until("WaitForLock");
        second.WhyItWaits.ShouldBe($"waiting for deployment {first.Id} of shop, which was asked to bring Red back");
        second.Finish().Ending.ShouldBe("Promoted");
        first.Ending.ShouldBe("RolledBack");
        second.Path.ShouldStartWith("ReadInput Recovering? ResolveRequest TakeLock WhenLocked? Queue TakeTurn Turn? TakeLock TakeTicket PlanDeployment WritePlan");
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_paused_one_is_superseded_too()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Control($"pause/{first.Id}/1");
        first.After(TimeSpan.FromHours(3));
        rehearsal.Deploy("demo/shop:v2", Supersede).Ending.ShouldBe("Promoted");
        first.Ending.ShouldBe("RolledBack");
    }

    [Fact]
    public async Task A_promoted_one_is_not_asked_and_comes_home_first()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("UpdateRed");
        var second = rehearsal.Start("demo/shop:v1", Supersede).Until("WaitForLock");
        second.WhyItWaits.ShouldBe($"waiting for deployment {first.Id} of shop, which is promoted and on its way home");
        first.Finish().Ending.ShouldBe("Promoted");
        second.Finish().Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
    }

    [Fact]
    public async Task Of_several_that_supersede_the_newest_runs()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var second = rehearsal.Start("demo/shop:v3", Supersede).Until("WaitForLock");
        var third = rehearsal.Start("demo/shop:v2", Supersede);
        third.Finish().Ending.ShouldBe("Promoted");
        first.Ending.ShouldBe("RolledBack");
        second.Ending.ShouldBe("Rejected");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_queues_does_not_ask_although_an_older_one_did()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("UpdateRed");
        var second = rehearsal.Start("demo/shop:v3", Supersede).Until("WaitForLock");
        var third = rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        first.Finish().Ending.ShouldBe("Promoted");
        second.Finish().Ending.ShouldBe("Rejected");
        third.Finish().Ending.ShouldBe("Promoted");
    }
}
