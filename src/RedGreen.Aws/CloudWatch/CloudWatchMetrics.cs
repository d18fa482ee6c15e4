using Amazon.CloudWatch;
using RedGreen.Health;

namespace RedGreen.Aws.CloudWatch;

/// <summary>What the load balancer and the service itself measured of both sides, in one GetMetricData for everything.</summary>
internal sealed class CloudWatchMetrics(IAmazonCloudWatch cloudWatch, TimeProvider time) : ITrafficMetrics
{
    private readonly MetricData _data = new(cloudWatch, time);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Window>?> ReadAsync(MetricsRequest request, CancellationToken cancellationToken)
    {
        var (green, red) = (Side.Of("g", request.Green, request), Side.Of("r", request.Red, request));
        List<Amazon.CloudWatch.Model.MetricDataQuery> queries = [.. green?.Queries(request) ?? [], .. red?.Queries(request) ?? []];
        if (queries is [])
            return [.. Minutes(request).Select(start => new Window(start, null, null))];
        if (await _data.ReadAsync(queries, request.From, request.To, cancellationToken).ConfigureAwait(false) is not { } minutes)
            return null;
        var slowWanted = request.SlowSeconds is not null;
        return
        [
            .. Minutes(request).Select(start => new Window(start, green?.Groups.At(minutes, start, slowWanted), red?.Groups.At(minutes, start, slowWanted))
            {
                Own = [.. request.Metrics.Select((_, index) => new OwnWindow(green?.Own.At(minutes, index, start), red?.Own.At(minutes, index, start)))],
            }),
        ];
    }

    private static IEnumerable<DateTimeOffset> Minutes(MetricsRequest request)
    {
        for (var start = request.From; start < request.To; start += Window.Length)
            yield return start;
    }

    private sealed record Side(TargetGroupMetrics Groups, OwnMetrics Own)
    {
        public static Side? Of(string letter, MeasuredSide? side, MetricsRequest request) =>
            side is null ? null : new(new TargetGroupMetrics(letter, side), new OwnMetrics(letter, side.Service, request.Metrics));

        public IEnumerable<Amazon.CloudWatch.Model.MetricDataQuery> Queries(MetricsRequest request) =>
            [.. Groups.Queries(request.SlowSeconds, request.WithP95), .. Own.Queries()];
    }
}
