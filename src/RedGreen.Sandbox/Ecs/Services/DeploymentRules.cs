using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>What <c>deploymentConfiguration</c> says about rolling updates.</summary>
/// <param name="MinimumHealthyPercent">Of the desired count, rounded up: so many tasks stay healthy.</param>
/// <param name="MaximumPercent">Of the desired count, rounded down: so many tasks run or start at most.</param>
/// <param name="CircuitBreaker">Whether failing deployments are given up.</param>
/// <param name="Rollback">Whether the last completed deployment then comes back.</param>
internal sealed record DeploymentRules(int MinimumHealthyPercent, int MaximumPercent, bool CircuitBreaker, bool Rollback)
{
    private const int FewestFailures = 3;
    private const int MostFailures = 200;

    /// <summary>Of a configuration that is complete: see <see cref="ServiceDefaults"/>.</summary>
    public static DeploymentRules Read(JsonObject configuration)
    {
        var breaker = configuration.Structure("deploymentCircuitBreaker") ?? [];
        var rules = new DeploymentRules(
            configuration.Int("minimumHealthyPercent")!.Value,
            configuration.Int("maximumPercent")!.Value,
            breaker.Flag("enable") ?? false,
            breaker.Flag("rollback") ?? false);
        return rules.MinimumHealthyPercent < 0 ? throw EcsErrors.InvalidParameter("Minimum healthy percent must be at least 0.")
            : rules.MaximumPercent < 1 || rules.MaximumPercent < rules.MinimumHealthyPercent ? throw EcsErrors.InvalidParameter("Maximum percent must be at least 1, and no less than the minimum healthy percent.")
            : rules;
    }

    public int FewestHealthy(int desiredCount) => (int)Math.Ceiling(desiredCount * (MinimumHealthyPercent / 100m));

    public int MostActive(int desiredCount) => (int)Math.Floor(desiredCount * (MaximumPercent / 100m));

    /// <summary>So many tasks fail before the circuit breaker opens: half the desired count, 3 to 200 (ECS developer guide).</summary>
    public static int CircuitBreakerThreshold(int desiredCount) => Math.Clamp((desiredCount + 1) / 2, FewestFailures, MostFailures);
}
