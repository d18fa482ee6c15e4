using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>One step: by how much to scale where the metric is this far from the alarm's threshold.</summary>
/// <param name="Lower">From where, relative to the threshold; null: without end.</param>
/// <param name="Upper">To where; null: without end.</param>
/// <param name="Adjustment">By how much, in the policy's adjustment type.</param>
internal sealed record StepAdjustment(double? Lower, double? Upper, int Adjustment)
{
    /// <summary>Reads the steps, which may leave no gap and not overlap.</summary>
    public static IReadOnlyList<StepAdjustment> ReadAll(JsonObject configuration)
    {
        var steps = (configuration.Structures("StepAdjustments") ?? []).Select(Read).OrderBy(step => step.Lower ?? double.NegativeInfinity).ToList();
        if (steps.Count == 0)
            throw AutoScalingErrors.Validation("StepAdjustments must have at least one step.");
        foreach (var (step, next) in steps.Zip(steps.Skip(1)))
            if (step.Upper is not { } end || end != next.Lower)
                throw AutoScalingErrors.Validation($"StepAdjustments must neither overlap nor leave a gap: one ends at {Text(step.Upper)}, the next begins at {Text(next.Lower)}.");
        return steps;
    }

    /// <summary>
    /// Whether a difference to the threshold falls into this step. The bound nearer to the threshold belongs to it, the
    /// other one does not: above the threshold the lower one, below it the upper one.
    /// </summary>
    public bool Holds(double difference) => difference >= 0
        ? difference >= (Lower ?? double.NegativeInfinity) && difference < (Upper ?? double.PositiveInfinity)
        : difference > (Lower ?? double.NegativeInfinity) && difference <= (Upper ?? double.PositiveInfinity);

    private static StepAdjustment Read(JsonObject step)
    {
        var (lower, upper) = (step.Number("MetricIntervalLowerBound"), step.Number("MetricIntervalUpperBound"));
        var adjustment = step.Int("ScalingAdjustment") ?? throw AutoScalingErrors.Required("stepScalingPolicyConfiguration.stepAdjustments.scalingAdjustment");
        return lower >= upper
            ? throw AutoScalingErrors.Validation($"A step's lower bound ({Text(lower)}) must be less than its upper bound ({Text(upper)}).")
            : new(lower, upper, adjustment);
    }

    private static string Text(double? bound) => bound?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "infinity";
}
