using System.Globalization;
using RedGreen.Requests;

namespace RedGreen.Strategies.OwnMetrics;

/// <summary>Reads the service's own metrics, from a tag or a request, and names every problem with every one of them.</summary>
internal static class MetricsReader
{
    /// <summary>So many at most: each is four queries of every look's one GetMetricData, and gets its part of the error budget.</summary>
    public const int Most = 10;

    // Values drift apart for reasons that are no version: caches, placement, a process that has just begun. As for slow
    // requests, Green's must be half as bad again before a minute counts against it.
    private const double ValueTolerance = 1.5;

    // CloudWatch's own bounds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
    private const int LongestName = 255;
    private const int LongestValue = 1024;
    private const int MostDimensions = 30;

    /// <summary>The metrics; what cannot be read is added to the problems.</summary>
    public static IReadOnlyList<OwnMetric> Read(string field, IReadOnlyList<string> items, List<Problem> problems)
    {
        if (items.Count > Most)
            problems.Add(new Problem(field, $"{items.Count} metrics", $"at most {Most}"));
        var metrics = new List<OwnMetric>();
        foreach (var item in items)
        {
            var before = problems.Count;
            if (WrittenMetric.Read(field, item, problems) is not { } written || Metric(written) is not { } metric || problems.Count > before)
                continue;
            if (metrics.Any(other => Series(other) == Series(metric)))
                problems.Add(new Problem(field, metric.ToString(), "each metric once with the same dimensions, statistic and direction"));
            metrics.Add(metric);
        }

        return metrics;
    }

    private static OwnMetric Metric(WrittenMetric written)
    {
        foreach (var key in new[] { "namespace", "name", "by", "of" })
            if (written[key] is { } name && !IsName(name))
                written.Refuse(key, name, $"1 to {LongestName} printable ASCII characters that do not begin with a colon");
        var by = written["by"] ?? "ServiceName";
        var of = written["of"];
        if (of is not null && of == written["name"])
            written.Refuse("of", of, "another metric, one that counts the attempts");
        CheckDimensions(written, by);
        return new OwnMetric
        {
            Namespace = written["namespace"]!,
            Name = written["name"]!,
            By = by,
            Dimensions = written.Dimensions,
            Of = of,
            Stat = Stat(written, of),
            Worse = Direction(written),
            Tolerance = Number(written, "tolerance", 1, 100, "a number from 1 to 100, such as 1.2") ?? (of is null ? ValueTolerance : 1),
            Limit = of is null
                ? Number(written, "limit", double.MinValue, double.MaxValue, "a number such as 3")
                : Number(written, "limit", 0, 1, "a share of the attempts such as 0.02, from 0 to 1"),
        };
    }

    private static void CheckDimensions(WrittenMetric written, string by)
    {
        foreach (var (name, value) in written.Dimensions)
            if (name == by)
                written.Refuse($"dimension {name}", value, "a dimension other than the one that tells the sides apart");
            else if (!IsName(name) || value.Length > LongestValue || !IsPrintable(value))
                written.Refuse($"dimension {name}", value, $"a name of 1 to {LongestName} and a value of 1 to {LongestValue} printable ASCII characters");
        if (written.Dimensions.Count >= MostDimensions)
            written.Refuse("dimensions", $"{written.Dimensions.Count} dimensions", $"fewer than {MostDimensions}, since {by} is one more");
    }

    // Green has a share of the traffic. A sum of a share is smaller on the smaller side, whichever version runs there: it
    // would bring good versions back, and hide bad ones.
    private static string Stat(WrittenMetric written, string? of)
    {
        const string Attempts = "of=, the metric that counts the attempts among which this one counts events";
        var stat = written["stat"];
        if (of is not null && !Statistic.Counts(stat ?? "Sum"))
            written.Refuse("stat", stat, $"{Statistic.Growing} where there is an of=");
        else if (of is null && stat is null)
            written.Refuse("stat", null, $"{Attempts}, or a stat= that does not grow with traffic: {Statistic.Comparable}");
        else if (of is null && !Statistic.Compares(stat!))
            written.Refuse("stat", stat, $"{Statistic.Comparable}; or {Statistic.Growing} with {Attempts}, since they grow with traffic, of which Green has a share");
        return stat ?? "Sum";
    }

    private static Worse Direction(WrittenMetric written)
    {
        switch (written["worse"]?.ToLowerInvariant())
        {
            case null or "higher":
                return Worse.Higher;
            case "lower":
                return Worse.Lower;
            case var other:
                written.Refuse("worse", other, "higher, lower");
                return Worse.Higher;
        }
    }

    private static double? Number(WrittenMetric written, string key, double least, double most, string allowed)
    {
        if (written[key] is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        written.Refuse(key, text, allowed);
        return null;
    }

    private static bool IsName(string text) => text.Length <= LongestName && !text.StartsWith(':') && IsPrintable(text);

    private static bool IsPrintable(string text) => !string.IsNullOrWhiteSpace(text) && text.All(c => c is >= ' ' and <= '~');

    // What is read and how it is judged, but for the bounds. No name holds a line feed.
    private static string Series(OwnMetric metric) => string.Join('\n',
    [
        metric.Namespace, metric.Name, metric.By, metric.Stat, metric.Of, metric.Worse.ToString(),
        .. metric.Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal).Select(dimension => $"{dimension.Key}={dimension.Value}"),
    ]);
}
