namespace RedGreen.Failures;

// The names of these types are the state machine's ErrorEquals contract: a function's error has its exception's type
// name without the namespace. Each message says what happened, what was left as it is, and what to do next.

/// <summary>The deployment cannot work for this service. Nothing was changed.</summary>
public sealed class PlanRefused(IReadOnlyList<string> reasons)
    : Exception($"The deployment was refused and nothing was changed. {Legible.List(reasons, ". ")}.")
{
    /// <summary>Every reason, at least one.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;
}

/// <summary>AWS asked for fewer calls. Nothing is wrong; the state machine tries again later.</summary>
public sealed class Throttled(string call, Exception inner)
    : Exception($"{call} was throttled by AWS. It is tried again.", inner);

/// <summary>AWS did not answer, or with an error of its own. The call may have taken effect; what reads first may be tried again.</summary>
public sealed class AwsUnavailable(string call, Exception? inner)
    : Exception($"{call} got no proper answer from AWS{(inner is null ? "" : $": {inner.Message}")}. It is tried again.", inner);

/// <summary>Somebody else changed the listener rules while the deployment ran. They were left as they are.</summary>
public sealed class TrafficChangedByOthers(string change)
    : Exception($"Somebody else changed the traffic: {Legible.Text(change, Legible.Most)}. The rules were left as they are. Put them as they should be, or remove what was put there; both services still run. Then clear the lock (redgreen unlock).")
{
    /// <summary>What was changed, in words.</summary>
    public string Change { get; } = change;
}

/// <summary>Red has no healthy target while Green has: traffic is not sent to a sick fleet.</summary>
public sealed class RedIsNotHealthy(string red, int greenHealthy)
    : Exception($"Traffic was not brought back: {red} has no healthy target, Green has {greenHealthy}. The rules were left as they are. Bring Red's tasks up, then move the rules back and clear the lock (redgreen unlock).");

/// <summary>No target of Green is healthy, so it gets no traffic.</summary>
public sealed class GreenIsNotHealthy(IReadOnlyList<string> reasons)
    : Exception($"No traffic was sent to Green, since none of its targets is healthy{(reasons is [] ? "" : $" ({Legible.List(reasons, "; ")})")}. The rules were left as they are.");

/// <summary>Green still gets traffic, or may get it: it was not retired.</summary>
public sealed class GreenCarriesTraffic(string what)
    : Exception($"Green was not retired, since it still carries traffic: {Legible.Text(what, Legible.Most)}. Nothing was deleted.");

/// <summary>Rollback was done again and again, and each time Green got traffic afterwards.</summary>
public sealed class RollbackKeepsFailing(int times)
    : Exception($"Traffic was brought back to Red {times} times, and each time something moved it to Green again. Both services still run. Find what writes to the listener rules, stop it, and put them as they should be; then clear the lock (redgreen unlock).");

/// <summary>The way home was taken again and again, and each time something moved traffic to Green again, or the execution ended on it.</summary>
public sealed class WayHomeKeepsFailing(int times)
    : Exception($"The way home was taken up {times} times, and did not come to its end. The rules were left as they are. Find what writes to the listener rules, or stops executions, and stop it.");

/// <summary>Red runs something that this deployment did not give it.</summary>
public sealed class RedChangedByOthers(string service, string runs)
    : Exception($"Somebody else deployed {service} meanwhile: it runs {runs}. It was left as it is, and traffic stays on Green.");

/// <summary>A thing of Green's own name exists and does not belong to this deployment.</summary>
public sealed class NameIsTaken(string what)
    : Exception($"{what} exists and was not made by this deployment. It was left as it is. Delete or rename it, then deploy again.");

/// <summary>Green's tasks have not ended in time.</summary>
public sealed class GreenDoesNotDrain(string service, int tasks, string waited)
    : Exception($"{service} was deleted, but {tasks} of its tasks still run after {waited}. They carry no traffic. Stop them, and delete what is left of Green's target groups; then clear the lock (redgreen unlock).");
