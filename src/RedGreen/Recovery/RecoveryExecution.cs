using System.Text.Json.Nodes;

namespace RedGreen.Recovery;

/// <summary>The execution that brings a dead one's deployment to an end: of the same state machine, whose name is in the dead one's ARN.</summary>
public static class RecoveryExecution
{
    /// <summary>The state machine's ARN.</summary>
    /// <param name="orphan">Its owner is an execution's ARN: <c>arn:aws:states:eu-west-1:123456789012:execution:machine:name</c>.</param>
    /// <exception cref="FormatException">The owner is no execution of a standard state machine.</exception>
    public static string StateMachineOf(HeldLock orphan) => orphan.Owner.Split(':') is [var arn, var partition, "states", var region, var account, "execution", var machine, _]
        ? string.Join(':', arn, partition, "states", region, account, "stateMachine", machine)
        : throw new FormatException($"The lock of {orphan.Service} is held by {orphan.Owner}, which is no execution. Look at the lock (redgreen unlock).");

    /// <summary>Its name: the same for all who notice the same orphan, so that it is started once.</summary>
    /// <param name="orphan">The orphan.</param>
    /// <param name="number">1, or more where those before were stopped before they got the lock.</param>
    public static string NameOf(HeldLock orphan, int number) => $"recover-{orphan.Id}-{orphan.Attempts + 1}{(number == 1 ? "" : $"-{number}")}";

    /// <summary>Its input.</summary>
    public static string InputOf(HeldLock orphan) => new JsonObject
    {
        ["recover"] = true,
        ["cluster"] = orphan.Cluster,
        ["service"] = orphan.Service,
        ["owner"] = orphan.Owner,
        ["attempt"] = orphan.Attempts + 1,
    }.ToJsonString();
}
