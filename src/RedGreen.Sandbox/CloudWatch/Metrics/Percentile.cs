namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>The smallest value that at least this percentage of all values do not exceed.</summary>
/// <param name="rank">0-100.</param>
internal sealed class Percentile(double rank) : Statistic
{
    public override double? Of(Datum datum)
    {
        if (!datum.TryGetSamples(out var samples))
            return null;
        // 95% of 20 values is 19 of them, not 19.000000000000004.
        var wanted = datum.SampleCount * rank / 100 * (1 - 1e-12);
        var seen = 0.0;
        foreach (var sample in samples)
        {
            seen += sample.Count;
            if (seen >= wanted)
                return Math.Clamp(sample.Value, datum.Minimum, datum.Maximum);
        }

        return datum.Maximum;
    }
}
