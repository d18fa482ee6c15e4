namespace RedGreen.Sandbox;

/// <summary>
/// What every part of one sandbox shares: its clock, its lock, its names and its dice. The services' state is
/// changed only while <see cref="Gate"/> is held: the wire takes it for each call, and <see cref="After"/> and
/// <see cref="Every"/> take it for what happens by itself.
/// </summary>
internal sealed class SandboxContext(TimeProvider time, int seed = 1)
{
    private readonly Random _random = new(seed);

    /// <summary>The sandbox's clock, faster than the wall's or virtual.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Held by whoever reads or changes the state of a service. Never held across an await.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The one Region.</summary>
    public string Region { get; init; } = "eu-west-1";

    /// <summary>The one account.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Where clients reach the services: what URLs that these hand out begin with. It is never AWS's own.</summary>
    public Uri Endpoint { get; init; } = new("http://127.0.0.1:4510");

    /// <summary>Now, in sandbox time.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The sandbox's dice; only while <see cref="Gate"/> is held.</summary>
    public Random Random => _random;

    /// <summary>An ARN of this account and Region.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>Lower-case hexadecimal digits, as AWS's ids have; only while <see cref="Gate"/> is held.</summary>
    public string Hex(int digits) => string.Create(digits, _random, static (span, random) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = "0123456789abcdef"[random.Next(16)];
    });

    /// <summary>An id in the form of a UUID; only while <see cref="Gate"/> is held.</summary>
    public string Uuid() => $"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}";

    /// <summary>Does something later, under <see cref="Gate"/>. Disposing calls it off.</summary>
    public IDisposable After(TimeSpan delay, Action action) => Timer(delay, Timeout.InfiniteTimeSpan, action);

    /// <summary>Does something again and again, under <see cref="Gate"/>, first after one period. Disposing ends it.</summary>
    public IDisposable Every(TimeSpan period, Action action) => Timer(period, period, action);

    private ITimer Timer(TimeSpan due, TimeSpan period, Action action) => Time.CreateTimer(
        _ =>
        {
            lock (Gate)
                action();
        },
        null,
        due,
        period);
}
