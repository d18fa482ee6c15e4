using System.Globalization;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>The boundaries of a trimmed statistic: above <paramref name="Lower"/>, up to and with <paramref name="Upper"/>.</summary>
/// <param name="Lower">A value, or a rank of 0-100.</param>
/// <param name="Upper">A value, or a rank of 0-100.</param>
/// <param name="IsPercent">Whether the two are ranks.</param>
internal readonly record struct TrimRange(double Lower, double Upper, bool IsPercent)
{
    public static TrimRange Percent(double lower, double upper) => new(lower, upper, IsPercent: true);

    /// <summary>Reads <c>0.1:2</c>, <c>:2</c>, <c>10%:</c>; null for what is none of these.</summary>
    public static TrimRange? Parse(string text)
    {
        if (text.Split(':') is not [var lower, var upper] || (lower.Length == 0 && upper.Length == 0))
            return null;
        if (!TryReadBound(lower, double.NegativeInfinity, out var from, out var fromPercent) ||
            !TryReadBound(upper, double.PositiveInfinity, out var to, out var toPercent) ||
            (lower.Length > 0 && upper.Length > 0 && fromPercent != toPercent))
            return null;
        var percent = fromPercent || toPercent;
        var range = percent ? new TrimRange(Math.Max(0, from), Math.Min(100, to), IsPercent: true) : new TrimRange(from, to, IsPercent: false);
        return range.Lower < range.Upper && (!percent || (from is double.NegativeInfinity or >= 0 && to is double.PositiveInfinity or <= 100)) ? range : null;
    }

    /// <summary>
    /// How many of a sample's occurrences lie inside. By rank, a sample may be cut through.
    /// </summary>
    /// <param name="sample">The sample.</param>
    /// <param name="before">How many occurrences lower samples have.</param>
    /// <param name="total">How many there are in all.</param>
    public double CountOf(Sample sample, double before, double total) => IsPercent
        ? Math.Max(0, Math.Min(before + sample.Count, total * Upper / 100) - Math.Max(before, total * Lower / 100))
        : sample.Value > Lower && sample.Value <= Upper ? sample.Count : 0;

    private static bool TryReadBound(string text, double open, out double bound, out bool percent)
    {
        percent = text.EndsWith('%');
        bound = open;
        return text.Length == 0 || double.TryParse(text.AsSpan(0, text.Length - (percent ? 1 : 0)), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bound);
    }
}
