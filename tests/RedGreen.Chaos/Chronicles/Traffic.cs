namespace RedGreen.Chaos.Chronicles;

/// <summary>From now on the load balancer really divides so.</summary>
/// <param name="At">When.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Split">How.</param>
internal readonly record struct Routed(DateTimeOffset At, string Rule, Split Split);

/// <summary>Requests that no target answered.</summary>
/// <param name="From">Not before.</param>
/// <param name="To">Not after.</param>
/// <param name="Group">The target group that they were sent to, as an ARN.</param>
/// <param name="Status">503: the group had no target; 502: its targets did not take the connection.</param>
/// <param name="Count">How many.</param>
internal sealed record Outage(DateTimeOffset From, DateTimeOffset To, string Group, int Status, long Count)
{
    /// <summary>How the group was when they were counted.</summary>
    public required GroupHealth Health { get; init; }

    /// <summary>Its tasks that ended within the last minutes by themselves or by somebody's hand, with AWS's stop codes.</summary>
    public IReadOnlyList<string> Ends { get; init; } = [];
}
