using RedGreen.Cli.Connection;
using RedGreen.Cli.Running;
using RedGreen.Recovery;

namespace RedGreen.Cli.Starting;

/// <summary>Brings a service home that a deployment has left on Green: by the recovery that brings dead deployments to an end.</summary>
internal static class WayHome
{
    /// <summary>Starts it. Of two that were started at once one does it, and the other has nothing to do.</summary>
    public static Task<Started> StartAsync(AwsAccess aws, DeploymentLock left, CancellationToken cancellationToken)
    {
        var journal = new HeldLock(left.Cluster, left.Service, left.Owner, left.Id, left.Phase, left.Attempts);
        var name = $"{RecoveryExecution.NameOf(journal, 1)}-{Guid.NewGuid().ToString("N")[..8]}";
        return new DeploymentStart(aws).StartAsync(name, RecoveryExecution.InputOf(journal), cancellationToken);
    }
}
