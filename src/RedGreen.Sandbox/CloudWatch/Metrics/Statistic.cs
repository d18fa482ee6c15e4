using System.Globalization;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>
/// How a period's values become one number: <c>Sum</c>, <c>p99</c>, <c>TC(0.3:)</c>. Boundaries written as numbers are
/// values, exclusive below and inclusive above; with a percent sign they are ranks.
/// </summary>
internal abstract partial class Statistic
{
    /// <summary>The number; null where the period has none (percentiles of a bare statistic set).</summary>
    public abstract double? Of(Datum datum);

    /// <summary>Reads a statistic as it is written in an API call; null for one that is unknown.</summary>
    public static Statistic? Parse(string text)
    {
        if (SimpleStatistic.Parse(text) is { } simple)
            return simple;
        if (PercentilePattern().Match(text) is { Success: true } percentile)
            return Rank(percentile.Groups[1].ValueSpan) is { } rank ? new Percentile(rank) : null;
        if (ShortTrimPattern().Match(text) is { Success: true } brief)
            return Rank(brief.Groups[2].ValueSpan) is { } upper ? Trimmed(brief.Groups[1].Value.ToUpperInvariant(), TrimRange.Percent(0, upper)) : null;
        if (text == "IQM")
            return TrimmedStatistic.Create("TM", TrimRange.Percent(25, 75));
        if (TrimPattern().Match(text) is not { Success: true } trim)
            return null;
        var range = TrimRange.Parse(trim.Groups[2].Value);
        return range is null ? null : Trimmed(trim.Groups[1].Value, range.Value);
    }

    private static Statistic? Trimmed(string name, TrimRange range) => name == "WM" ? new WinsorizedMean(range) : TrimmedStatistic.Create(name, range);

    private static double? Rank(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rank) && rank <= 100 ? rank : null;

    [GeneratedRegex(@"^p(\d{1,3}(?:\.\d{1,10})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex PercentilePattern();

    [GeneratedRegex(@"^(tm|tc|ts|wm)(\d{1,3}(?:\.\d{1,10})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortTrimPattern();

    [GeneratedRegex(@"^(TM|TC|TS|WM|PR)\(([^()]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex TrimPattern();
}
