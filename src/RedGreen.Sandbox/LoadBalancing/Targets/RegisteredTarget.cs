using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>A registered target, and what its health checks said so far.</summary>
internal sealed class RegisteredTarget(Endpoint endpoint)
{
    private int _passed;
    private int _failed;

    public Endpoint Endpoint { get; } = endpoint;

    /// <summary>What the checks say, whether or not the group is in use.</summary>
    public TargetHealth Health { get; private set; } = TargetHealth.Registering;

    /// <summary>Its health checks; null while the group is not in use, or the target drains.</summary>
    public HealthCheck? Check { get; set; }

    /// <summary>Deregistration under way; null: none.</summary>
    public Draining? Draining { get; private set; }

    public bool IsDraining => Draining is not null;

    public void BeginChecks() => Become(TargetHealth.Checking);

    /// <summary>Forgets what earlier checks said: the group came into use.</summary>
    public void Reset() => Become(TargetHealth.Registering);

    public void Drain(Draining draining)
    {
        Draining = draining;
        Become(TargetHealth.Draining);
    }

    /// <summary>
    /// Takes one check's result in. A target that was registered is healthy with its first pass; afterwards it takes
    /// as many passes or failures in a row as the thresholds say.
    /// </summary>
    public void Observe(ProbeResult probe, HealthCheckSettings settings)
    {
        if (settings.Passes(probe))
            (_passed, _failed) = (_passed + 1, 0);
        else
            (_passed, _failed) = (0, _failed + 1);

        if (_passed > 0 && (!Health.IsUnhealthy || _passed >= settings.HealthyThreshold))
            Health = TargetHealth.Healthy;
        else if (_failed > 0 && (Health.IsUnhealthy || _failed >= settings.UnhealthyThreshold))
            Health = TargetHealth.Unhealthy(probe);
    }

    private void Become(TargetHealth health)
    {
        Health = health;
        (_passed, _failed) = (0, 0);
    }
}
