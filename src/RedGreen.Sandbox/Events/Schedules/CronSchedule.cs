namespace RedGreen.Sandbox.Events.Schedules;

/// <summary>AWS's six fields: minutes, hours, day of month, month, day of week, year.</summary>
internal sealed class CronSchedule(CronFields fields) : ScheduleExpression
{
    private const int LastYear = 2199;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Reads the fields; null: they are none.</summary>
    public static CronFields? TryParse(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minutes, var hours, var dayOfMonth, var month, var dayOfWeek, var year])
            return null;
        return CronField.TryParse(minutes, 0, 59) is { } atMinutes
            && CronField.TryParse(hours, 0, 23) is { } atHours
            && CronDays.TryParse(dayOfMonth, dayOfWeek) is { } days
            && CronField.TryParse(month, 1, 12, Months) is { } inMonths
            && CronField.TryParse(year, 1970, LastYear) is { } inYears
            ? new(atMinutes, atHours, days, inMonths, inYears)
            : null;
    }

    /// <inheritdoc/>
    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var from = after.UtcDateTime.AddTicks(-(after.UtcDateTime.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        var earliest = TimeOnly.FromDateTime(from);
        for (var day = DateOnly.FromDateTime(from); day.Year <= LastYear; earliest = TimeOnly.MinValue)
        {
            if (!fields.Years.Contains(day.Year))
                day = new(day.Year + 1, 1, 1);
            else if (!fields.Months.Contains(day.Month))
                day = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
            else if (fields.Days(day) && TimeOfDay(earliest) is { } time)
                return new DateTimeOffset(day, time, TimeSpan.Zero);
            else
                day = day.AddDays(1);
        }

        return null;
    }

    private TimeOnly? TimeOfDay(TimeOnly earliest)
    {
        for (var hour = earliest.Hour; hour < 24; hour++)
            if (fields.Hours.Contains(hour))
                for (var minute = hour == earliest.Hour ? earliest.Minute : 0; minute < 60; minute++)
                    if (fields.Minutes.Contains(minute))
                        return new(hour, minute);
        return null;
    }
}

/// <summary>The fields of a cron expression, read.</summary>
internal sealed record CronFields(
    IReadOnlySet<int> Minutes, IReadOnlySet<int> Hours, Predicate<DateOnly> Days, IReadOnlySet<int> Months, IReadOnlySet<int> Years);
