using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Tests.Decisions;

public class ScheduleTests
{
    private const int Day = 86_400;

    // A try in vain, whoever it was that throttled.
    private const int MostRetries = 12;

    private static readonly Gen<int> Seconds = Gen.Frequency((3, Gen.Int[10, 600]), (2, Gen.Int[600, Day]), (1, Gen.Int[Day, 7 * Day]));

    [Fact]
    public void The_usual_deployment_is_looked_at_every_tick() => Waits(Strategy(300, 300, 600), retries: _ => 0).ShouldAllBe(wait => wait == 20);

    [Fact]
    public void In_the_first_hours_of_a_hold_looks_are_minutes_apart()
    {
        var deployment = A.Deployment(strategy: Strategy(7 * Day, 600));
        Wait(TimeSpan.FromMinutes(8)).ShouldBe(20);
        Wait(TimeSpan.FromHours(1)).ShouldBeInRange(60, 150);
        Wait(TimeSpan.FromHours(4)).ShouldBeInRange(200, 600);

        int Wait(TimeSpan held) => Schedule.WaitSeconds(deployment, Ruling.Wait(["held"]), A.Noon + held);
    }

    [Fact]
    public void Every_step_and_every_pause_begins_at_the_tick_again()
    {
        var held = A.Noon.AddHours(20);
        var deployment = A.Deployment(strategy: Strategy(7 * Day, 600));
        Schedule.WaitSeconds(deployment, Ruling.Wait(["held"]), held).ShouldBeGreaterThan(300);
        Schedule.WaitSeconds(deployment with { Traffic = deployment.Traffic with { Since = held.AddSeconds(-30) } }, Ruling.Wait(["held"]), held).ShouldBe(20);
        Schedule.WaitSeconds(deployment with { Steering = new Steering { Pause = new Pause(held, "a person") } }, Ruling.Wait(["paused"]), held).ShouldBe(20);
    }

    [Fact]
    public void What_has_just_fallen_ill_or_is_missing_is_looked_at_again_at_the_tick()
    {
        var deployment = A.Deployment(strategy: Strategy(7 * Day, 600));
        var calm = deployment.Evidence;
        foreach (var evidence in (Evidence[])[calm with { SickLooks = 1 }, calm with { GreenMissingLooks = 1 }, calm with { RedMissingLooks = 1 }])
            Schedule.WaitSeconds(deployment with { Evidence = evidence }, Ruling.Wait(["ill"]), A.Noon.AddHours(20)).ShouldBe(20);
    }

    [Fact]
    public void In_a_week_of_three_steps_an_operator_is_heard_within_20_minutes() =>
        Waits(Strategy(2 * Day, 2 * Day, 3 * Day), retries: _ => 0).Max().ShouldBeLessThanOrEqualTo(20 * 60);

    [Fact]
    public void Whatever_is_held_and_paused_looks_leave_room_in_the_history() =>
        Gen.Select(Seconds.Array[1, 100], Gen.Int[5, 300], Gen.Int[0, MostRetries], Gen.Int[0, 1_500], Gen.Int[0, MostRetries]).Sample(
            (holds, tick, before, turn, after) => Events(Strategy(tick, holds), look => look < turn ? before : after) < 19_000, iter: 400);

    [Fact]
    public void Fourteen_days_of_one_step_leave_room_in_the_history_at_every_tick()
    {
        foreach (var tick in (int[])[5, 20, 300])
            foreach (var retries in (int[])[0, 3, MostRetries])
                Events(Strategy(tick, [7 * Day, 7 * Day]), _ => retries).ShouldBeLessThan(17_000, $"tick {tick}, {retries} retries");
    }

    private static Strategy Strategy(params int[] holds) => Strategy(20, holds);

    private static Strategy Strategy(int tick, int[] holds) => new() { TickSeconds = tick, Steps = [.. holds.Select((hold, index) => new Step(index + 1, hold))] };

    private static int Events(Strategy strategy, Func<int, int> retries) => Play(strategy, retries).Events;

    private static IReadOnlyList<int> Waits(Strategy strategy, Func<int, int> retries) => Play(strategy, retries).Waits;

    // Every step in its turn, until all have been held or the machine's time is over.
    private static (int Events, IReadOnlyList<int> Waits) Play(Strategy strategy, Func<int, int> retries)
    {
        var end = A.Noon.AddSeconds(Schedule.LongestSeconds);
        var deployment = A.Deployment(strategy: strategy).Noted(A.Noon, "planned");
        var waits = new List<int>();
        for (var (step, now) = (1, A.Noon); step <= strategy.Steps.Count && now < end; step++)
        {
            deployment = deployment with { Traffic = deployment.Traffic with { Step = step, Since = now } };
            var until = now.AddSeconds(strategy.Steps[step - 1].HoldSeconds);
            while (now < until && now < end)
            {
                Look(Decision.Wait);
                waits.Add(Schedule.WaitSeconds(deployment, Ruling.Wait(["held"]), now));
                now = now.AddSeconds(waits[^1]);
            }

            Look(Decision.Advance);
        }

        return (deployment.Evidence.Events, waits);

        void Look(string decision) => deployment = deployment with
        {
            Evidence = deployment.Evidence with { Looks = deployment.Evidence.Looks + 1, Events = deployment.Evidence.Events + Schedule.EventsOf(retries(deployment.Evidence.Looks), decision) },
        };
    }
}
