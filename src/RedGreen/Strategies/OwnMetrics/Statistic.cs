using System.Text.RegularExpressions;

namespace RedGreen.Strategies.OwnMetrics;

/// <summary>The statistics that CloudWatch knows, by what they say where Green has a share of the traffic.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html</remarks>
internal static partial class Statistic
{
    /// <summary>Those that grow with traffic and tell nothing by themselves.</summary>
    public const string Growing = "Sum or SampleCount";

    /// <summary>Those whose values can be compared although the sides have different shares of the traffic.</summary>
    public const string Comparable = "Average, Minimum, Maximum, IQM, a percentile such as p95, a trimmed mean such as tm90 or TM(2%:98%), a winsorized one such as wm98 or WM(2%:98%), a percentile rank such as PR(:0.3)";

    /// <summary>Whether it counts or adds up, so that its values can be set against attempts.</summary>
    public static bool Counts(string text) => text is "Sum" or "SampleCount";

    /// <summary>Whether values of it can be compared. Trimmed counts and sums (TC, TS) are known too, but grow with traffic.</summary>
    public static bool Compares(string text) =>
        text is "Average" or "Minimum" or "Maximum" or "IQM" || Rank().IsMatch(text) || Means().IsMatch(text) || PercentileRank().IsMatch(text);

    // p0 to p100 with at most ten decimal places; the short forms of means have one boundary, from above.
    [GeneratedRegex(@"^(p|tm|wm)(100(\.0{1,10})?|\d{1,2}(\.\d{1,10})?)$")]
    private static partial Regex Rank();

    // Boundaries are both percentages or both values; one of them may be left out.
    [GeneratedRegex(@"^(TM|WM)\((?!:\))((\d+(\.\d{1,10})?%)?:(\d+(\.\d{1,10})?%)?|(\d+(\.\d{1,10})?)?:(\d+(\.\d{1,10})?)?)\)$")]
    private static partial Regex Means();

    [GeneratedRegex(@"^PR\((?!:\))(\d+(\.\d{1,10})?)?:(\d+(\.\d{1,10})?)?\)$")]
    private static partial Regex PercentileRank();
}
