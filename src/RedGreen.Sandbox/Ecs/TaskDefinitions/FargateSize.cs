using System.Globalization;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>The sizes that a task on Fargate can have: for each number of vCPUs a range of memory.</summary>
internal static class FargateSize
{
    private const int Gigabyte = 1024;

    // CPU units; least, most and increment of MiB. As in the model's documentation of RegisterTaskDefinition.
    private static readonly Dictionary<int, (int Least, int Most, int Increment)> Memory = new()
    {
        [512] = (1 * Gigabyte, 4 * Gigabyte, 1 * Gigabyte),
        [1024] = (2 * Gigabyte, 8 * Gigabyte, 1 * Gigabyte),
        [2048] = (4 * Gigabyte, 16 * Gigabyte, 1 * Gigabyte),
        [4096] = (8 * Gigabyte, 30 * Gigabyte, 1 * Gigabyte),
        [8192] = (16 * Gigabyte, 60 * Gigabyte, 4 * Gigabyte),
        [16384] = (32 * Gigabyte, 120 * Gigabyte, 8 * Gigabyte),
    };

    /// <param name="cpu">CPU units, or vCPUs: <c>256</c>, <c>.25 vCPU</c>.</param>
    /// <param name="memory">MiB, or GB: <c>512</c>, <c>0.5 GB</c>.</param>
    public static void Check(string cpu, string memory)
    {
        var (units, size) = (CpuUnits(cpu), MemoryMiB(memory));
        var exists = units is 256
            ? size is 512 or Gigabyte or 2 * Gigabyte
            : units is { } known && Memory.TryGetValue(known, out var range)
                && size >= range.Least && size <= range.Most && (size - range.Least) % range.Increment == 0;
        if (!exists)
            throw EcsErrors.Client($"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory.");
    }

    /// <summary>CPU units, of which 1,024 are a vCPU; null: not a size.</summary>
    public static int? CpuUnits(string cpu) => Number(cpu, "vcpu");

    /// <summary>MiB; null: not a size.</summary>
    public static int? MemoryMiB(string memory) => Number(memory, "gb");

    // Both units are 1024 of the plain number.
    private static int? Number(string text, string unit)
    {
        var inUnits = text.EndsWith(unit, StringComparison.OrdinalIgnoreCase);
        var digits = inUnits ? text[..^unit.Length] : text;
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? int.CreateSaturating(inUnits ? number * 1024 : number)
            : null;
    }
}
