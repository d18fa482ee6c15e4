namespace RedGreen.Chaos.Making;

/// <summary>Draws from a seed.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(Mixed(seed));

    /// <summary>Whole numbers, both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool Chance(double chance) => _random.NextDouble() < chance;

    /// <summary>All equally likely; one that stands there twice is twice as likely.</summary>
    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary>By weights.</summary>
    public T One<T>((T Choice, int Weight)[] choices)
    {
        var left = _random.Next(choices.Sum(choice => choice.Weight));
        foreach (var (choice, weight) in choices)
            if ((left -= weight) < 0)
                return choice;
        throw new InvalidOperationException("No choice has a weight.");
    }

    /// <summary>Whole seconds, both ends included.</summary>
    public TimeSpan Seconds(int least, int most) => TimeSpan.FromSeconds(Between(least, most));

    /// <summary>Whole seconds, given in minutes, both ends included.</summary>
    public TimeSpan Minutes(int least, int most) => Seconds(least * 60, most * 60);

    /// <summary>A whole number, smaller ones more likely: twice as many halve the chance.</summary>
    public int Early(int most) => Math.Min(most, (int)Math.Exp(_random.NextDouble() * Math.Log(most + 1)));

    // Neighbouring seeds have neighbouring first draws: every 23rd story would be told behind the same router.
    private static int Mixed(int seed)
    {
        var bits = unchecked((ulong)seed * 0x9E3779B97F4A7C15);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return (int)(bits >> 33);
    }
}
