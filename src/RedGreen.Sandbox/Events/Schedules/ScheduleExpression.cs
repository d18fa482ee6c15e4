using System.Globalization;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.Events.Schedules;

/// <summary>When a rule fires by the clock: <c>rate(5 minutes)</c> or <c>cron(0 12 * * ? *)</c>, in UTC.</summary>
internal abstract partial class ScheduleExpression
{
    /// <summary>The expression as it was given.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Reads an expression.</summary>
    /// <exception cref="Wire.AwsError">ValidationException: it is none.</exception>
    public static ScheduleExpression Parse(string text)
    {
        if (Rate().Match(text) is { Success: true } rate && Period(rate) is { } period)
            return new RateSchedule(period) { Text = text };
        if (Cron().Match(text) is { Success: true } cron && CronSchedule.TryParse(cron.Groups[1].Value) is { } schedule)
            return new CronSchedule(schedule) { Text = text };
        throw EventErrors.Validation($"Parameter ScheduleExpression is not valid. It is rate(5 minutes), rate(1 hour) or cron(minutes hours day-of-month month day-of-week year), where one of the days is ?; not {text}.");
    }

    /// <summary>When it is due next; null: never again.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    // As AWS insists: 1 minute, 5 minutes.
    private static TimeSpan? Period(Match rate)
    {
        if (!int.TryParse(rate.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1 || (count == 1) == (rate.Groups[3].Length > 0))
            return null;
        return rate.Groups[2].Value switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    [GeneratedRegex(@"^rate\((\d{1,6}) (minute|hour|day)(s?)\)$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"^cron\(([^()]+)\)$")]
    private static partial Regex Cron();
}

/// <summary>Again and again after the same time.</summary>
internal sealed class RateSchedule(TimeSpan period) : ScheduleExpression
{
    /// <inheritdoc/>
    public override DateTimeOffset? Next(DateTimeOffset after) => after + period;
}
