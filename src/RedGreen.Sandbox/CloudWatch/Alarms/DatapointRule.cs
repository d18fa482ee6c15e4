namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>
/// M out of N data points, and what missing ones count for: the tables of "Configuring how CloudWatch alarms treat
/// missing data" in the CloudWatch user guide.
/// </summary>
/// <param name="EvaluationPeriods">N.</param>
/// <param name="DatapointsToAlarm">M, at most N.</param>
/// <param name="MissingData">What missing points count for.</param>
internal sealed record DatapointRule(int EvaluationPeriods, int DatapointsToAlarm, MissingData MissingData)
{
    /// <summary>
    /// How many of the latest periods are looked at: two more than N, so that late ones can be replaced by older real
    /// ones. AWS publishes no number; the user guide's examples (5 for N = 3) have this.
    /// </summary>
    public int Range => EvaluationPeriods + 2;

    /// <summary>The state that follows from the data points; null to stay in the current one.</summary>
    /// <param name="breaching">The latest <see cref="Range"/> periods, oldest first: breaching, not breaching, or null for missing.</param>
    public string? Decide(IReadOnlyList<bool?> breaching)
    {
        var real = breaching.Where(static point => point is not null).TakeLast(EvaluationPeriods).ToList();
        var bad = real.Count(static point => point == true);
        var toFill = EvaluationPeriods - real.Count;
        if (bad >= DatapointsToAlarm)
            return AlarmState.Alarm;
        if (toFill == 0)
            return AlarmState.Ok;
        return MissingData switch
        {
            MissingData.Breaching => bad + toFill >= DatapointsToAlarm ? AlarmState.Alarm : AlarmState.Ok,
            MissingData.NotBreaching => AlarmState.Ok,
            MissingData.Ignore => bad < real.Count ? AlarmState.Ok : null,
            _ when real.Count == 0 => AlarmState.InsufficientData,
            _ when bad < real.Count => AlarmState.Ok,

            // All there is breaches. One late point may be a stray; once the oldest is M periods old it is none.
            _ => OldestAge(breaching) >= DatapointsToAlarm ? AlarmState.Alarm : null,
        };
    }

    private static int OldestAge(IReadOnlyList<bool?> breaching)
    {
        for (var index = 0; index < breaching.Count; index++)
            if (breaching[index] is not null)
                return breaching.Count - index;
        return 0;
    }
}
