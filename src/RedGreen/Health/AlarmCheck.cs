namespace RedGreen.Health;

/// <summary>Whether the strategy's alarms stay quiet. One that was in ALARM before the deployment began does not protect it.</summary>
public static class AlarmCheck
{
    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Look(IReadOnlyList<string> watched, IReadOnlyList<AlarmLook>? alarms, IReadOnlyList<string> notProtecting)
    {
        if (watched is [])
            yield break;
        if (alarms is null)
        {
            yield return Finding.Unsure("CloudWatch did not tell the state of the alarms");
            yield break;
        }

        foreach (var alarm in alarms.Where(alarm => alarm.InAlarm && !notProtecting.Contains(alarm.Name)))
            yield return Finding.Bad($"alarm {alarm.Name} went into ALARM{(alarm.Reason is { Length: > 0 } reason ? $": {reason}" : "")}");
    }
}
