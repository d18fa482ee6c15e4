using Amazon.Runtime;
using RedGreen.Aws.Ecs;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Routing;

namespace RedGreen.Aws;

/// <summary>
/// One look: DescribeServices for both sides, target health for the side in question, one GetMetricData (at first for what
/// is usual for Red, where that is not known yet) and one DescribeAlarms where they can say something new, the rules on
/// every third look, and on every one of the bake, where looks are rare, and where no target of Green's is healthy.
/// </summary>
public sealed class HealthReader(ServiceLookReader services, ITargetGroups targetGroups, ITrafficRouter router, ITrafficMetrics metrics, HistoryReader history, IAlarms alarms) : IHealthReader
{
    private const int LooksPerDriftCheck = 3;

    /// <inheritdoc/>
    public async Task<Observation> LookAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (red, green, control) = await services.ReadAsync(deployment, cancellationToken).ConfigureAwait(false);
        var pairs = deployment.Green.TargetGroups;
        var stage = deployment.Traffic.Stage;
        var greenTargets = await targetGroups.LookAsync([.. pairs.Select(pair => pair.Green!)], cancellationToken).ConfigureAwait(false);
        return new Observation
        {
            Control = control,
            Red = red,
            Green = green,
            GreenTargets = greenTargets,
            RedTargets = stage is Stage.GoingHome or Stage.Home ? await targetGroups.LookAsync([.. pairs.Select(pair => pair.Red)], cancellationToken).ConfigureAwait(false) : null,
            Alarms = stage is Stage.Readiness or Stage.Shifting ? await AlarmsAsync(deployment, cancellationToken).ConfigureAwait(false) : [],
            History = stage is Stage.Readiness ? await history.CompleteAsync(deployment, now, cancellationToken).ConfigureAwait(false) : null,
            Windows = stage is Stage.Shifting ? await WindowsAsync(deployment, now, cancellationToken).ConfigureAwait(false) : [],
            IsEverywhere = await IsEverywhereAsync(deployment.Traffic.Change, cancellationToken).ConfigureAwait(false),
            Rules = IsTimeForRules(deployment) || MayBeUnused(stage, greenTargets) ? await router.ReadAsync(deployment.Traffic.Rules, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private static bool IsTimeForRules(Deployment deployment) =>
        deployment.Evidence.Looks % LooksPerDriftCheck == 0
        || deployment.WaitSeconds > deployment.Strategy.TickSeconds * LooksPerDriftCheck
        // Red is updated right after the bake: whether it carries nothing must not be an old answer then.
        || deployment.Traffic is { Stage: Stage.Shifting, Weight: 100 };

    // The targets of a group that no rule names are not checked: somebody may have moved traffic away.
    private static bool MayBeUnused(string stage, TargetsLook greenTargets) => stage is Stage.Shifting or Stage.GoingHome && greenTargets.Healthy == 0;

    // Not to be told is not to know: the hold begins later, and nothing else depends on it.
    private async Task<bool> IsEverywhereAsync(string? change, CancellationToken cancellationToken)
    {
        try
        {
            return change is null || await router.IsEverywhereAsync(change, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException error) when (AwsErrors.IsThrottling(error) || AwsErrors.IsUnavailable(error))
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<AlarmLook>?> AlarmsAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Strategy.Alarms is [])
            return [];
        try
        {
            return (await alarms.FindAsync(deployment.Strategy.Alarms, cancellationToken).ConfigureAwait(false)).Alarms;
        }
        catch (AmazonServiceException error) when (AwsErrors.IsThrottling(error) || AwsErrors.IsUnavailable(error))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Window>?> WindowsAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var through = Folding.ReadableThrough(now);
        return Folding.ReadFrom(deployment.Evidence, deployment.Traffic.Measured) is { } from && from < through && (deployment.Traffic.Measured || deployment.Strategy.Metrics is not [])
            ? await metrics.ReadAsync(MetricsRequest.Of(deployment, from, through), cancellationToken).ConfigureAwait(false)
            : [];
    }
}
