namespace RedGreen.Sandbox.StepFunctions.Language.Expressions;

/// <summary>The randomness of one execution, a function of its seed; safe for branches that run at once.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From 0 (inclusive) to 1 (exclusive).</summary>
    public double Fraction()
    {
        lock (_random)
            return _random.NextDouble();
    }

    /// <summary>From one number (inclusive) to another (exclusive).</summary>
    public long Between(long from, long to)
    {
        lock (_random)
            return _random.NextInt64(from, to);
    }

    /// <summary>A UUID of version 4.</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_random)
            _random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
