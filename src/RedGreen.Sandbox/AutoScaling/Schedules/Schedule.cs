using System.Globalization;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Events.Schedules;

namespace RedGreen.Sandbox.AutoScaling.Schedules;

/// <summary>When a scheduled action is due: once (<c>at</c>), every so often (<c>rate</c>), or by the calendar (<c>cron</c>).</summary>
internal abstract partial class Schedule
{
    private const string AtFormat = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Reads an expression.</summary>
    /// <param name="text">As it is given.</param>
    /// <param name="zone">The time zone of <c>at</c> and <c>cron</c>.</param>
    /// <exception cref="Wire.AwsError">ValidationException: it is none.</exception>
    public static Schedule Parse(string text, TimeZoneInfo zone)
    {
        if (AtPattern().Match(text) is { Success: true } at
            && DateTime.TryParseExact(at.Groups[1].Value, AtFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new OnceSchedule(ToUtc(local, zone));
        if (RatePattern().Match(text) is { Success: true } rate && Period(rate) is { } period)
            return new PeriodicSchedule(period);
        if (CronPattern().Match(text) is { Success: true } cron && CronSchedule.TryParse(cron.Groups[1].Value) is { } fields)
            return new CalendarSchedule(new CronSchedule(fields), zone);
        throw AutoScalingErrors.Validation(
            $"Schedule {text} is not valid: it is at(yyyy-mm-ddThh:mm:ss), rate(5 minutes), rate(1 hour) or cron(minutes hours day-of-month month day-of-week year), where one of the days is ?.");
    }

    /// <summary>The first time from <paramref name="start"/> on that lies behind <paramref name="after"/>; null: none any more.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset start, DateTimeOffset after);

    // A time that the clocks skip counts with the offset from before, one that they show twice with the standard one.
    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

    private static TimeSpan? Period(Match rate)
    {
        if (!int.TryParse(rate.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            return null;
        return rate.Groups[2].Value switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    [GeneratedRegex(@"^at\(([^()]+)\)$")]
    private static partial Regex AtPattern();

    [GeneratedRegex(@"^rate\((\d{1,6}) (minute|hour|day)s?\)$")]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"^cron\(([^()]+)\)$")]
    private static partial Regex CronPattern();

    private sealed class OnceSchedule(DateTimeOffset at) : Schedule
    {
        public override DateTimeOffset? Next(DateTimeOffset start, DateTimeOffset after) => at > after ? at : null;
    }

    private sealed class PeriodicSchedule(TimeSpan period) : Schedule
    {
        public override DateTimeOffset? Next(DateTimeOffset start, DateTimeOffset after) =>
            start > after ? start : start + (period * (Math.Floor((after - start) / period) + 1));
    }

    private sealed class CalendarSchedule(CronSchedule cron, TimeZoneInfo zone) : Schedule
    {
        public override DateTimeOffset? Next(DateTimeOffset start, DateTimeOffset after)
        {
            var from = start > after ? start.AddTicks(-1) : after;
            var local = new DateTimeOffset(TimeZoneInfo.ConvertTime(from, zone).DateTime, TimeSpan.Zero);
            // Where the clocks go back, a time of the calendar may lie behind us already.
            while (cron.Next(local) is { } next)
            {
                if (ToUtc(next.DateTime, zone) is var due && due > from)
                    return due;
                local = next;
            }

            return null;
        }
    }
}
