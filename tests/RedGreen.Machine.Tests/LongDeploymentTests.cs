using RedGreen.Failures;

namespace RedGreen.Machine.Tests;

/// <summary>An execution ends at 25,000 events, and at a document of 256 KiB.</summary>
public class LongDeploymentTests(ITestOutputHelper output)
{
    private const int MostEvents = 25_000;
    private const int MostBytes = 256 * 1024;

    [Fact]
    public async Task Seven_days_of_holds_stay_within_an_executions_history()
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:steps"] = "10@2d 50@2d 100@3d" });
        Ends(rehearsal.Deploy("demo/shop:v2"), "held for 7 days");
    }

    [Fact]
    public async Task A_pause_of_seven_days_stays_within_an_executions_history_and_hears_the_operator_within_20_minutes()
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:pause-timeout"] = "7d" });
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Control($"pause/{run.Id}/1");
        run.After(TimeSpan.FromDays(6.9));
        rehearsal.Control($"resume/{run.Id}/1");
        run.After(TimeSpan.FromMinutes(20));
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBeGreaterThan(1);
        Ends(run.Finish(), "paused for 6.9 days");
    }

    [Fact]
    public async Task Seven_days_in_which_every_look_is_throttled_twice_stay_within_an_executions_history()
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:steps"] = "10@2d 50@2d 100@3d" });
        var looks = rehearsal.Sandbox.Functions["EvaluateHealthFunction"];
        var tries = 0;
        rehearsal.Sandbox.Functions["EvaluateHealthFunction"] = (payload, token) =>
            ++tries % 3 == 0 ? looks(payload, token) : throw new Throttled("A call", new InvalidOperationException("slow down"));
        var run = rehearsal.Deploy("demo/shop:v2");
        Ends(run, "held for 7 days, every look throttled twice");
        ((int)run.Output["evidence"]!["events"]!).ShouldBeInRange(run.Events / 2, run.Events);
    }

    [Fact]
    public async Task The_largest_service_held_and_paused_for_days_stays_within_an_executions_history_and_its_documents_small()
    {
        await using var rehearsal = new Rehearsal();
        WideService.Plant(rehearsal);
        var run = rehearsal.Start(WideService.Request("10@10h 50@10h 100@10h"), isInput: true);
        for (var step = 1; step <= 3; step++)
        {
            // Its own metrics have no data: a person lets every step go.
            run.Until("TellPaused", step, TimeSpan.FromMinutes(5)).After(TimeSpan.FromHours(16));
            rehearsal.Control($"resume/{run.Id}/{step}", WideService.Name);
        }

        Ends(run.Finish(), "the largest service, held for 5 days and paused for 2");
        run.LargestData.ShouldBeLessThan(MostBytes);
    }

    private void Ends(Run run, string how)
    {
        output.WriteLine($"{how}: {run.Events:N0} events, {run.Output["evidence"]!["looks"]} looks, the largest document {run.LargestData:N0} bytes");
        run.Ending.ShouldBe("Promoted");
        run.Events.ShouldBeLessThan(MostEvents / 2);
    }
}
