using RedGreen.Chaos.Injections;
using RedGreen.Chaos.Running;

namespace RedGreen.Chaos.Making;

/// <summary>Draws what goes wrong, and when.</summary>
internal static class InjectionDraw
{
    // How many AWS calls each makes in a deployment, roughly, and how often it is drawn.
    private static readonly ((string Caller, int Calls) Choice, int Weight)[] Callers =
    [
        ((AtCall.Machine, 14), 16), (("ResolveRequest", 4), 3), (("PlanDeployment", 14), 5), (("DeployGreen", 22), 16), (("EvaluateHealth", 60), 10),
        (("ShiftWeight", 24), 16), (("UpdateRed", 6), 8), (("Rollback", 12), 12), (("RetireGreen", 24), 14), ((FaultyFunctions.Recoverer, 12), 6),
        (("ResumeDeployment", 8), 4), (("ConfirmOnGreen", 6), 3), (("TakeTurn", 6), 3),
    ];

    private static readonly ((string Function, int Invocations) Choice, int Weight)[] Functions =
    [
        (("ResolveRequest", 2), 3), (("PlanDeployment", 2), 4), (("DeployGreen", 2), 12), (("EvaluateHealth", 20), 10), (("ShiftWeight", 5), 16),
        (("UpdateRed", 2), 10), (("Rollback", 3), 14), (("RetireGreen", 6), 14), ((FaultyFunctions.Recoverer, 5), 8), (("ResumeDeployment", 2), 4),
        (("ConfirmOnGreen", 2), 3), (("TakeTurn", 4), 3),
    ];

    private static readonly (Func<Draw, Fleet, IEnumerable<Injection>> Next, int Weight)[] Kinds =
    [
        ((draw, _) => [OfCall(draw)], 30),
        ((draw, _) => [OfInvocation(draw)], 26),
        ((draw, _) => [new(new AtEcsWrite(draw.Early(8)), new StaleReads(draw.Seconds(2, 30)))], 8),
        ((draw, _) => [new(Anywhen(draw), Outage(draw))], 8),
        ((draw, _) => Stop(draw), 14),
        ((draw, fleet) => [new(Anywhen(draw), Person(draw, fleet))], 18),
        ((draw, fleet) => [Started(draw, fleet)], 9),
    ];

    /// <summary>The next one, or several that only matter together.</summary>
    public static IEnumerable<Injection> Next(Draw draw, Fleet fleet) => draw.One(Kinds)(draw, fleet);

    private static Injection OfCall(Draw draw)
    {
        var (caller, calls) = draw.One(Callers);
        return new(new AtCall(caller, draw.Between(1, calls)), draw.One<Func<CallFault>>(
        [
            (() => new CallThrottled(TimeSpan.Zero), 3), (() => new CallThrottled(draw.Seconds(10, 90)), 4), (() => new ServerError(), 3), (() => new ConnectionLost(), 3),
            (() => new AnswerLost(), 7), (() => new SlowAnswer(draw.Seconds(1, 50), draw.Chance(0.5)), 5), (() => new LateWrite(draw.Seconds(1, 45)), 7),
            (() => new SecondRuleFails(), 4),
        ])());
    }

    private static Injection OfInvocation(Draw draw)
    {
        var (function, invocations) = draw.One(Functions);
        return new(new AtInvocation(function, draw.Early(invocations)), draw.One<Func<InvocationFault>>(
        [
            (() => new InvocationThrottled(), 2), (() => new DiesBefore(), 2), (() => new DiesBetween(draw.Early(16), draw.OneOf(TimeSpan.Zero, draw.Seconds(1, 60))), 10),
            (() => new ResultLost(), 5), (() => new GoesOn(draw.Seconds(1, 15), draw.Seconds(0, 20)), 7), (() => new RunsTwice(draw.OneOf(TimeSpan.Zero, draw.Seconds(1, 15))), 5),
        ])());
    }

    private static CannotRun Outage(Draw draw)
    {
        var function = draw.One(Functions).Function;
        // Who recovers comes back: nobody else would.
        return new(function, draw.Chance(0.4) && function != FaultyFunctions.Recoverer ? null : draw.Minutes(1, 25));
    }

    // What follows from a stop is the interesting part: often its event goes astray, or the recovery is stopped too.
    private static IEnumerable<Injection> Stop(Draw draw)
    {
        yield return new(draw.Chance(0.7) ? new AtState(1, draw.Between(1, 60)) : Anywhen(draw), new StopExecution());
        if (draw.Chance(0.3))
            yield return new(new AtState(2, draw.Between(1, 30)), new StopExecution());
        if (draw.Chance(0.4))
            yield return new(new AtStatusEvent(draw.Early(3)), draw.OneOf<EventFault>(new EventLost(), new EventLost(), new EventTwice(), new EventLate(draw.Minutes(1, 20))));
    }

    private static Moment Anywhen(Draw draw)
    {
        if (draw.Chance(0.5))
            return new AtTime(draw.Seconds(5, draw.OneOf(600, 1_800, 3_600)));
        if (draw.Chance(0.4))
            return new AtState(draw.Early(3), draw.Between(1, 60));
        var (function, invocations) = draw.One(Functions);
        if (draw.Chance(0.4))
            return new AtInvocation(function, draw.Early(invocations));
        var (caller, calls) = draw.One(Callers);
        return new AtCall(caller, draw.Between(1, calls));
    }

    // What comes too late for the first deployment finds one that has ended.
    private static Injection Started(Draw draw, Fleet fleet)
    {
        var start = Start(draw, fleet);
        return new(start is MistakenRecovery { Owner: RecoveredOwner.Ended } ? new AtTime(draw.Minutes(15, 90)) : Anywhen(draw), start);
    }

    private static Happening Start(Draw draw, Fleet fleet) => draw.One<Func<Happening>>(
    [
        (() => new StartAnother(Fleet.Shop, Stories.Image(draw), draw.OneOf<Spelling>(Spelling.Names, Spelling.Arns, Spelling.ServiceArn), draw.OneOf(null, "queue", "supersede", "reject")), 8),
        (() => new StartAnother(fleet.HasNeighbour ? Fleet.Neighbour : Fleet.Shop, Stories.Image(draw), Spelling.Names, null), 6),
        (() => new TriggerAgain(), 2),
        (() => new MistakenRecovery(draw.OneOf(RecoveredOwner.Running, RecoveredOwner.Newest, RecoveredOwner.Ended, RecoveredOwner.Unknown)), 4),
    ])();

    private static Act Person(Draw draw, Fleet fleet) => draw.One<Func<Act>>(
    [
        (() => new SendAllToRed(draw.Between(0, 2)), 4), (() => new PutUpMaintenancePage(draw.Between(0, 2)), 3), (() => new ResetRules(draw.Between(0, 2)), 2),
        (() => new ResetRules(null), 3), (() => new SetOddWeights(draw.Between(0, 2), draw.Between(0, 9), draw.Between(0, 9)), 3), (() => new DeleteRule(), 1),
        (() => new Scale(Side.Red, draw.Between(1, 6)), 3), (() => new Scale(Side.Green, draw.Between(1, 6)), 2), (() => new DeleteGreen(), 2), (() => Tag(draw), 3),
        (() => new SayControl(draw.OneOf("pause", "resume", "resume", "promote", "promote", "abort", "abort")), 9),
        (() => new KillTasks(Side.Red, draw.Between(1, fleet.Tasks)), 3), (() => new KillTasks(Side.Green, draw.Between(1, fleet.Tasks)), 3), (() => new RingAlarm(draw.Seconds(20, 600)), 4),
    ])();

    private static ChangeTag Tag(Draw draw) => draw.OneOf<ChangeTag>(
        new("redgreen:tick", null),
        new("redgreen:steps", null),
        new("redgreen:steps", "100@1m"),
        new("redgreen:on-busy", "supersede"),
        new("redgreen:control", null),
        new("team", "checkout"));
}
