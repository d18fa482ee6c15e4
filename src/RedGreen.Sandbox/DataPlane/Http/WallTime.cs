using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.DataPlane.Http;

/// <summary>How much of the wall's time a sandbox time takes: for what only knows the wall's, as sockets do.</summary>
internal static class WallTime
{
    /// <summary>
    /// Sandbox time as wall time, never shorter than <paramref name="atLeast"/>: however fast the sandbox's clock is,
    /// this machine needs its own time to schedule a thread, and must not be taken for a dead target.
    /// </summary>
    public static TimeSpan Of(TimeProvider time, TimeSpan sandbox, TimeSpan atLeast)
    {
        var wall = time is ScaledTime scaled ? sandbox / scaled.Speed : sandbox;
        return wall > atLeast ? wall : atLeast;
    }
}
