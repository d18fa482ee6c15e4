namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>Trimmed mean, count and sum, and percentile rank: what lies inside a range, in four ways of saying it.</summary>
internal sealed class TrimmedStatistic : Statistic
{
    private readonly TrimRange _range;
    private readonly Func<double, double, double, double?> _of;

    private TrimmedStatistic(TrimRange range, Func<double, double, double, double?> of)
    {
        _range = range;
        _of = of;
    }

    /// <summary>The statistic of that name; null for a percentile rank of ranks, which makes no sense.</summary>
    public static TrimmedStatistic? Create(string name, TrimRange range) => name switch
    {
        "TM" => new(range, static (count, sum, _) => count > 0 ? sum / count : null),
        "TC" => new(range, static (count, _, _) => count),
        "TS" => new(range, static (_, sum, _) => sum),
        "PR" when !range.IsPercent => new(range, static (count, _, total) => 100 * count / total),
        _ => null,
    };

    public override double? Of(Datum datum)
    {
        if (!datum.TryGetSamples(out var samples))
            return null;
        var (before, count, sum) = (0.0, 0.0, 0.0);
        foreach (var sample in samples)
        {
            var inside = _range.CountOf(sample, before, datum.SampleCount);
            before += sample.Count;
            count += inside;
            sum += inside * sample.Value;
        }

        return _of(count, sum, datum.SampleCount);
    }
}
