namespace RedGreen.Bench.Judging.Simulation;

internal static class Scenarios
{
    // Red's outage is the reason for the deployment: a third of the hour, over 20 minutes before it begins.
    private static readonly Incident Outage = new(0.3, -40, -20);

    public static readonly Scenario Healthy = new("healthy");
    public static readonly Scenario SharedIncident = new("shared incident x8, minutes 8-20") { Shared = new Incident(8, 8, 20) };
    public static readonly Scenario HealthyAfterOutage = new("healthy after an outage of Red") { Outage = Outage };
    public static readonly Scenario HealthyDaily = new("healthy, daily traffic") { IsDaily = true };
    public static readonly Scenario HealthyBursts = new("healthy, bursty errors") { Noise = Noise.Bursts };
    public static readonly Scenario HealthyWandering = new("healthy, each side's errors wander (reported only)") { Noise = Noise.Wandering };

    public static readonly Scenario Twice = new("x2") { GreenFactor = 2, Healthy = Healthy };
    public static readonly Scenario Fourfold = new("x4") { GreenFactor = 4, Healthy = Healthy };
    public static readonly Scenario Fifth = new("20% errors") { GreenRate = 0.2, Healthy = Healthy };
    public static readonly Scenario All = new("100% errors") { GreenRate = 1, Healthy = Healthy };
    public static readonly Scenario Slow = new("latency x2") { GreenTime = 2, Healthy = Healthy };
    public static readonly Scenario FourfoldAfterOutage = new("x4 after an outage of Red") { GreenFactor = 4, Outage = Outage, Healthy = HealthyAfterOutage };
    public static readonly Scenario FifthAfterOutage = new("20% errors after an outage of Red") { GreenRate = 0.2, Outage = Outage, Healthy = HealthyAfterOutage };

    // Both: x4 shows what twelve good minutes cost a judge that adds everything up, 20% whether the obvious is still obvious.
    public static readonly Scenario FourfoldLate = new("x4 from minute 12 on") { GreenFactor = 4, GreenFrom = 12, Healthy = Healthy };
    public static readonly Scenario FifthLate = new("20% errors from minute 12 on") { GreenRate = 0.2, GreenFrom = 12, Healthy = Healthy };
    public static readonly Scenario FourfoldDaily = new("x4, daily traffic") { GreenFactor = 4, IsDaily = true, Healthy = HealthyDaily };
    public static readonly Scenario FourfoldBursts = new("x4, bursty errors") { GreenFactor = 4, Noise = Noise.Bursts, Healthy = HealthyBursts };

    public static readonly IReadOnlyList<Scenario> InOrder =
    [
        Healthy, SharedIncident, HealthyAfterOutage, HealthyDaily, HealthyBursts, HealthyWandering,
        Twice, Fourfold, Fifth, All, Slow, FourfoldAfterOutage, FifthAfterOutage, FourfoldLate, FifthLate, FourfoldDaily, FourfoldBursts,
    ];
}
