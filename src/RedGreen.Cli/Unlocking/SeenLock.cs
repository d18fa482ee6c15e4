using RedGreen.Cli.Following;
using RedGreen.Cli.Running;
using RedGreen.Recovery;

namespace RedGreen.Cli.Unlocking;

/// <summary>A service's lock with what has become of its owner, and who waits for it.</summary>
/// <param name="Held">The lock.</param>
/// <param name="Owner">Its owner's execution; null where nobody owns it, or Step Functions does not know it any more.</param>
/// <param name="Waiting">The newest execution that waits for it; null for none.</param>
internal sealed record SeenLock(DeploymentLock Held, ExecutionLook? Owner, ExecutionLook? Waiting)
{
    /// <summary>Green's service, while there is one.</summary>
    public string Green => Planning.PlanNames.GreenService(Held.Service, Held.Id);

    /// <summary>Why it must not be cleared, and what to do instead; null where it may.</summary>
    public string? Refusal => Owner switch
    {
        { IsRunning: true, IsRecovery: true } => $"a recovery brings deployment {Held.Id} of {Held.Service} to its end at this moment. Follow it with: redgreen status {Held.Service} --wait",
        { IsRunning: true } => $"deployment {Held.Id} of {Held.Service} is running ({DeploymentWords.Line(Owner)}). Bring it back with redgreen abort {Held.Service}, or stay to its end with redgreen status {Held.Service} --wait",
        { IsOver: false } => $"the execution of deployment {Held.Id} of {Held.Service} has failed and somebody has it redriven ({Owner.Status}): it goes on. Stay to its end with redgreen status {Held.Service} --wait",
        _ => null,
    };

    /// <summary>What it means that this lock is there.</summary>
    public string Meaning => this switch
    {
        { Held.IsLeftOnGreen: true } =>
            $"{Green} serves the new version and goes on serving it; {Held.Service} still has the old one. redgreen resume {Held.Service} brings it home, and needs what stands here: without it that is work by hand",
        { Held.Phase: DeploymentLock.NeedsPerson } => $"it ended so that a person must look, and nothing else touches {Held.Service} before",
        _ when Refusal is not null => "it is at work",
        { Owner: null } => "Step Functions does not know its owner any more: it keeps executions for 90 days",
        _ when Held.Attempts > Orphans.MostAttempts => $"its owner has ended without giving it back, and {Held.Attempts} recoveries have not brought it to an end",
        { Held.Phase: "taken" } => $"its owner has ended before anything was made. Recovery clears it, within ten minutes or so",
        { Held.Phase: "promoted" } => $"its owner has ended on the way home. Recovery goes on with it within ten minutes or so, and needs what stands here",
        _ => $"its owner has ended without giving it back. Recovery brings Red back within ten minutes or so, and needs what stands here",
    };
}
