using RedGreen.Sandbox.CloudWatch.MetricMath;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>Works out queries that refer to each other, each once, over the grid that a query's own period makes.</summary>
/// <param name="store">Where the metrics are.</param>
/// <param name="queries">The queries.</param>
/// <param name="gridOf">The periods to work out for a period in minutes.</param>
/// <param name="now">What readers can see, in UTC ticks.</param>
internal sealed class QueryEvaluation(MetricStore store, IReadOnlyList<MetricQuery> queries, Func<int, TimeGrid> gridOf, long now)
{
    private readonly Dictionary<string, Operand?> _values = [];
    private readonly Dictionary<int, TimeGrid> _grids = [];
    private readonly Dictionary<string, int> _periods = [];
    private readonly Dictionary<string, MetricQuery> _byId = queries.ToDictionary(static query => query.Id);

    /// <summary>The one time series that a query is, and the grid it lies on.</summary>
    public (TimeGrid Grid, double[] Values) Series(MetricQuery query)
    {
        if (query.Stat is { } stat)
            return (Grid(stat.Period), ((Operand.Series)Value(query)).Values);
        var grid = Grid(PeriodOf(query));
        return (grid, Value(query) is Operand.Series series
            ? series.Values
            : throw CloudWatchErrors.Validation($"Error in expression '{query.Id}': its result must be a single time series; this sandbox's CloudWatch returns no scalars and no lists."));
    }

    /// <summary>A query's period in minutes: that of all the metrics it is made of.</summary>
    public int PeriodOf(MetricQuery query)
    {
        if (query.Stat is { } own)
            return own.Period;
        if (!_periods.TryGetValue(query.Id, out var period))
            _periods.Add(query.Id, period = CommonPeriod(query));
        return period;
    }

    private int CommonPeriod(MetricQuery query)
    {
        var periods = MetricsOf(query, []).Select(stat => stat.Period).Distinct().ToList();
        return periods switch
        {
            [var period] => period,
            [] => throw CloudWatchErrors.Validation($"Error in expression '{query.Id}': it refers to no metric."),
            _ => throw CloudWatchErrors.NotInSandbox($"Error in expression '{query.Id}': mixing metrics of different periods ({string.Join(", ", periods.Select(period => period * 60))} seconds)"),
        };
    }

    private Operand Value(MetricQuery query)
    {
        if (_values.TryGetValue(query.Id, out var known))
            return known ?? throw Circular(query);
        _values[query.Id] = null;
        Operand value = query.Stat is { } stat
            ? new Operand.Series(stat.Values(store, Grid(stat.Period), now))
            : query.Expression!.Evaluate(new MathScope(Grid(PeriodOf(query)), id => Value(Find(id)), MetricIds));
        _values[query.Id] = value;
        return value;
    }

    private TimeGrid Grid(int period)
    {
        if (!_grids.TryGetValue(period, out var grid))
            _grids.Add(period, grid = gridOf(period));
        return grid;
    }

    private List<MetricStat> MetricsOf(MetricQuery query, HashSet<string> above)
    {
        if (query.Stat is { } stat)
            return [stat];
        if (!above.Add(query.Id))
            throw Circular(query);
        var ids = query.Expression!.ReadsAllMetrics ? MetricIds : query.Expression.References;
        var stats = ids.SelectMany(id => MetricsOf(Find(id), above)).ToList();
        above.Remove(query.Id);
        return stats;
    }

    private IEnumerable<string> MetricIds => queries.Where(static query => query.Stat is not null).Select(static query => query.Id);

    private MetricQuery Find(string id) => _byId[id];

    private static AwsError Circular(MetricQuery query) =>
        CloudWatchErrors.Validation($"Error in expression '{query.Id}': it refers to itself, directly or through other expressions.");
}
