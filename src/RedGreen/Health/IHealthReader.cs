using RedGreen.Deployments;

namespace RedGreen.Health;

/// <summary>Reads the evidence of a deployment, in as few calls as can be.</summary>
public interface IHealthReader
{
    /// <summary>One look at everything that the deployment's stage asks for.</summary>
    Task<Observation> LookAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>CloudWatch's alarms.</summary>
public interface IAlarms
{
    /// <summary>The state of the named alarms, metric and composite, and of all that <c>prefix:</c> names mean.</summary>
    Task<AlarmsFound> FindAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}

/// <summary>The answer to a search for alarms.</summary>
/// <param name="Alarms">Those that exist.</param>
/// <param name="Unknown">Names and prefixes to which no alarm answers.</param>
public sealed record AlarmsFound(IReadOnlyList<AlarmLook> Alarms, IReadOnlyList<string> Unknown);

/// <summary>The load balancer's numbers on target groups, minute by minute.</summary>
public interface ITrafficMetrics
{
    /// <summary>Closed windows of both sides from one moment to another, oldest first; null where the provider failed or answered in part.</summary>
    /// <param name="pairs">Red's groups and Green's, all made.</param>
    /// <param name="from">A whole minute.</param>
    /// <param name="to">A whole minute, after <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<Window>?> ReadAsync(IReadOnlyList<TargetGroupPair> pairs, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
