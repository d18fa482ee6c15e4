namespace RedGreen.Machine.Tests;

/// <summary>No data is never zero, never good, never bad: a deployment waits for it, and its policy decides.</summary>
public class MissingMetricsTests
{
    private readonly GetMetricDataFault _metrics = new();

    public static TheoryData<string> Faults => ["throttled", "in part", "no numbers of Green", "no numbers of Red"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_missing_for_good_is_neither_a_rollback_nor_waved_through_to_all(string fault)
    {
        await using var rehearsal = Begin();
        var run = rehearsal.Start(Versions.OfGreen).Until("DeployGreen");
        Break(fault);
        run.After(TimeSpan.FromHours(2)).Execution.Result.ShouldBeNull();
        // On into the second step the policy may be to advance, into 100% it counts as pause.
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBeLessThan(3);
        ((string)run.LastLook["why"]!).ShouldContain("inconclusive");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_comes_back_is_judged_and_the_deployment_goes_on(string fault)
    {
        await using var rehearsal = Begin();
        var run = rehearsal.Start(Versions.OfGreen).Until("ShiftWeight");
        Break(fault);
        run.After(TimeSpan.FromMinutes(8)).Execution.Path.Count(state => state == "ShiftWeight").ShouldBe(1);
        _metrics.Ends();
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
    }

    [Fact]
    public async Task A_bad_Green_is_found_when_the_numbers_come_back()
    {
        await using var rehearsal = Begin(Versions.Alike.GreenFails(0.05));
        var run = rehearsal.Start(Versions.OfGreen).Until("ShiftWeight");
        _metrics.Throttles();
        run.After(TimeSpan.FromMinutes(8)).Execution.Result.ShouldBeNull();
        _metrics.Ends();
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("E = ");
    }

    [Fact]
    public async Task Where_the_last_hour_cannot_be_read_while_planning_it_is_read_before_Greens_first_traffic()
    {
        await using var rehearsal = Begin();
        _metrics.Throttles();
        var run = rehearsal.Start(Versions.OfGreen, """{"tick":5}""").Until("DeployGreen");
        _metrics.Ends();
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
        string.Join('\n', run.Output["timeline"]!.AsArray().Select(entry => (string)entry!["what"]!)).ShouldContain("warning: Red's last hour could not be read");
        ((double?)run.Output["evidence"]!["history"]!["slowRate"]).ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_it_can_never_be_read_before_that_the_deployment_goes_on_without()
    {
        await using var rehearsal = Begin();
        _metrics.Throttles();
        var run = rehearsal.Start(Versions.OfGreen).Until("ShiftWeight");
        _metrics.Ends();
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
        run.Output["evidence"]!["history"].ShouldBeNull();
    }

    private Rehearsal Begin(Versions? versions = null) => new Rehearsal(
        new() { ["redgreen:steps"] = "10@2m 50@2m 100@2m" }, filters: [_metrics], image: Versions.OfRed, versions: versions ?? Versions.Alike, hasLimit: false).ServeAnHour();

    private void Break(string fault)
    {
        switch (fault)
        {
            case "throttled":
                _metrics.Throttles();
                break;
            case "in part":
                _metrics.AnswersInPart();
                break;
            default:
                _metrics.Loses(fault == "no numbers of Green" ? 'g' : 'r');
                break;
        }
    }
}
