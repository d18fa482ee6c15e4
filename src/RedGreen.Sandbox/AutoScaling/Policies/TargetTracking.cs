using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Alarms;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>
/// Keeps a metric near a value. AWS does not publish its formula. Here scaling out follows the newest value in
/// proportion; scaling in follows the highest of the alarm's values, so that none of those minutes would have been
/// above the target with the tasks that are left.
/// </summary>
internal sealed class TargetTracking : ScalingPolicy
{
    public const string TypeName = "TargetTrackingScaling";

    // AWS's own range of values, of which zero and less are no part.
    private const double LeastTarget = 8.515920e-109;
    private const double MostTarget = 1.174271e108;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly JsonObject _configuration;
    private (DateTimeOffset At, int Count) _scaleIn = (DateTimeOffset.MinValue, 0);

    public TargetTracking(JsonObject configuration)
    {
        _configuration = configuration.DeepClone().AsObject();
        TargetValue = configuration.Number("TargetValue") ?? throw AutoScalingErrors.Required("targetTrackingScalingPolicyConfiguration.targetValue");
        if (TargetValue is not (>= LeastTarget and <= MostTarget))
            throw AutoScalingErrors.Validation(FormattableString.Invariant($"TargetValue must be between {LeastTarget} and {MostTarget}; it is {TargetValue}."));
        ScalesIn = configuration.Flag("DisableScaleIn") != true;
        ScaleOutCooldown = TimeSpan.FromSeconds(configuration.Amount("ScaleOutCooldown") ?? 300);
        ScaleInCooldown = TimeSpan.FromSeconds(configuration.Amount("ScaleInCooldown") ?? 300);
        Metric = TrackedMetric.Read(configuration);
    }

    public double TargetValue { get; }

    /// <summary>Not where DisableScaleIn is set.</summary>
    public bool ScalesIn { get; }

    public TrackedMetric Metric { get; }

    /// <inheritdoc/>
    public override string Type => TypeName;

    /// <inheritdoc/>
    public override TimeSpan ScaleOutCooldown { get; }

    /// <inheritdoc/>
    public override TimeSpan ScaleInCooldown { get; }

    /// <inheritdoc/>
    public override int? Wanted(AlarmCall call, int desiredCount, int baseline, DateTimeOffset now)
    {
        if (call.Values.Count == 0)
            return null;
        if (PolicyAlarms.IsHigh(call.AlarmName))
            return Math.Max(desiredCount, Needed(baseline, call.Values[^1]));
        _scaleIn = (now, Math.Min(desiredCount, Needed(desiredCount, call.Values.Max())));
        return AllScaleIn(now);
    }

    /// <inheritdoc/>
    protected override void Describe(JsonObject description) => description["TargetTrackingScalingPolicyConfiguration"] = _configuration.DeepClone();

    // Only once every policy that scales in wants to, and then as few as the most careful of them. Their alarms call
    // one after the other within a minute: the last call finds all of them.
    private int? AllScaleIn(DateTimeOffset now)
    {
        var policies = Target.Policies.Values.OfType<TargetTracking>().Where(policy => policy.ScalesIn).ToList();
        return policies.TrueForAll(policy => now - policy._scaleIn.At < Minute) ? policies.Max(policy => policy._scaleIn.Count) : null;
    }

    private int Needed(int count, double value) => (int)Math.Min(int.MaxValue, Math.Ceiling(count * value / TargetValue));
}
