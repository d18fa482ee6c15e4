namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>
/// Every metric of the account by the minute. Read and changed under <see cref="SandboxContext.Gate"/> only.
/// </summary>
internal sealed class MetricStore(SandboxContext context, CloudWatchTimings timings) : IMetricSink
{
    private readonly Dictionary<Metric, List<MetricSeries>> _metrics = [];
    private long _swept = Minute.Of(context.Now);

    /// <summary>
    /// Raised before metrics are read: who measures publishes the minutes that have ended only then, so that a minute
    /// nobody asks about costs nothing.
    /// </summary>
    public event Action? Reading;

    /// <summary>How many minutes back numbers are kept.</summary>
    public int KeptMinutes { get; } = (int)timings.Retention.TotalMinutes;

    /// <summary>The first minute that is still kept.</summary>
    public long OldestKept => Minute.Of(context.Now) - KeptMinutes;

    /// <summary>The first minute that may still be published: one that is older and has no data has none.</summary>
    public long Horizon => Minute.Of(context.Now - timings.PublicationLag);

    /// <inheritdoc/>
    public void Publish(string metricNamespace, string name, IReadOnlyList<(string Name, string Value)> dimensions, DateTimeOffset at, double value, string unit) =>
        Publish(new Metric(metricNamespace, name, dimensions.Select(static dimension => new Dimension(dimension.Name, dimension.Value))), Minute.Of(at), Datum.Of(value), unit);

    /// <summary>Publishes what AWS measured in a minute; visible after the publication lag.</summary>
    public void Publish(Metric metric, long minute, Datum datum, string unit) =>
        Add(metric, new MetricPoint(minute, (Minute.Start(minute + 1) + timings.PublicationLag).UtcTicks, datum), unit);

    /// <summary>Puts what a client measured; visible at once.</summary>
    public void Put(Metric metric, long minute, Datum datum, string unit) => Add(metric, new MetricPoint(minute, 0, datum), unit);

    /// <summary>Lets those who measure publish what they have. Call it before reading.</summary>
    public void Refresh() => Reading?.Invoke();

    /// <summary>A metric's series, one per unit it was reported in.</summary>
    public IReadOnlyList<MetricSeries> Series(Metric metric) => _metrics.TryGetValue(metric, out var series) ? series : [];

    /// <summary>Every metric that has data a reader can see now.</summary>
    public IEnumerable<Metric> Visible()
    {
        var now = context.Now.UtcTicks;
        return from entry in _metrics
               where entry.Value.Any(series => series.Range(OldestKept, long.MaxValue) is { Length: > 0 } points && points[0].VisibleFrom <= now)
               select entry.Key;
    }

    private void Add(Metric metric, MetricPoint point, string unit)
    {
        if (point.Minute < OldestKept)
            return;
        if (!_metrics.TryGetValue(metric, out var all))
        {
            Sweep();
            _metrics.Add(metric, all = []);
        }

        var series = all.Find(series => series.Unit == unit);
        if (series is null)
            all.Add(series = new MetricSeries(unit));
        series.Forget(OldestKept);
        series.Add(point);
    }

    // Metrics of deleted groups get no more data: they go when new ones come, at most once an hour.
    private void Sweep()
    {
        var now = Minute.Of(context.Now);
        if (now - _swept < 60)
            return;
        _swept = now;
        var oldest = OldestKept;
        foreach (var (metric, all) in _metrics)
        {
            all.RemoveAll(series => series.IsEmpty || series.Newest < oldest);
            if (all.Count == 0)
                _metrics.Remove(metric);
        }
    }
}
