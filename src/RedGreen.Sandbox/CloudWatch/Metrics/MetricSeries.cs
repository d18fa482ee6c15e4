using System.Runtime.InteropServices;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>The minutes of one metric in one unit, oldest first.</summary>
internal sealed class MetricSeries(string unit)
{
    private readonly List<MetricPoint> _points = [];

    public string Unit { get; } = unit;

    public bool IsEmpty => _points.Count == 0;

    /// <summary>The newest minute there is, visible or not.</summary>
    public long Newest => _points[^1].Minute;

    /// <summary>Adds to a minute; minutes nearly always come in order.</summary>
    public void Add(MetricPoint point)
    {
        var index = _points.Count;
        while (index > 0 && _points[index - 1].Minute > point.Minute)
            index--;
        if (index > 0 && _points[index - 1].Minute == point.Minute)
            _points[index - 1] = MetricPoint.Merge(_points[index - 1], point);
        else
            _points.Insert(index, point);
    }

    /// <summary>The minutes from <paramref name="first"/> to before <paramref name="end"/>, visible or not.</summary>
    public ReadOnlySpan<MetricPoint> Range(long first, long end)
    {
        var points = CollectionsMarshal.AsSpan(_points);
        var from = LowerBound(points, first);
        return points[from..LowerBound(points, Math.Max(first, end))];
    }

    public void Forget(long before) => _points.RemoveRange(0, LowerBound(CollectionsMarshal.AsSpan(_points), before));

    private static int LowerBound(ReadOnlySpan<MetricPoint> points, long minute)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (points[middle].Minute < minute)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>One minute of a series.</summary>
/// <param name="Minute">Which.</param>
/// <param name="VisibleFrom">When readers begin to see it, in UTC ticks.</param>
/// <param name="Datum">The numbers.</param>
internal readonly record struct MetricPoint(long Minute, long VisibleFrom, Datum Datum)
{
    public static MetricPoint Merge(MetricPoint a, MetricPoint b) =>
        new(a.Minute, Math.Min(a.VisibleFrom, b.VisibleFrom), Datum.Merge(a.Datum, b.Datum));
}
