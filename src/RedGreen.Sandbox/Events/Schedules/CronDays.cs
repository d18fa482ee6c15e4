using System.Globalization;

namespace RedGreen.Sandbox.Events.Schedules;

/// <summary>The two fields for days, of which one is <c>?</c>: sets of days, and AWS's <c>L</c>, <c>W</c> and <c>#</c>.</summary>
internal static class CronDays
{
    private static readonly string[] Names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Reads them; null: they are none.</summary>
    public static Predicate<DateOnly>? TryParse(string dayOfMonth, string dayOfWeek) => (dayOfMonth, dayOfWeek) switch
    {
        ("?", "?") => null,
        (_, "?") => OfMonth(dayOfMonth),
        ("?", _) => OfWeek(dayOfWeek),
        _ => null,
    };

    private static Predicate<DateOnly>? OfMonth(string field)
    {
        if (field == "L")
            return day => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
        if (field.EndsWith('W') && Number(field[..^1]) is >= 1 and <= 31 and var wanted)
            return day => day == NearestWeekday(day.Year, day.Month, wanted);
        return CronField.TryParse(field, 1, 31) is { } days ? day => days.Contains(day.Day) : null;
    }

    private static Predicate<DateOnly>? OfWeek(string field)
    {
        if (field == "L")
            return day => day.DayOfWeek == DayOfWeek.Saturday;
        if (field.EndsWith('L') && Day(field[..^1]) is { } last)
            return day => day.DayOfWeek == last && day.AddDays(7).Month != day.Month;
        if (field.Split('#') is [var which, var count] && Day(which) is { } nth && Number(count) is >= 1 and <= 5 and var number)
            return day => day.DayOfWeek == nth && ((day.Day - 1) / 7) + 1 == number;
        return CronField.TryParse(field, 1, 7, Names) is { } days ? day => days.Contains((int)day.DayOfWeek + 1) : null;
    }

    private static DayOfWeek? Day(string text) => CronField.TryParse(text, 1, 7, Names) is { Count: 1 } one ? (DayOfWeek)(one.Single() - 1) : null;

    // A weekend's day moves to Friday or Monday, but never into another month.
    private static DateOnly? NearestWeekday(int year, int month, int wanted)
    {
        if (wanted > DateTime.DaysInMonth(year, month))
            return null;
        var day = new DateOnly(year, month, wanted);
        var moved = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
        return moved.Month == month ? moved : day.AddDays(day.DayOfWeek == DayOfWeek.Saturday ? 2 : -2);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
