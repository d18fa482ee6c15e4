using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.CloudWatch.Queries;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>An alarm on a metric or on a math expression.</summary>
internal sealed class MetricAlarm : Alarm
{
    private static readonly string[] NotInSandbox = ["EvaluationCriteria", "EvaluationInterval"];
    private readonly MetricStore _store;
    private readonly WatchedMetric _watched;
    private readonly Threshold _threshold;
    private readonly DatapointRule _rule;
    private readonly string? _missingData;
    private readonly bool _describesDatapoints;
    private bool _setByHand;
    private IReadOnlyList<double> _values = [];

    public MetricAlarm(SandboxContext context, MetricStore store, JsonObject input, MetricAlarm? earlier)
        : base(context, input, earlier)
    {
        if (NotInSandbox.FirstOrDefault(member => input[member] is not null) is { } unknown)
            throw CloudWatchErrors.NotInSandbox($"The parameter {unknown}");
        if (input.Text("EvaluateLowSampleCountPercentile") is { } low and not "evaluate")
            throw CloudWatchErrors.NotInSandbox($"EvaluateLowSampleCountPercentile={low}");
        _store = store;
        _watched = WatchedMetric.Read(input, context.AccountId);
        _threshold = Threshold.Read(input);
        _missingData = input.Text("TreatMissingData");
        _describesDatapoints = input["DatapointsToAlarm"] is not null;
        _rule = Rule(input, _missingData);
        if ((long)_rule.EvaluationPeriods * _watched.Period(store) > 24 * 60)
            throw CloudWatchErrors.Validation("Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).");
        if ((_rule.Range * _watched.Period(store)) > store.KeptMinutes)
            throw CloudWatchErrors.NotInSandbox($"An alarm that looks back {_rule.Range * _watched.Period(store)} minutes, when {store.KeptMinutes} are kept,");
        _setByHand = earlier?._setByHand ?? false;
    }

    /// <summary>What the alarm's state says to the scaling policies that are its actions.</summary>
    public IEnumerable<AlarmCall> ScalingCalls => ActionsNow
        .Where(static action => action.StartsWith("arn:aws:autoscaling:", StringComparison.Ordinal))
        .Select(action => new AlarmCall(Name, State, action, _threshold.Limit, _values));

    /// <summary>Sets the state by hand: it holds until an evaluation finds data.</summary>
    public void Hold() => _setByHand = true;

    /// <summary>Looks at the newest data.</summary>
    /// <returns>Whether the state is another one now.</returns>
    public bool Evaluate(DateTimeOffset now)
    {
        var (grid, values) = _watched.Latest(_store, _rule.Range, now);
        _values = [.. values.Where(static value => !double.IsNaN(value)).TakeLast(_rule.EvaluationPeriods)];
        if (_setByHand && _values.Count == 0)
            return false;
        _setByHand = false;
        var state = _rule.Decide(values.Select(value => double.IsNaN(value) ? (bool?)null : _threshold.IsBreachedBy(value)).ToList());
        return state is not null && state != State && Enter(state, Reason(state, grid, values), null, now);
    }

    protected override void Describe(JsonObject description)
    {
        _watched.Describe(description);
        _threshold.Describe(description);
        description["EvaluationPeriods"] = _rule.EvaluationPeriods;
        description["DatapointsToAlarm"] = _describesDatapoints ? _rule.DatapointsToAlarm : null;
        description["TreatMissingData"] = _missingData;
    }

    private string Reason(string state, TimeGrid grid, double[] values)
    {
        var real = Enumerable.Range(0, values.Length).Where(index => !double.IsNaN(values[index])).TakeLast(_rule.EvaluationPeriods).Reverse().ToList();
        var missing = _rule.EvaluationPeriods - real.Count;
        if (state == AlarmState.InsufficientData)
            return $"Insufficient Data: {missing} {(missing == 1 ? "datapoint was" : "datapoints were")} unknown.";
        if (real.Count == 0)
            return $"Threshold Crossed: no datapoints were received for {Count(missing, "period")} and {Count(missing, "missing datapoint")} {(missing == 1 ? "was" : "were")} treated as [{(state == AlarmState.Alarm ? "Breaching" : "NonBreaching")}].";
        var points = string.Join(", ", real.Select(index => string.Create(CultureInfo.InvariantCulture, $"{values[index]:0.0###########} ({DateTimeOffset.FromUnixTimeSeconds(grid.Timestamp(index)):dd/MM/yy HH:mm:ss})")));
        var bad = real.Count(index => _threshold.IsBreachedBy(values[index]));
        return state == AlarmState.Alarm
            ? $"Threshold Crossed: {bad} out of the last {Count(real.Count, "datapoint")} [{points}] {(bad == 1 ? "was" : "were")} {_threshold} (minimum {Count(_rule.DatapointsToAlarm, "datapoint")} for OK -> ALARM transition)."
            : $"Threshold Crossed: {real.Count - bad} out of the last {Count(real.Count, "datapoint")} [{points}] {(real.Count - bad == 1 ? "was" : "were")} not {_threshold} (minimum {Count(_rule.EvaluationPeriods - _rule.DatapointsToAlarm + 1, "datapoint")} for ALARM -> OK transition).";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static DatapointRule Rule(JsonObject input, string? missingData)
    {
        var periods = input.Int("EvaluationPeriods") ?? throw CloudWatchErrors.Required("EvaluationPeriods");
        var toAlarm = input.Int("DatapointsToAlarm") ?? periods;
        if (periods < 1)
            throw CloudWatchErrors.Validation($"The value {periods} for parameter EvaluationPeriods is invalid: it must be at least 1.");
        if (toAlarm < 1 || toAlarm > periods)
            throw CloudWatchErrors.Validation($"The value {toAlarm} for parameter DatapointsToAlarm is invalid: it must be at least 1 and not more than EvaluationPeriods ({periods}).");
        return new(periods, toAlarm, missingData switch
        {
            null or "missing" => MissingData.Missing,
            "ignore" => MissingData.Ignore,
            "breaching" => MissingData.Breaching,
            "notBreaching" => MissingData.NotBreaching,
            _ => throw CloudWatchErrors.Validation($"The value {missingData} for parameter TreatMissingData is invalid: breaching, notBreaching, ignore, missing."),
        });
    }
}
