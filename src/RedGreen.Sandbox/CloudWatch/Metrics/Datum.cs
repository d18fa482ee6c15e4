namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>What a metric was in one period: the four numbers of a statistic set and, where known, the values themselves.</summary>
internal sealed class Datum
{
    private readonly Sample[]? _samples;

    private Datum(double sampleCount, double sum, double minimum, double maximum, Sample[]? samples)
    {
        SampleCount = sampleCount;
        Sum = sum;
        Minimum = minimum;
        Maximum = maximum;
        // As in AWS, a statistic set has percentiles only where one value can be told from it.
        _samples = samples ?? (minimum == maximum ? [new(minimum, sampleCount)] : null);
    }

    public double SampleCount { get; }

    public double Sum { get; }

    public double Minimum { get; }

    public double Maximum { get; }

    /// <summary>The values by rising value; false where only a statistic set was put.</summary>
    public bool TryGetSamples(out ReadOnlySpan<Sample> samples)
    {
        samples = _samples;
        return _samples is not null;
    }

    /// <summary>One value, seen once or more often.</summary>
    public static Datum Of(double value, double count = 1) => new(count, value * count, value, value, null);

    /// <summary>Values as they were put, in any order, the same one more than once perhaps.</summary>
    public static Datum Of(IEnumerable<Sample> samples)
    {
        var sorted = Sorted(samples);
        var count = 0.0;
        var sum = 0.0;
        foreach (var sample in sorted)
        {
            count += sample.Count;
            sum += sample.Value * sample.Count;
        }

        return new(count, sum, sorted[0].Value, sorted[^1].Value, sorted);
    }

    /// <summary>Values known by their bucket only, beside the exact numbers. <paramref name="samples"/> rise by value.</summary>
    public static Datum OfBuckets(double sum, double minimum, double maximum, Sample[] samples) =>
        new(samples.Sum(static sample => sample.Count), sum, minimum, maximum, samples);

    /// <summary>A statistic set, as a client put it.</summary>
    public static Datum OfStatistics(double sampleCount, double sum, double minimum, double maximum) =>
        new(sampleCount, sum, minimum, maximum, null);

    /// <summary>Two periods, or two reporters, as one.</summary>
    public static Datum Merge(Datum a, Datum b) => new(
        a.SampleCount + b.SampleCount,
        a.Sum + b.Sum,
        Math.Min(a.Minimum, b.Minimum),
        Math.Max(a.Maximum, b.Maximum),
        a._samples is null || b._samples is null ? null : Merge(a._samples, b._samples));

    private static Sample[] Merge(Sample[] a, Sample[] b)
    {
        var merged = new Sample[a.Length + b.Length];
        var (i, j, count) = (0, 0, 0);
        while (i < a.Length || j < b.Length)
            merged[count++] = (i < a.Length, j < b.Length) switch
            {
                (true, true) when a[i].Value == b[j].Value => new(a[i].Value, a[i++].Count + b[j++].Count),
                (true, true) => a[i].Value < b[j].Value ? a[i++] : b[j++],
                (true, false) => a[i++],
                _ => b[j++],
            };
        return count == merged.Length ? merged : merged[..count];
    }

    private static Sample[] Sorted(IEnumerable<Sample> samples) => samples
        .GroupBy(static sample => sample.Value, static (value, same) => new Sample(value, same.Sum(static sample => sample.Count)))
        .OrderBy(static sample => sample.Value)
        .ToArray();
}
