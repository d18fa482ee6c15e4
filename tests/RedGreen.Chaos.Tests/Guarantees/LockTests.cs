using RedGreen.Chaos.Chronicles;
using RedGreen.Chaos.Guarantees;

namespace RedGreen.Chaos.Tests.Guarantees;

public sealed class LockTests
{
    private static readonly LockItem Mine = new(Told.First, Told.Id, "planned", null);
    private static readonly LockItem Theirs = new(Told.Second, "5e6f7a8b", "taken", null);
    private static readonly Split Half = Told.Of((Told.Red, 50), (Told.Green, 50));

    [Fact]
    public void Whoever_has_the_lock_may_write() => Told.Deployed().Shift(60, Told.By("ShiftWeight"), Half).Holds<OneActsAtATime>();

    [Fact]
    public void A_function_may_outlive_its_lock_by_90_seconds()
    {
        Told.Deployed().Locked(100, Mine, null).Shift(185, Told.By("ShiftWeight"), Half).Holds<OneActsAtATime>();
        Told.Deployed().Locked(100, Mine, Theirs).Shift(195, Told.By("ShiftWeight"), Half).Breaks<OneActsAtATime>("second has owned the lock of shop for 95 s");
    }

    [Fact]
    public void Whoever_never_had_it_may_not_write() =>
        Told.Deployed().Shift(60, Told.By("ShiftWeight", Told.Second), Half).Breaks<OneActsAtATime>("first has owned the lock of shop for 60 s");

    [Fact]
    public void Nobody_touches_the_Green_of_another() => Told.Deployed().Locked(100, Mine, null).Locked(110, null, Theirs)
        .Write(new ServiceWrite(Told.At(120), Told.By("RetireGreen", Told.Second), "DeleteService", Told.GreenService, new(2, 2, Told.New, [Told.Green]), null, []))
        .Check<OneActsAtATime>().ShouldHaveSingleItem().Guarantee.ShouldBe(OneActsAtATime.NotItsOwn);

    [Theory]
    [InlineData("shop", Told.Cluster, true)]
    [InlineData("shop/next", Told.Cluster, true)]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:service/demo/shop", Told.Cluster, false)]
    [InlineData("shop", "demo", false)]
    public void A_key_is_an_ARN_and_a_name(string service, string cluster, bool holds) =>
        Told.Nothing().Locked(0, null, Mine, service, cluster).Check<OneLockPerService>().Any().ShouldBe(!holds);

    [Theory]
    [InlineData("RolledBack", "planned", false)]
    [InlineData("RollbackFailed", "needsPerson", true)]
    [InlineData("RollbackFailed", "planned", true)]
    [InlineData("ABORTED", "needsPerson", true)]
    [InlineData("ABORTED", "planned", false)]
    [InlineData("RolledBack", "needsPerson", false)]
    public void A_lock_stays_only_for_a_person(string ending, string phase, bool holds)
    {
        var told = Told.Deployed().Ends(300, ending);
        told.After = told.After with { Locks = Locks("shop", Mine with { Phase = phase }) };
        told.Check<NoLockIsLeft>().Any().ShouldBe(!holds);
    }

    [Fact]
    public void What_is_left_of_a_deployment_that_ended_on_Green_is_no_lock()
    {
        var told = Told.Deployed().Ends(300, "PromotedOnGreen");
        told.After = told.After with { Locks = Locks("shop", Mine with { Owner = "nobody", Phase = "promoted" }) };
        told.Holds<NoLockIsLeft>();
    }

    [Theory]
    [InlineData(-1800, true)]
    [InlineData(-7200, false)]
    public void A_place_in_the_queue_is_left_for_an_hour_at_most(int since, bool holds)
    {
        var told = Told.Deployed().Ends(300, "RolledBack");
        told.After = told.After with { Locks = Locks("shop/next", new(Told.First, Told.Id, null, told.After.At.AddSeconds(since))) };
        told.Check<NoLockIsLeft>().Any().ShouldBe(!holds);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(150, true)]
    public void An_older_waiter_does_not_run_before_a_newer_one(int newestSince, bool holds) => Told.Nothing()
        .Execution(Told.First, 0).Execution(Told.Second, 50)
        .Locked(newestSince, null, Theirs, "shop/next").Locked(170, null, Mine)
        .Write(new GroupWrite(Told.At(180), Told.By("DeployGreen"), "CreateTargetGroup", Told.Green))
        .Check<OnlyTheNewestWaiterRuns>().Any().ShouldBe(!holds);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_older_waiter_does_not_run_after_a_newer_one_either(bool waits, bool holds)
    {
        var told = Told.Nothing().Execution(Told.First, 0).Execution(Told.Second, 50);
        if (waits)
            told.Locked(60, null, Mine, "shop/next");
        told.Locked(100, waits ? Mine : null, Theirs, "shop/next").Locked(170, null, Theirs).Locked(171, Theirs, null, "shop/next").Locked(400, Theirs, Mine)
            .Write(new GroupWrite(Told.At(410), Told.By("DeployGreen"), "CreateTargetGroup", Told.Green))
            .Check<OnlyTheNewestWaiterRuns>().Any().ShouldBe(!holds);
    }

    [Fact]
    public void An_older_waiter_that_notices_in_time_has_run_nothing() => Told.Nothing()
        .Execution(Told.First, 0).Execution(Told.Second, 50).Locked(100, null, Theirs, "shop/next").Locked(170, null, Mine).Locked(171, Mine, null)
        .Holds<OnlyTheNewestWaiterRuns>();

    [Fact]
    public void Whoever_is_stopped_with_the_lock_is_recovered()
    {
        Told.Deployed().IsStopped(60).Breaks<StoppedOwnersAreRecovered>("first ended ABORTED", Told.Id);
        Told.Deployed().IsStopped(60).Execution(Told.Second, 70, """{"recover":true}""").Locked(71, Mine, Mine with { Owner = Told.Second }).Ends(300, "RolledBack").Holds<StoppedOwnersAreRecovered>();
        Told.Deployed().IsStopped(60).Locked(70, Mine, null, by: Told.Person).Holds<StoppedOwnersAreRecovered>();
    }

    [Fact]
    public void A_recovery_that_is_stopped_too_is_recovered() => Told.Deployed().IsStopped(60)
        .Execution(Told.Second, 70, """{"recover":true}""").Locked(71, Mine, Mine with { Owner = Told.Second })
        .Ends(80, "stopped", Told.Scene(80, Told.AllOnRed) with { Locks = Locks("shop", Mine with { Owner = Told.Second }) }, "ABORTED")
        .Breaks<StoppedOwnersAreRecovered>("second ended ABORTED");

    private static Dictionary<(string Cluster, string Service), LockItem> Locks(string service, LockItem item) => new() { [(Told.Cluster, service)] = item };
}
