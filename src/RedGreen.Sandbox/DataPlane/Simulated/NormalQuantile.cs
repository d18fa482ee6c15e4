namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>
/// The inverse of the standard normal distribution: P. J. Acklam's rational approximation, relative error below 1.2e-9.
/// </summary>
internal static class NormalQuantile
{
    private const double TailBelow = 0.02425;

    /// <param name="probability">Above 0 and below 1.</param>
    public static double At(double probability) =>
        probability < TailBelow ? -Tail(probability)
        : probability > 1 - TailBelow ? Tail(1 - probability)
        : Centre(probability - 0.5);

    private static double Centre(double q)
    {
        var r = q * q;
        var numerator = (((((((((-39.69683028665376 * r) + 220.9460984245205) * r) - 275.9285104469687) * r) + 138.3577518672690) * r) - 30.66479806614716) * r) + 2.506628277459239;
        var denominator = (((((((((-54.47609879822406 * r) + 161.5858368580409) * r) - 155.6989798598866) * r) + 66.80131188771972) * r) - 13.28068155288572) * r) + 1;
        return q * numerator / denominator;
    }

    private static double Tail(double probability)
    {
        var q = Math.Sqrt(-2 * Math.Log(probability));
        var numerator = (((((((((-0.007784894002430293 * q) - 0.3223964580411365) * q) - 2.400758277161838) * q) - 2.549732539343734) * q) + 4.374664141464968) * q) + 2.938163982698783;
        var denominator = (((((((0.007784695709041462 * q) + 0.3224671290700398) * q) + 2.445134137142996) * q) + 3.754408661907416) * q) + 1;
        return -numerator / denominator;
    }
}
