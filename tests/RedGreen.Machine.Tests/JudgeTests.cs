namespace RedGreen.Machine.Tests;

/// <summary>Whole deployments that nothing but the comparison with Red protects: no alarm, no limit.</summary>
public class JudgeTests
{
    [Fact]
    public async Task A_Green_that_fails_thirty_times_as_often_as_Red_is_brought_back_by_the_comparison()
    {
        await using var rehearsal = Begin(Versions.Alike.GreenFails(0.03));
        var run = rehearsal.Deploy(Versions.OfGreen);
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldMatch(@"Green failed \d+ of [\d,]+ requests \(\d\.\d+%\), Red \d+ of [\d,]+ \(0\.\d+%\); E = \S+ >= 50");
        ((int)run.LastLook["traffic"]!["step"]!).ShouldBe(1);
        IsBack(rehearsal);
    }

    [Fact]
    public async Task An_incident_that_hits_both_sides_alike_brings_nothing_back()
    {
        await using var rehearsal = Begin(Versions.Alike);
        var run = rehearsal.Start(Versions.OfGreen);
        rehearsal.Incident(8, after: TimeSpan.FromMinutes(3), length: TimeSpan.FromMinutes(6));
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
        rehearsal.Failed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_Green_twice_as_slow_is_brought_back_by_its_slow_requests()
    {
        await using var rehearsal = Begin(Versions.Alike.GreenIsSlower(2), "10@10m 50@2m 100@2m");
        var run = rehearsal.Deploy(Versions.OfGreen);
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldMatch(@"Green was slow in \d+ of [\d,]+ requests .*slower than \d+ ms, Red's usual 95th percentile.*; E = \S+ >= 50");
        IsBack(rehearsal);
    }

    [Fact]
    public async Task A_Green_as_fast_and_as_good_as_Red_is_promoted_and_its_history_stands_in_the_document()
    {
        await using var rehearsal = Begin(Versions.Alike);
        var run = rehearsal.Deploy(Versions.OfGreen);
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        var history = run.Output["evidence"]!["history"]!;
        ((int)history["minutes"]!).ShouldBe(60);
        ((double)history["requests"]!).ShouldBe(180_000, 3_000);
        ((double)history["failureRate"]!).ShouldBe(0.001, 0.0005);
        // Log-normal with a median of 20 ms and a 99th percentile of 120 ms: the 95th is at 71 ms.
        ((double)history["slowSeconds"]!).ShouldBe(0.071, 0.008);
        ((double)history["slowRate"]!).ShouldBe(0.05, 0.02);
    }

    [Fact]
    public async Task A_sick_Red_is_no_reason_to_go_back_to_it()
    {
        await using var rehearsal = Begin(Versions.Alike.GreenFails(0).RedFails(0.2, Rehearsal.History + TimeSpan.FromMinutes(4)));
        var run = rehearsal.Deploy(Versions.OfGreen);
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        rehearsal.RedImage().ShouldBe(Versions.OfGreen);
        rehearsal.Failed.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Every_look_asks_CloudWatch_once_at_most()
    {
        var metrics = new GetMetricDataFault();
        await using var rehearsal = Begin(Versions.Alike, metrics: metrics);
        var run = rehearsal.Start(Versions.OfGreen).Until("DeployGreen");
        metrics.Calls.ShouldBe(2, "Red's last hour, then what was slow in it");
        var retirements = run.Until("UpdateRed").Execution.Path.Count(state => state == "RetireGreen");
        (metrics.Calls - 2).ShouldBeLessThanOrEqualTo(run.Execution.Path.Count(state => state == "EvaluateHealth") + retirements);
        (metrics.Calls - 2).ShouldBeGreaterThan(10);
    }

    private static Rehearsal Begin(Versions versions, string steps = "10@4m 50@4m 100@4m", GetMetricDataFault? metrics = null) => new Rehearsal(
        new() { ["redgreen:steps"] = steps }, filters: metrics is null ? null : [metrics], image: Versions.OfRed, versions: versions, hasLimit: false).ServeAnHour();

    private static void IsBack(Rehearsal rehearsal)
    {
        rehearsal.RedImage().ShouldBe(Versions.OfRed);
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().ShouldBeEmpty();
    }
}
