using System.Diagnostics;

namespace RedGreen.Sandbox.Time;

/// <summary>Wall time that passes <paramref name="speed"/> times as fast: at 30, a minute takes two seconds.</summary>
/// <param name="speed">How many sandbox seconds pass in one real second; above 0.</param>
/// <param name="start">The sandbox's clock when it starts.</param>
public sealed class ScaledTime(double speed, DateTimeOffset start) : TimeProvider
{
    private readonly long _origin = Stopwatch.GetTimestamp();

    /// <summary>How many sandbox seconds pass in one real second.</summary>
    public double Speed { get; } = speed > 0 && double.IsFinite(speed)
        ? speed
        : throw new ArgumentOutOfRangeException(nameof(speed), speed, "A clock's speed is above 0.");

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)(Stopwatch.GetElapsedTime(_origin).Ticks * Speed);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // A timer of the system has a resolution of a millisecond and takes at most about 49 days.
    private TimeSpan Real(TimeSpan scaled) =>
        scaled <= TimeSpan.Zero ? scaled : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(scaled.TotalMilliseconds / Speed), uint.MaxValue - 1));

    private sealed class ScaledTimer(ITimer timer, ScaledTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
