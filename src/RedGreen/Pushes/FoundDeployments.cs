using RedGreen.Requests;

namespace RedGreen.Pushes;

/// <summary>The deployments that a push leads to, as many as one round of the state machine starts.</summary>
public sealed record FoundDeployments
{
    /// <summary>What is to be started; none where the push deploys nothing.</summary>
    public required IReadOnlyList<DeploymentStart> Deployments { get; init; }

    /// <summary>Where the next round goes on; empty where nothing is left.</summary>
    public required string Next { get; init; }

    /// <summary>In words: what is deployed, and which services that run the repository are not, and why.</summary>
    public required string Reason { get; init; }

    /// <summary>Nothing to deploy.</summary>
    public static FoundDeployments None(string reason) => new() { Deployments = [], Next = "", Reason = reason };
}

/// <summary>One execution of the deployment state machine.</summary>
/// <param name="Name">The execution's name: the same for the same event, however often it is delivered.</param>
/// <param name="Input">Its input.</param>
public sealed record DeploymentStart(string Name, DeploymentRequest Input);
