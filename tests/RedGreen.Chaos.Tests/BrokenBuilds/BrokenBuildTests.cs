using Microsoft.Extensions.DependencyInjection;
using RedGreen.Chaos.Guarantees;
using RedGreen.Chaos.Injections;
using RedGreen.Fleet;
using RedGreen.Functions;
using RedGreen.Routing;

namespace RedGreen.Chaos.Tests.BrokenBuilds;

/// <summary>That nothing is found proves something only where something can be found.</summary>
public sealed class BrokenBuildTests
{
    [Fact]
    public void A_way_back_whose_writes_are_lost_and_that_nobody_reads_back_is_found() => Finds(
        GreenSettlesBeforeItGoes.Name,
        new("Rollback and RetireGreen read nothing back, nor what Green is asked", services => services
            .AddSingleton<LosesWrites>(provider => new(provider.GetRequiredService<ITrafficRouter>()))
            .AddSingleton(provider => new Rollback(provider.GetRequiredService<LosesWrites>(), provider.GetRequiredService<ITargetGroups>()))
            .AddSingleton(provider => Retiring(provider, provider.GetRequiredService<LosesWrites>()))),
        Tale.Aborted);

    [Fact]
    public void A_Green_that_is_retired_although_somebody_sent_traffic_to_it_is_found() => Finds(
        GreenSettlesBeforeItGoes.Name,
        new("RetireGreen never refuses, whatever Green is asked", services => services.AddSingleton(provider => Retiring(provider, new SeesOriginals(provider.GetRequiredService<ITrafficRouter>())))),
        Tale.Aborted.With(Tale.Aborted.At("WaitForDrain"), new SetOddWeights(0, 1, 9)));

    [Fact]
    public void A_lock_that_is_released_before_the_rollback_is_done_is_found() =>
        Finds(OneActsAtATime.Name, new("ReleaseLock before Rollback", Machine: Machines.ReleasesLockBeforeRollback), Tale.Aborted);

    [Fact]
    public void A_recovery_that_takes_the_lock_from_anybody_is_found() => Finds(
        OneActsAtATime.Name,
        new("TakeOver without a condition", Machine: Machines.TakesOverFromAnybody),
        Tale.Quiet.With(Tale.Quiet.At("TellShifted"), new MistakenRecovery(RecoveredOwner.Unknown)));

    [Fact]
    public void A_shift_to_a_Green_that_nobody_looked_at_is_found() => Finds(
        NothingGoesToTheSick.Name,
        new("ShiftWeight does not look at Green", services => services.AddSingleton(provider => new ShiftWeight(provider.GetRequiredService<ITrafficRouter>(), Blind(provider)))),
        Tale.Quiet.With(Tale.Quiet.At("ShiftWeight"), new KillTasks(Side.Green, 2)));

    [Fact]
    public void A_Red_that_is_updated_before_the_bake_is_found() =>
        Finds(RedWaitsForTheBake.Name, new("UpdateRed at once", Machine: Machines.UpdatesRedBeforeTheBake), Tale.Quiet);

    [Fact]
    public void A_way_back_to_a_Red_that_nobody_looked_at_is_found() => Finds(
        NothingGoesToTheSick.Name,
        new("Rollback does not look at Red", services => services.AddSingleton(provider => new Rollback(provider.GetRequiredService<ITrafficRouter>(), Blind(provider)))),
        Tale.Aborted.With(Tale.Aborted.At("Rollback"), new KillTasks(Side.Red, 2)));

    [Fact]
    public void A_Green_that_is_retired_without_settling_is_found() =>
        Finds(GreenSettlesBeforeItGoes.Name, new("no settle time", Machine: Machines.DoesNotSettle), Tale.Aborted);

    [Fact]
    public void An_ending_that_only_says_RolledBack_is_found() =>
        Finds(RolledBackIsAsBefore.Name, new("RolledBack without Rollback", Machine: Machines.SaysRolledBackWithoutDoingIt), Tale.Aborted);

    [Fact]
    public void A_lock_by_the_spelling_of_the_request_is_found() =>
        Finds(OneLockPerService.Name, new("the lock's key as it was typed", Machine: Machines.LocksBySpelling), Tale.Quiet);

    [Fact]
    public void A_recovery_that_only_gives_the_lock_back_is_found() => Finds(
        NothingOfGreenIsLeft.Name,
        new("recovery without Rollback", Machine: Machines.RecoversNothing),
        Tale.Quiet.With(Tale.Quiet.At("TellShifted", 3), new StopExecution()));

    [Fact]
    public void A_queue_of_which_everybody_runs_is_found() => Finds(
        OnlyTheNewestWaiterRuns.Name,
        new("no turns", Machine: Machines.LetsEveryWaiterRun),
        Tale.Quiet
            .With(new AtTime(TimeSpan.FromMinutes(1)), new StartAnother(Chaos.Fleet.Shop, "demo/shop:v3", Spelling.Names, "queue"))
            .With(new AtTime(TimeSpan.FromMinutes(2)), new StartAnother(Chaos.Fleet.Shop, "demo/shop:v2", Spelling.Names, "queue")));

    private static void Finds(string guarantee, Build broken, Story story)
    {
        StoryRunner.Run(story).Violations.ShouldBeEmpty();
        StoryRunner.Run(story, broken).Violations.Select(violation => violation.Guarantee).ShouldContain(guarantee);
    }

    private static SeesHealth Blind(IServiceProvider provider) => new(provider.GetRequiredService<ITargetGroups>());

    // Whatever the rules say, CloudWatch says in the end that Green is still asked: nor is that seen.
    private static RetireGreen Retiring(IServiceProvider provider, ITrafficRouter router) => new(
        router, provider.GetRequiredService<ITargetGroups>(), provider.GetRequiredService<IFleet>(), provider.GetRequiredService<IScaling>(), new LastRequests(new SeesNoRequests()));
}
