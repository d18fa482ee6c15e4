namespace RedGreen.Cli.Json;

/// <summary>What <c>history --json</c> prints.</summary>
internal sealed record HistoryJson(IReadOnlyList<PastJson> Deployments);

/// <summary>A deployment that was begun.</summary>
internal sealed record PastJson
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    public string? Cluster { get; init; }

    public string? Service { get; init; }

    /// <summary>The image or task definition.</summary>
    public string? Image { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public string? Outcome { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    /// <summary>How long it took.</summary>
    public double? Seconds { get; init; }

    public string? Why { get; init; }

    public required string Execution { get; init; }
}
