using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Hooks;
using RedGreen.Strategies;

namespace RedGreen.Decisions;

/// <summary>
/// Green carries a share. In this order: an abort, drift, what is wrong with Green, a wait for a person, an operator's
/// promotion, and last the step's own hold.
/// </summary>
public static class ShiftingRule
{
    /// <summary>The ruling, and what operators' wishes have become.</summary>
    public static (Ruling Ruling, Steering Steering) Rule(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        var steering = deployment.Steering;
        if (steering.Abort)
            return (Ruling.Rollback("an operator aborted the deployment"), steering);
        if (Drift.Look(deployment, seen.Rules) is { } drift)
            return (Ruling.Rollback(drift), steering);
        // Whatever still runs of Red is on its way out: traffic is not moved to it. Whether Green carries everything is looked at before it is said.
        if (Standby.Look(deployment, seen) is { } gone)
            return (Ruling.StayOnGreen(gone), steering);

        var findings = Findings(deployment, seen, now).ToList();
        if (findings.Any(finding => finding.IsBad))
            return (Ruling.Rollback([.. findings.Where(finding => finding.IsBad).Select(finding => finding.Reason)]), steering);
        // What was waited for has come: nobody needs to be asked any more.
        if (steering.Pause is { } pause && !(pause.IsInconclusive && Missing(deployment, seen, findings).All is []))
            return (Paused(deployment, pause, now), steering);
        var going = deployment with { Steering = steering with { Pause = null } };
        return steering.Promote && findings.All(MayBePassedOver)
            ? GoOn(going, seen, toTheEnd: true, "an operator promoted it", now)
            : Hold(going, seen, findings, now);
    }

    private static IEnumerable<Finding> Findings(Deployment deployment, Observation seen, DateTimeOffset now) =>
    [
        .. TaskCheck.Look(seen.Green, "Green", deployment.Evidence.GreenMissingLooks),
        .. TargetCheck.Look(seen.GreenTargets, seen.Green.DesiredCount, deployment.Evidence.SickLooks),
        .. AlarmCheck.Look(deployment.Strategy.Alarms, seen.Alarms, deployment.Evidence.NotProtecting),
        .. LimitCheck.Look(deployment.Strategy, deployment.Evidence),
        .. Verdict.Look(deployment.Strategy, deployment.Evidence, deployment.Traffic.Weight == 100),
        .. HookGate.Failures(deployment, now),
    ];

    // A person who has seen the doubt may go on all the same; what is not known nobody can have seen.
    private static bool MayBePassedOver(Finding finding) => finding.Kind == FindingKind.Doubt;

    private static Ruling Paused(Deployment deployment, Pause pause, DateTimeOffset now)
    {
        var deadline = pause.Since.AddSeconds(deployment.Strategy.PauseTimeoutSeconds);
        return now >= deadline
            ? Ruling.Rollback($"it waited {Duration.Text(deployment.Strategy.PauseTimeoutSeconds)} for a person: {pause.For}")
            : Ruling.Wait([$"paused at step {deployment.Traffic.Step}: {pause.For}"], deadline);
    }

    private static (Ruling Ruling, Steering Steering) Hold(Deployment deployment, Observation seen, IReadOnlyList<Finding> findings, DateTimeOffset now)
    {
        var steering = deployment.Steering;
        var step = CurrentStep(deployment);
        var holdEnds = deployment.Traffic.Since.AddSeconds(step.HoldSeconds);
        if (now < holdEnds)
            return (Ruling.Wait([Progress(deployment, seen, now), .. findings.Select(finding => finding.Reason)], holdEnds), steering);

        var letGo = steering.ApprovedStep == deployment.Traffic.Step;
        var (unknown, missing) = Missing(deployment, seen, findings);
        if (missing is [] || (letGo && findings.All(MayBePassedOver)))
            // Hooks come first, so that a person knows what they said.
            return step.Approve && !letGo && HookGate.Due(deployment, Hook.After(step.Percent)) is null
                ? Pause(deployment, "its approval", now)
                : GoOn(deployment, seen, toTheEnd: false, Progress(deployment, seen, now), now);

        var inconclusiveAt = Inconclusive.At(deployment.Traffic.Since, step.HoldSeconds);
        return now < inconclusiveAt
            ? (Ruling.Wait([Progress(deployment, seen, now), .. missing], inconclusiveAt), steering)
            : InconclusiveNow(deployment, seen, isHealthKnown: unknown is [], string.Join("; ", Reasons.Bounded(missing)), now);
    }

    // What is against Green or not known of its health, and that with what it has seen too little of.
    private static (IReadOnlyList<string> Unknown, IReadOnlyList<string> All) Missing(Deployment deployment, Observation seen, IReadOnlyList<Finding> findings)
    {
        var measured = deployment.Traffic.Measured;
        List<string> unknown = [.. findings.Select(finding => finding.Reason), .. measured ? [] : Unmeasured.Missing(seen), .. OwnData.Missing(deployment)];
        return (unknown, [.. unknown, .. measured ? Measured.Missing(deployment) : OwnData.TooFew(deployment)]);
    }

    private static (Ruling Ruling, Steering Steering) InconclusiveNow(Deployment deployment, Observation seen, bool isHealthKnown, string missing, DateTimeOffset now) =>
        Inconclusive.Policy(deployment.Strategy, deployment.Traffic.Step, isHealthKnown) switch
        {
            OnInconclusive.Rollback => (Ruling.Rollback($"inconclusive, and on-inconclusive is rollback: {missing}"), deployment.Steering),
            OnInconclusive.Pause => Pause(deployment, $"a person, or what is missing, since it is inconclusive: {missing}", now, isInconclusive: true),
            _ => GoOn(deployment, seen, toTheEnd: false, $"inconclusive, and on-inconclusive is advance: {missing}", now),
        };

    private static (Ruling Ruling, Steering Steering) Pause(Deployment deployment, string waitsFor, DateTimeOffset now, bool isInconclusive = false) =>
        (Ruling.Wait([$"paused at step {deployment.Traffic.Step}: {waitsFor}"]), deployment.Steering with { Pause = new Pause(now, waitsFor, isInconclusive) });

    private static (Ruling Ruling, Steering Steering) GoOn(Deployment deployment, Observation seen, bool toTheEnd, string reason, DateTimeOffset now)
    {
        var steps = deployment.Strategy.Steps;
        var isLast = deployment.Traffic.Step >= steps.Count;
        if ((isLast ? null : CapacityGate.Look(seen)) is { } growing)
            return (growing, deployment.Steering);
        if (HookGate.Look(deployment, Hook.After(CurrentStep(deployment).Percent), now) is { } hook)
            return (hook, deployment.Steering);

        var steering = deployment.Steering with { Promote = deployment.Steering.Promote && !toTheEnd };
        var next = toTheEnd ? steps.Count : deployment.Traffic.Step + 1;
        return isLast
            ? (new Ruling(Decision.GoHome, [reason]), steering)
            : (Ruling.Advance(new Shift(Stage.Shifting, next, steps[next - 1].Percent), reason), steering);
    }

    private static string Progress(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        var evidence = deployment.Evidence;
        var held = $"step {deployment.Traffic.Step} of {deployment.Strategy.Steps.Count}: Green at {deployment.Traffic.Weight}% for {Math.Max(0, (int)(now - deployment.Traffic.Since).TotalSeconds)} s of {CurrentStep(deployment).HoldSeconds} s";
        if (deployment.Traffic.Change is not null)
            return $"{held}; the hold begins when all of Route 53's servers know the new weights";
        if (!deployment.Traffic.Measured)
            return $"{held}; {Unmeasured.Look(deployment, seen)}";
        return evidence.WindowsAtStep == 0 ? $"{held}; nothing measured yet" : $"{held}; {Measured.Look(deployment)}";
    }

    private static Step CurrentStep(Deployment deployment) => deployment.Strategy.Steps[deployment.Traffic.Step - 1];
}
