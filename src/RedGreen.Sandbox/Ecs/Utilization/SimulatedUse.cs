namespace RedGreen.Sandbox.Ecs.Utilization;

/// <summary>
/// What a task uses, as a rule instead of a measurement: containers here are no containers, and the machine's own load
/// would say nothing. 2% of its CPU and 64 MiB when idle; each request a second takes half a thousandth of a vCPU
/// (0.5 ms of one) and a quarter of a MiB. So a task of a quarter vCPU that serves 200 requests a second is at 42%.
/// </summary>
internal static class SimulatedUse
{
    private const double IdleCpuPercent = 2;
    private const double CpuUnitsPerRequest = 1024 * 0.0005;
    private const double IdleMiB = 64;
    private const double MiBPerRequest = 0.25;
    private const double Most = 100;

    /// <summary>Percent of a task's CPU.</summary>
    public static double Cpu(ServiceLoad load, double requestsPerSecond) =>
        Math.Min(Most, IdleCpuPercent + (100 * CpuUnitsPerRequest * requestsPerSecond / load.CpuUnits));

    /// <summary>Percent of a task's memory.</summary>
    public static double Memory(ServiceLoad load, double requestsPerSecond) =>
        Math.Min(Most, 100 * (IdleMiB + (MiBPerRequest * requestsPerSecond)) / load.MemoryMiB);
}
