using RedGreen.Requests;

namespace RedGreen.Deployments;

/// <summary>The document between ResolveRequest and PlanDeployment: whose lock to take, and what to do if it is taken.</summary>
public sealed record ResolvedDeployment
{
    /// <summary>See <see cref="Deployment.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for, with AWS's own names.</summary>
    public required ResolvedRequest Request { get; init; }

    /// <summary><c>queue</c>, <c>supersede</c> or <c>reject</c>: what the state machine's <c>WhenLocked?</c> reads.</summary>
    public required string OnBusy { get; init; }
}
