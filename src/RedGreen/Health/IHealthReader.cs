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

/// <summary>What CloudWatch knows of both sides, minute by minute.</summary>
public interface ITrafficMetrics
{
    /// <summary>
    /// Every minute that was asked for, oldest first; null where CloudWatch failed, refused or answered in part: that is
    /// neither good nor bad. A side without groups is null in every window, a metric without data is null in its own.
    /// </summary>
    Task<IReadOnlyList<Window>?> ReadAsync(MetricsRequest request, CancellationToken cancellationToken);
}
