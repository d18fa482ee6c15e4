using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>
/// Response times of one minute in log-scaled buckets. Each power of two is cut into 64 equal parts, so that a bucket's
/// middle is less than 0.8% from every time in it: the top bits of the number itself are the index.
/// </summary>
internal sealed class LatencyBuckets
{
    private const int PartBits = 6;
    private const double Shortest = 1.0 / (1 << 20);
    private const double Longest = 1 << 12;
    private static readonly int First = Raw(Shortest);
    private readonly long[] _counts = new long[Raw(Longest) - First + 1];
    private int _low = int.MaxValue;
    private int _high = -1;
    private double _sum;
    private double _minimum = double.PositiveInfinity;
    private double _maximum;

    public void Add(double seconds, long count)
    {
        var index = Raw(Math.Clamp(seconds, Shortest, Longest)) - First;
        _counts[index] += count;
        _low = Math.Min(_low, index);
        _high = Math.Max(_high, index);
        _sum += seconds * count;
        _minimum = Math.Min(_minimum, seconds);
        _maximum = Math.Max(_maximum, seconds);
    }

    /// <summary>What was added since the last call; null for nothing.</summary>
    public Datum? Take()
    {
        if (_high < 0)
            return null;
        var samples = new List<Sample>();
        for (var index = _low; index <= _high; index++)
            if (_counts[index] > 0)
                samples.Add(new(Middle(index), _counts[index]));
        var datum = Datum.OfBuckets(_sum, _minimum, _maximum, [.. samples]);
        Array.Clear(_counts, _low, _high - _low + 1);
        (_low, _high, _sum, _minimum, _maximum) = (int.MaxValue, -1, 0, double.PositiveInfinity, 0);
        return datum;
    }

    private static int Raw(double value) => (int)(BitConverter.DoubleToUInt64Bits(value) >> (52 - PartBits));

    private static double Middle(int index)
    {
        var from = BitConverter.UInt64BitsToDouble((ulong)(index + First) << (52 - PartBits));
        var to = BitConverter.UInt64BitsToDouble((ulong)(index + First + 1) << (52 - PartBits));
        return (from + to) / 2;
    }
}
