using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>All that Red/Green guarantees whatever breaks.</summary>
internal static class Guarantees
{
    private static readonly IGuarantee[] All =
    [
        new NothingGoesToTheSick(),
        new RedWaitsForTheBake(),
        new GreenSettlesBeforeItGoes(),
        new NothingOfGreenIsLeft(),
        new EveryEndingIsHonest(),
        new RolledBackIsAsBefore(),
        new RejectedChangedNothing(),
        new PromotedRunsTheNewVersion(),
        new PromotedOnGreenServes(),
        new RollbackFailedIsAlarmed(),
        new OneActsAtATime(),
        new OneLockPerService(),
        new NoLockIsLeft(),
        new OnlyTheNewestWaiterRuns(),
        new StoppedOwnersAreRecovered(),
        new ExecutionsStaySmall(),
        new ClientsLoseNothing(),
        new ScalingIsAsBefore(),
    ];

    /// <summary>Whatever did not hold in a run, in order; empty for nothing.</summary>
    public static IReadOnlyList<Violation> Check(Chronicle chronicle)
    {
        var facts = new Facts(chronicle);
        return [.. All.SelectMany(guarantee => guarantee.Check(facts)).OrderBy(violation => violation.At)];
    }
}
