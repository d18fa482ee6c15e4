namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>The mean where whatever lies outside a range counts as the value at its edge.</summary>
internal sealed class WinsorizedMean(TrimRange range) : Statistic
{
    public override double? Of(Datum datum)
    {
        if (!datum.TryGetSamples(out var samples))
            return null;
        var (low, high) = range.IsPercent ? (ValueAt(samples, datum.SampleCount * range.Lower / 100), ValueAt(samples, datum.SampleCount * range.Upper / 100)) : (range.Lower, range.Upper);
        var sum = 0.0;
        foreach (var sample in samples)
            sum += sample.Count * Math.Clamp(sample.Value, low, high);
        return sum / datum.SampleCount;
    }

    // The value with so many occurrences up to it; 0 occurrences is the smallest value.
    private static double ValueAt(ReadOnlySpan<Sample> samples, double occurrences)
    {
        var seen = 0.0;
        foreach (var sample in samples)
        {
            seen += sample.Count;
            if (seen >= occurrences)
                return sample.Value;
        }

        return samples[^1].Value;
    }
}
