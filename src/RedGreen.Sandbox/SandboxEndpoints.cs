namespace RedGreen.Sandbox;

/// <summary>Where a running sandbox is reached, and what it has.</summary>
/// <param name="Aws">All AWS services: what goes into <c>AWS_ENDPOINT_URL</c>.</param>
/// <param name="Listener">The load balancer's listener: the service that customers see.</param>
/// <param name="Cluster">The ECS cluster.</param>
/// <param name="Service">The ECS service behind the listener.</param>
/// <param name="StateMachines">ARNs of the template's state machines, by their logical ids.</param>
public sealed record SandboxEndpoints(
    Uri Aws, Uri Listener, string Cluster, string Service, IReadOnlyDictionary<string, string> StateMachines)
{
    /// <summary>
    /// The service by the name that only the sandbox's own DNS knows (<see cref="RunningSandbox.Names"/>), where records lead
    /// to it; null where clients know the listener.
    /// </summary>
    public Uri? Name { get; init; }
}
