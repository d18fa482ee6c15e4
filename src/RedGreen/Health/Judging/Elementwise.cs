using System.Runtime.Intrinsics;

namespace RedGreen.Health.Judging;

/// <summary>Sums of numbers that are held as logarithms, four at a time: most of an evaluation's time goes into them.</summary>
internal static class Elementwise
{
    private static readonly int Lanes = Vector256<double>.Count;

    /// <summary>ln(e^x + e^y) for each x, without ever leaving the logarithms.</summary>
    /// <param name="logs">Each x.</param>
    /// <param name="other">y.</param>
    /// <param name="sums">The results; not the place of <paramref name="logs"/>, since the last four may overlap those before.</param>
    public static void LogOfSum(ReadOnlySpan<double> logs, double other, Span<double> sums)
    {
        var k = 0;
        for (; logs.Length >= Lanes && k < logs.Length; k += Lanes)
        {
            var at = Math.Min(k, logs.Length - Lanes);
            LogOfSum(Vector256.Create(logs[at..]), Vector256.Create(other)).CopyTo(sums[at..]);
        }

        for (; k < logs.Length; k++)
            sums[k] = LogOfSum(logs[k], other);
    }

    /// <summary>ln(e^x + e^y).</summary>
    public static double LogOfSum(double x, double y) => Math.Max(x, y) + Math.Log(1 + Math.Exp(-Math.Abs(x - y)));

    private static Vector256<double> LogOfSum(Vector256<double> x, Vector256<double> y) =>
        Vector256.Max(x, y) + Vector256.Log(Vector256<double>.One + Vector256.Exp(-Vector256.Abs(x - y)));
}
