using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>What a data point of an alarm is compared with.</summary>
internal sealed class Threshold
{
    private static readonly Dictionary<string, (Func<double, double, bool> Breaches, string Words)> Operators = new()
    {
        ["GreaterThanOrEqualToThreshold"] = (static (value, limit) => value >= limit, "greater than or equal to"),
        ["GreaterThanThreshold"] = (static (value, limit) => value > limit, "greater than"),
        ["LessThanThreshold"] = (static (value, limit) => value < limit, "less than"),
        ["LessThanOrEqualToThreshold"] = (static (value, limit) => value <= limit, "less than or equal to"),
    };

    private readonly string _operator;

    private Threshold(string comparison, double limit)
    {
        _operator = comparison;
        Limit = limit;
    }

    public double Limit { get; }

    public static Threshold Read(JsonObject input)
    {
        var comparison = input.Text("ComparisonOperator") ?? throw CloudWatchErrors.Required("ComparisonOperator");
        if (comparison is "LessThanLowerOrGreaterThanUpperThreshold" or "LessThanLowerThreshold" or "GreaterThanUpperThreshold" || input["ThresholdMetricId"] is not null)
            throw CloudWatchErrors.NotInSandbox("An alarm on an anomaly detection band");
        if (!Operators.ContainsKey(comparison))
            throw CloudWatchErrors.Validation($"The value {comparison} for parameter ComparisonOperator is invalid: {string.Join(", ", Operators.Keys)}.");
        return new(comparison, input.Number("Threshold") is { } limit && double.IsFinite(limit) ? limit : throw CloudWatchErrors.Required("Threshold"));
    }

    public bool IsBreachedBy(double value) => Operators[_operator].Breaches(value, Limit);

    public void Describe(JsonObject description)
    {
        description["Threshold"] = Limit;
        description["ComparisonOperator"] = _operator;
    }

    /// <summary>For reasons: <c>greater than the threshold (5.0)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Operators[_operator].Words} the threshold ({Limit:0.0###########})");
}
