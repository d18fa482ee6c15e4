using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Alarms;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>Scales by steps, called by alarms that its owner makes.</summary>
internal sealed class StepScaling : ScalingPolicy
{
    public const string TypeName = "StepScaling";

    private readonly JsonObject _configuration;
    private readonly IReadOnlyList<StepAdjustment> _steps;
    private readonly string _adjustmentType;
    private readonly int _least;
    private readonly Func<IReadOnlyList<double>, double> _aggregation;

    public StepScaling(JsonObject configuration)
    {
        _configuration = configuration.DeepClone().AsObject();
        _adjustmentType = configuration.OneOf("AdjustmentType", "ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity")
            ?? throw AutoScalingErrors.Required("stepScalingPolicyConfiguration.adjustmentType");
        _steps = StepAdjustment.ReadAll(configuration);
        _least = configuration.Amount("MinAdjustmentMagnitude") ?? 0;
        if (_least > 0 && _adjustmentType != "PercentChangeInCapacity")
            throw AutoScalingErrors.Validation($"MinAdjustmentMagnitude is for the adjustment type PercentChangeInCapacity; this one is {_adjustmentType}.");
        _aggregation = configuration.OneOf("MetricAggregationType", "Average", "Minimum", "Maximum") switch
        {
            "Minimum" => Enumerable.Min,
            "Maximum" => Enumerable.Max,
            _ => Enumerable.Average,
        };
        ScaleOutCooldown = ScaleInCooldown = TimeSpan.FromSeconds(configuration.Amount("Cooldown") ?? 300);
    }

    /// <inheritdoc/>
    public override string Type => TypeName;

    /// <inheritdoc/>
    public override TimeSpan ScaleOutCooldown { get; }

    /// <inheritdoc/>
    public override TimeSpan ScaleInCooldown { get; }

    /// <inheritdoc/>
    public override int? Wanted(AlarmCall call, int desiredCount, int baseline, DateTimeOffset now)
    {
        // An alarm that was set by hand has no values: it counts as being at its threshold.
        var difference = call.Values.Count == 0 ? 0 : _aggregation(call.Values) - call.Threshold;
        return _steps.FirstOrDefault(step => step.Holds(difference)) is { Adjustment: var adjustment }
            ? Adjusted(adjustment, adjustment > 0 ? baseline : desiredCount)
            : null;
    }

    /// <inheritdoc/>
    protected override void Describe(JsonObject description) => description["StepScalingPolicyConfiguration"] = _configuration.DeepClone();

    private int Adjusted(int adjustment, int count) => _adjustmentType switch
    {
        "ExactCapacity" => adjustment,
        "ChangeInCapacity" => count + adjustment,
        _ => count + Percent(adjustment, count),
    };

    // As the user guide rounds: above 1 down, between 0 and 1 to 1, and below 0 the same mirrored.
    private int Percent(int adjustment, int count)
    {
        var change = count * adjustment / 100m;
        var rounded = change is > 0 and < 1 ? 1 : change is < 0 and > -1 ? -1 : (int)decimal.Truncate(change);
        return Math.Sign(adjustment) * Math.Max(Math.Abs(rounded), _least);
    }
}
