using System.Diagnostics;
using System.Globalization;

namespace RedGreen.Bench;

/// <summary>What a piece of work took, the runtime's own threads (compiler, collector) included.</summary>
internal readonly record struct Cost(double Milliseconds, double CpuMilliseconds, double Megabytes)
{
    /// <summary>Minimum, median and maximum of the time; medians of the others.</summary>
    public static string[] Columns(IReadOnlyList<Cost> costs) =>
    [
        Text(costs.Min(cost => cost.Milliseconds)),
        Text(Median(costs.Select(cost => cost.Milliseconds))),
        Text(costs.Max(cost => cost.Milliseconds)),
        Text(Median(costs.Select(cost => cost.CpuMilliseconds))),
        Text(Median(costs.Select(cost => cost.Megabytes))),
    ];

    public static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>Measures one piece of work after the other.</summary>
internal sealed class CostWatch
{
    private long _began = Stopwatch.GetTimestamp();
    private TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private long _bytes = GC.GetTotalAllocatedBytes();

    /// <summary>What it cost since the last lap.</summary>
    public Cost Lap()
    {
        var (now, cpu, bytes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var lap = new Cost(Stopwatch.GetElapsedTime(_began, now).TotalMilliseconds, (cpu - _cpu).TotalMilliseconds, (bytes - _bytes) / 1e6);
        (_began, _cpu, _bytes) = (now, cpu, bytes);
        return lap;
    }
}
