using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Machine.Tests.Everywhere;

/// <summary>Stops executions at the state that has a number, before its work: the deployment, and where asked for its first recovery too.</summary>
internal sealed class StopAt : IStateObserver
{
    private int _number;
    private int _visits;
    private int _ofRecovery;
    private int _recoveryVisits;
    private string? _recovery;

    /// <summary>Where it was stopped; null where it had not so many states.</summary>
    public string? Hit { get; private set; }

    /// <summary>Where the recovery was stopped; null where it had not so many states.</summary>
    public string? RecoveryHit { get; private set; }

    /// <summary>Whether the journal said before that the way is forward.</summary>
    public bool IsPromoted { get; private set; }

    /// <summary>A state's name, instead of a number, with how often it was entered before.</summary>
    public (string State, int Times)? State { get; set; }

    /// <param name="number">The state of the deployment; 0 for none.</param>
    /// <param name="ofRecovery">The state of its first recovery; 0 for none.</param>
    public void Arm(int number, int ofRecovery = 0) =>
        (_number, _visits, _ofRecovery, _recoveryVisits, _recovery, Hit, RecoveryHit, IsPromoted) = (number, 0, ofRecovery, 0, null, null, null, false);

    public void Entered(StateVisit visit)
    {
        if (!visit.Execution.Identity.Name.StartsWith("recover-", StringComparison.Ordinal))
        {
            if (Hit is null && (State is { } wanted ? visit.State == wanted.State && ++_visits == wanted.Times : ++_visits == _number))
                Hit = Stop(visit, $"stopped at state {_visits}, {visit.State}");
        }
        else if (Hit is not null && (_recovery ??= visit.Execution.Identity.Arn) == visit.Execution.Identity.Arn && RecoveryHit is null && ++_recoveryVisits == _ofRecovery)
        {
            RecoveryHit = Stop(visit, $"its recovery at state {_recoveryVisits}, {visit.State}");
        }
    }

    public void Exited(StateVisit visit, Json output) => IsPromoted |= visit.State == "WritePromoted";

    private static string Stop(StateVisit visit, string where)
    {
        visit.Execution.Stop("Stopped", "by a person");
        return where;
    }
}
