using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Strategies;
using RedGreen.Tests.Routing;

namespace RedGreen.Tests;

/// <summary>Plain values to begin a story with.</summary>
internal static class A
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);

    public static Deployment Deployment(int? percent = 10, int rules = 1, string stage = Stage.Shifting, int step = 1, Strategy? strategy = null) => new()
    {
        Id = "1a2b3c4d",
        Request = new ResolvedRequest { Cluster = "arn:cluster/demo", Service = "shop", ServiceArn = "arn:service/demo/shop", Image = "shop:v2" },
        Strategy = strategy ?? new Strategy(),
        Red = new Red { TaskDefinition = "shop:1", DesiredCount = 2 },
        Green = new Green { Service = "shop-green-1a2b3c4d", TargetGroups = [SplitTests.Pair()], DesiredCount = 2, EcsDeployment = "ecs-svc/1", TaskDefinition = "shop:2" },
        Traffic = new Traffic
        {
            Rules = [.. Enumerable.Range(0, rules).Select(i => new RoutedRule { Kind = RoutedRule.Rule, Arn = $"rule{i}", Original = [SplitTests.Forward(("red", 1))] })],
            Stage = stage,
            Step = step,
            Weight = percent,
            Since = Noon,
            ShiftedAt = Noon,
        },
        Evidence = new Evidence { Through = Noon },
    };

    public static ServiceLook Steady(int desired = 2) => new() { Active = true, DesiredCount = desired, Running = desired, PinnedIsPrimary = true };

    public static Observation Calm() => new()
    {
        Green = Steady(),
        Red = Steady(),
        GreenTargets = new TargetsLook(2, 0, []),
        RedTargets = new TargetsLook(2, 0, []),
        Alarms = [],
        Windows = [],
    };

    public static IReadOnlyList<Window> Minutes(int count, long requests = 100, long failures = 0, DateTimeOffset? from = null) =>
        [.. Enumerable.Range(0, count).Select(i => new Window((from ?? Noon).AddMinutes(i), new SideWindow(requests, failures, 0.1), new SideWindow(requests * 9, 0, 0.1)))];
}
