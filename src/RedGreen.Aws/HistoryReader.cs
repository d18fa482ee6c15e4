using Amazon.Runtime;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Planning;

namespace RedGreen.Aws;

/// <summary>
/// What was usual for Red in the hour before Green's first traffic. It takes two answers of CloudWatch: slow requests can
/// only be counted once it is known what is slow.
/// </summary>
public sealed class HistoryReader(ITrafficMetrics metrics)
{
    /// <summary>The facts with Red's last hour in them, as far as CloudWatch tells it, and with what it says of the service's own metrics.</summary>
    public async Task<PlanFacts> AddAsync(PlanFacts facts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var red = new MeasuredSide(facts.Service.Name, facts.IsMeasured ? [.. facts.TargetGroups.Values.Where(group => group.LoadBalancers is not []).Select(group => new MeasuredGroup(group.Arn, group.LoadBalancers[0]))] : []);
        if (red.Groups is [] && facts.Strategy.Metrics is [])
            return facts;
        try
        {
            var minutes = await metrics.ReadAsync(LastHour(red, now) with { WithP95 = true, Metrics = facts.Strategy.Metrics }, cancellationToken).ConfigureAwait(false);
            var known = minutes is null || red.Groups is [] ? null : Of(minutes);
            return facts with
            {
                History = known is null ? null : await NextAsync(red, known, now, cancellationToken).ConfigureAwait(false) ?? known,
                SilentMetrics = minutes is null ? null : [.. facts.Strategy.Metrics.Where((_, index) => minutes.All(window => window.Own[index].Red is null)).Select(metric => $"{metric.Namespace} {metric.Of ?? metric.Name}")],
            };
        }
        catch (AmazonServiceException error) when (facts.Strategy.Metrics is not [] && error.ErrorCode is "ValidationError" or "InvalidParameterValue" or "InvalidParameterCombination")
        {
            // Asked for now, since at a look it would be too late: there it would bring Red back.
            return facts with { MetricsProblem = error.Message };
        }
    }

    /// <summary>The part of Red's last hour that a deployment does not know yet, in one call; null where it knows all, or CloudWatch did not tell.</summary>
    public Task<History?> CompleteAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken) => deployment.Traffic.Measured
        ? NextAsync(MetricsRequest.RedOf(deployment), deployment.Evidence.History, now, cancellationToken)
        : Task.FromResult<History?>(null);

    private async Task<History?> NextAsync(MeasuredSide red, History? known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (known is { SlowSeconds: null } or { SlowRate: not null })
            return null;
        var request = LastHour(red, now) with { SlowSeconds = known?.SlowSeconds, WithP95 = known is null };
        return await metrics.ReadAsync(request, cancellationToken).ConfigureAwait(false) is { } minutes ? Of(minutes, known?.SlowSeconds) : null;
    }

    private static MetricsRequest LastHour(MeasuredSide red, DateTimeOffset now) =>
        new() { From = Folding.ClosedThrough(now) - History.Length, To = Folding.ClosedThrough(now), Red = red };

    private static History Of(IReadOnlyList<Window> minutes, double? slowSeconds = null) => History.Of([.. minutes.Select(window => window.Red)], slowSeconds);
}
