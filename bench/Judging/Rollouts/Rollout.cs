using RedGreen.Bench.Judging.Simulation;
using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Bench.Judging.Rollouts;

/// <summary>How a rollout ended.</summary>
internal enum Ending
{
    RolledBack,

    /// <summary>It still waits for a person.</summary>
    Paused,

    /// <summary>Green has carried everything and baked.</summary>
    Promoted,
}

/// <summary>
/// One deployment under the default strategy, from Green's first traffic on: the evaluation that ships, asked as often
/// as the state machine asks it, and weights that move as ShiftWeight moves them.
/// </summary>
internal static class Rollout
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly Strategy Default = new();

    // A person who is asked looks within the hour; until then the judge goes on.
    private static readonly TimeSpan PersonAnswers = TimeSpan.FromHours(1);

    // What ShiftWeight takes to write and read back: an assumption.
    private static readonly TimeSpan Shifting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The ending, and minutes from the first shift to the decision on it.</summary>
    public static (Ending Ending, double Minutes) Run(double requestsPerMinute, double redRate, double greenRate, Chance chance)
    {
        var service = new SimulatedService(requestsPerMinute, redRate, greenRate, chance);
        // Nobody waits for a whole minute to begin.
        var began = Noon.AddSeconds(60 * chance.Uniform());
        var now = began;
        var deployment = Shifted(Planned(service), new Shift(Stage.Shifting, 1, Default.Steps[0].Percent), service, ref now);
        while (now - began < Longest)
        {
            now = now.AddSeconds(deployment.WaitSeconds);
            deployment = Evaluation.Decide(deployment, Look(deployment, service, now), now);
            var minutes = (now - began).TotalMinutes;
            switch (deployment.Decision)
            {
                case Decision.Rollback:
                    return (Ending.RolledBack, minutes);
                case Decision.GoHome:
                    return (Ending.Promoted, minutes);
                case Decision.Wait or Decision.Pause when deployment.Steering.Pause is { } pause && now - pause.Since >= PersonAnswers:
                    return (Ending.Paused, minutes);
                case Decision.Wait or Decision.Pause:
                    break;
                case Decision.Advance:
                    deployment = Shifted(deployment, deployment.Traffic.Next!, service, ref now);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing here asks for {deployment.Why}.");
            }
        }

        throw new InvalidOperationException($"After {Longest.TotalHours} hours it is stuck: {deployment.Why}");
    }

    private static Deployment Planned(SimulatedService service) => new()
    {
        Id = "1a2b3c4d",
        Request = new ResolvedRequest { Cluster = "arn:cluster/demo", Service = "shop", ServiceArn = "arn:service/demo/shop", Image = "shop:v2" },
        Strategy = Default,
        Red = new Red { TaskDefinition = "shop:1", DesiredCount = 2 },
        Green = new Green { Service = "shop-green-1a2b3c4d", TargetGroups = [], DesiredCount = 2, EcsDeployment = "ecs-svc/1", TaskDefinition = "shop:2" },
        Traffic = new Traffic { Rules = [], Weight = 0 },
        Evidence = new Evidence { History = History.Of([.. service.Before(Trace.MinutesBefore)], ResponseTimes.SlowSeconds) },
    };

    private static Deployment Shifted(Deployment deployment, Shift next, SimulatedService service, ref DateTimeOffset now)
    {
        // A state's clock stands at its entry; the weights move while it runs.
        var entered = now;
        now += Shifting;
        service.Shift(now, next.Weight);
        return deployment.Shifted(next, change: null, entered);
    }

    private static Observation Look(Deployment deployment, SimulatedService service, DateTimeOffset now) => new()
    {
        Green = Steady,
        Red = Steady,
        GreenTargets = new TargetsLook(2, 0, []),
        RedTargets = new TargetsLook(2, 0, []),
        Alarms = [],
        Windows = service.Read(Folding.ReadFrom(deployment.Evidence, isMeasured: true)!.Value, Folding.ReadableThrough(now)),
    };

    private static ServiceLook Steady { get; } = new() { Active = true, DesiredCount = 2, Running = 2, PinnedIsPrimary = true };
}
