namespace RedGreen.Health.Judging;

/// <summary>What recorded minutes say of a deployment's course, which nobody wrote down beside them.</summary>
public static class RecordedTraffic
{
    /// <summary>Less than this at the end of a record may as well be a quiet minute of a small Red.</summary>
    public const int LeastMinutesAtAll = 2;

    /// <summary>The index of the first minute in which Green had a request, those before being Red's history; null where it never had one.</summary>
    /// <param name="minutes">Both sides, oldest first; a side without data is null.</param>
    public static int? FirstOfGreen(IReadOnlyList<(SideWindow? Green, SideWindow? Red)> minutes) =>
        First(minutes, 0, minute => minute.Green is { Requests: > 0 });

    /// <summary>
    /// The index of the first minute in which Green had all of the traffic; null where that is not to be seen. It lies
    /// after the last minute in which Red had any request: with the end of the record known, a minute in between without
    /// requests of Red's is not mistaken for it.
    /// </summary>
    /// <param name="minutes">See <see cref="FirstOfGreen"/>.</param>
    public static int? FirstAtAll(IReadOnlyList<(SideWindow? Green, SideWindow? Red)> minutes)
    {
        var afterRed = minutes.Count;
        while (afterRed > 0 && minutes[afterRed - 1].Red is not { Requests: > 0 })
            afterRed--;
        var served = minutes.Skip(afterRed).Count(minute => minute.Green is { Requests: > 0 });
        return served >= LeastMinutesAtAll ? First(minutes, afterRed, minute => minute.Green is { Requests: > 0 }) : null;
    }

    private static int? First(IReadOnlyList<(SideWindow? Green, SideWindow? Red)> minutes, int from, Func<(SideWindow? Green, SideWindow? Red), bool> fits)
    {
        for (var index = from; index < minutes.Count; index++)
            if (fits(minutes[index]))
                return index;
        return null;
    }
}
