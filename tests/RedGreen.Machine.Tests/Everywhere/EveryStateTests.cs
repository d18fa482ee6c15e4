namespace RedGreen.Machine.Tests.Everywhere;

/// <summary>A deployment is stopped at each single state, and so is its recovery: before promotion everything is as before, after it the new version runs on Red.</summary>
public class EveryStateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wherever_it_is_stopped_recovery_brings_it_to_an_end(bool isGood)
    {
        var stop = new StopAt();
        await using var shop = new Shop(() => Watched(stop, isEventLost: false));
        var number = 0;
        do
        {
            _ = shop.Rehearsal;
            stop.Arm(++number);
            await shop.DeployAsync(isGood, () => stop.Hit ?? "nothing was stopped", () => stop.IsPromoted, ending: null);
        }
        while (stop.Hit is not null);

        shop.IsFine();
        shop.Count.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("ShiftWeight", 2, false)]
    [InlineData("ShiftWeight", 2, true)]
    [InlineData("UpdateRed", 1, false)]
    [InlineData("UpdateRed", 1, true)]
    [InlineData("RetireGreen", 2, false)]
    public async Task Wherever_its_recovery_is_stopped_another_brings_it_to_an_end(string state, int times, bool isEventLost)
    {
        var stop = new StopAt { State = (state, times) };
        await using var shop = new Shop(() => Watched(stop, isEventLost));
        var number = 0;
        do
        {
            _ = shop.Rehearsal;
            stop.Arm(0, ++number);
            await shop.DeployAsync(isGood: true, () => $"{stop.Hit}, {stop.RecoveryHit ?? "nothing of its recovery"}", () => stop.IsPromoted, ending: null);
        }
        while (stop.RecoveryHit is not null);

        shop.IsFine();
        shop.Count.ShouldBeGreaterThan(15);
    }

    private static Rehearsal Watched(StopAt stop, bool isEventLost)
    {
        var rehearsal = new Rehearsal(requestsPerSecond: 5);
        rehearsal.Sandbox.Services.States.Observer = stop;
        if (!isEventLost)
            return rehearsal;
        var recovers = rehearsal.Sandbox.Functions["RecoverOrphansFunction"];
        // The schedule's event names no execution.
        rehearsal.Sandbox.Functions["RecoverOrphansFunction"] = (payload, token) =>
            payload?.ToJsonString().Contains(":execution:", StringComparison.Ordinal) == true ? Task.FromResult<System.Text.Json.Nodes.JsonNode?>(null) : recovers(payload, token);
        return rehearsal;
    }
}
