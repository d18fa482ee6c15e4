namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>A container ends by itself: its essential process exits, or the kernel ends it.</summary>
/// <param name="After">Sandbox time since the container was started; zero: it never gets to listen.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Reason">The reason as ECS tells it; null for none.</param>
public sealed record ContainerEnd(TimeSpan After, int ExitCode, string? Reason = null)
{
    /// <summary>Exits with code 1 as soon as it is started: a missing setting, a failed migration.</summary>
    public static ContainerEnd CrashAtStart { get; } = new(TimeSpan.Zero, 1);

    /// <summary>Exits with code 1 after a time.</summary>
    public static ContainerEnd CrashAfter(TimeSpan after) => new(after, 1);

    /// <summary>Leaks memory until it is killed for it, with ECS's words.</summary>
    public static ContainerEnd OutOfMemoryAfter(TimeSpan after) =>
        new(after, 137, "OutOfMemoryError: Container killed due to memory usage");
}
