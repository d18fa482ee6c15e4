namespace RedGreen.Sandbox.Time;

/// <summary>Which clock goes for work that is really done.</summary>
internal static class RealWork
{
    /// <summary>
    /// A fast clock does not make functions faster: they take real seconds and are killed after real seconds. So the
    /// time-out of the state that waits for one is real too, or at 30 times the speed its 75 seconds would be 2.5, and
    /// a busy machine would look like a dead function. In virtual time, where work takes none, it is that clock.
    /// </summary>
    public static TimeProvider OfRealWork(this TimeProvider time) => time is ScaledTime ? TimeProvider.System : time;
}
