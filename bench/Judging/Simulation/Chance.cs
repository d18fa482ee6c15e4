using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace RedGreen.Bench.Judging.Simulation;

/// <summary>All that is random in one simulated trace: the same seed, the same trace, on any number of cores.</summary>
internal sealed class Chance(long seed, int cell, int run)
{
    private readonly Xoshiro256StarStar _source = new(SeedOf(seed, cell, run), threadSafe: false);

    /// <summary>0-1.</summary>
    public double Uniform() => _source.NextDouble();

    /// <summary>A count whose mean is known.</summary>
    public int Poisson(double mean) => mean <= 0 ? 0 : MathNet.Numerics.Distributions.Poisson.Sample(_source, mean);

    /// <summary>A factor with mean 1.</summary>
    public double Noise(double variance) => Gamma.Sample(_source, 1 / variance, 1 / variance);

    /// <summary>Standard normal.</summary>
    public double Normal() => MathNet.Numerics.Distributions.Normal.Sample(_source, 0, 1);

    /// <summary>The <paramref name="rank"/>-th smallest of <paramref name="count"/> numbers that are uniform in 0-1.</summary>
    public double Smallest(long rank, long count) => Beta.Sample(_source, rank, count - rank + 1);

    // SplitMix64's finalizer: neighbouring runs must not begin alike.
    private static int SeedOf(long seed, int cell, int run)
    {
        var mixed = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + ((ulong)cell << 32) + (ulong)run);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return unchecked((int)(mixed ^ (mixed >> 31)));
    }
}
