namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>A statistic that a statistic set alone can answer.</summary>
internal sealed class SimpleStatistic : Statistic
{
    private static readonly Dictionary<string, SimpleStatistic> ByName = new()
    {
        ["SampleCount"] = new(static datum => datum.SampleCount),
        ["Sum"] = new(static datum => datum.Sum),
        ["Average"] = new(static datum => datum.Sum / datum.SampleCount),
        ["Minimum"] = new(static datum => datum.Minimum),
        ["Maximum"] = new(static datum => datum.Maximum),
    };

    private readonly Func<Datum, double> _of;

    private SimpleStatistic(Func<Datum, double> of) => _of = of;

    /// <summary>The five names.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public override double? Of(Datum datum) => _of(datum);

    /// <summary>The statistic of this name; null for another.</summary>
    public static new SimpleStatistic? Parse(string text) => ByName.GetValueOrDefault(text);
}
