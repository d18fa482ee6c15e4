using RedGreen.Cli.Unlocking;

namespace RedGreen.Cli.Json;

/// <summary>What <c>unlock --json</c> prints.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Lock">The lock as it was; null where there was none.</param>
/// <param name="Cleared">Whether it was cleared.</param>
internal sealed record UnlockJson(string Service, LockJson? Lock, bool Cleared);

/// <summary>A lock.</summary>
internal sealed record LockJson
{
    /// <summary>The cluster's ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>The deployment's id.</summary>
    public required string Id { get; init; }

    /// <summary>The execution that holds it, or <c>nobody</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>Step Functions' word for what has become of the owner; null where it does not know.</summary>
    public string? Status { get; init; }

    /// <summary>The error that the owner ended with.</summary>
    public string? Error { get; init; }

    /// <summary><c>taken</c>, <c>planned</c>, <c>promoted</c>, <c>needsPerson</c>.</summary>
    public required string Phase { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>How often a recovery has taken it over.</summary>
    public int Recoveries { get; init; }

    /// <summary>What it means, in words.</summary>
    public required string Meaning { get; init; }

    /// <summary>The newest deployment that waits for it.</summary>
    public string? Waiting { get; init; }

    public static LockJson Of(SeenLock seen) => new()
    {
        Cluster = seen.Held.Cluster,
        Id = seen.Held.Id,
        Owner = seen.Held.Owner,
        Status = seen.Owner?.Status,
        Error = seen.Owner?.Error,
        Phase = seen.Held.Phase,
        Since = seen.Held.Since,
        Recoveries = seen.Held.Attempts,
        Meaning = seen.Meaning,
        Waiting = seen.Waiting?.Id,
    };
}
