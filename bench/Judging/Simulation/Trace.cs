using RedGreen.Health;

namespace RedGreen.Bench.Judging.Simulation;

/// <summary>What was measured: Red's hour before the deployment, and both sides' minutes in it.</summary>
internal sealed record Trace(IReadOnlyList<SideWindow> Before, IReadOnlyList<SideWindow> Green, IReadOnlyList<SideWindow> Red)
{
    public const int MinutesBefore = 60;
    public const int MinutesPerStep = 10;
    public const int Minutes = 30;

    private static readonly double[] Shares = [0.1, 0.25, 0.5];

    /// <summary>The step that a minute belongs to, from 0.</summary>
    public static int StepAt(int minute) => minute / MinutesPerStep;

    /// <summary>Green's share of the traffic.</summary>
    public static double ShareAt(int minute) => Shares[StepAt(minute)];
}
