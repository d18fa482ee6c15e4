namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>fluxcd/flagger#453, pipe-cd/pipecd#4329, #5280: whoever says abort gets Red back, and may try again.</summary>
public class AbortTests
{
    [Fact]
    public async Task Abort_retry_and_promote_again()
    {
        await using var rehearsal = new Rehearsal();
        var aborted = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2).After(TimeSpan.FromSeconds(30));
        rehearsal.Control($"abort/{aborted.Id}/2");
        aborted.EndsAs("RolledBack", "an operator aborted the deployment");
        aborted.Shifts(rehearsal).ShouldBe("10 50");
        rehearsal.IsAllRed("demo/shop:v1");

        var retried = rehearsal.Deploy("demo/shop:v2");
        retried.EndsAs("Promoted");
        retried.Shifts(rehearsal).ShouldBe("10 50 100 0");
        retried.Id.ShouldNotBe(aborted.Id);
        rehearsal.IsAllRed("demo/shop:v2");

        var again = rehearsal.Deploy("demo/shop:v1");
        again.EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("10@1m 100@1m", true)]
    [InlineData("10@1m:approve 100@1m", false)]
    public async Task Abort_while_paused(string steps, bool byOperator)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", $$"""{"steps":"{{steps}}"}""").Until("ShiftWeight");
        if (byOperator)
            rehearsal.Control($"pause/{run.Id}/1");
        run.Until("TellPaused").After(TimeSpan.FromHours(3));
        rehearsal.Control($"abort/{run.Id}/1");
        run.EndsAs("RolledBack", "an operator aborted the deployment");
        run.Shifts(rehearsal).ShouldBe("10");
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task Abort_while_paused_for_want_of_traffic()
    {
        await using var rehearsal = new Rehearsal(requestsPerSecond: 0);
        var run = rehearsal.Start("demo/shop:v2", """{"on-inconclusive":"pause"}""").Until("TellPaused").After(TimeSpan.FromHours(1));
        rehearsal.Control($"abort/{run.Id}/any");
        run.EndsAs("RolledBack", "an operator aborted the deployment");
        run.Shifts(rehearsal).ShouldBe("10");
        rehearsal.IsAllRed("demo/shop:v1");
    }

    [Theory]
    [InlineData("10@1m 100@1m", "an operator paused it")]
    [InlineData("10@1m:approve 100@1m", "its approval")]
    public async Task A_pause_longer_than_the_deadline(string steps, string waitedFor)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", $$"""{"steps":"{{steps}}","pause-timeout":"2h"}""").Until("ShiftWeight");
        if (waitedFor.Contains("operator", StringComparison.Ordinal))
            rehearsal.Control($"pause/{run.Id}/1");
        run.EndsAs("RolledBack", "it waited 2h for a person", waitedFor);
        run.Shifts(rehearsal).ShouldBe("10");
        (run.Execution.StoppedAt - run.Execution.StartedAt).ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromHours(2), TimeSpan.FromHours(2.5));
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(0);
    }
}
