using System.Globalization;
using RedGreen.Sandbox.Events.Schedules;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Events.Schedules;

public class ScheduleExpressionTests
{
    [Theory]
    [InlineData("rate(1 minute)", "2026-01-01 12:00:30", "2026-01-01 12:01:30")]
    [InlineData("rate(5 minutes)", "2026-01-01 12:00", "2026-01-01 12:05")]
    [InlineData("rate(1 hour)", "2026-01-01 12:00", "2026-01-01 13:00")]
    [InlineData("rate(7 days)", "2026-01-01 12:00", "2026-01-08 12:00")]
    [InlineData("cron(0 12 * * ? *)", "2026-01-01 12:00", "2026-01-02 12:00")]
    [InlineData("cron(0 12 * * ? *)", "2026-01-01 11:59:59", "2026-01-01 12:00")]
    [InlineData("cron(0/15 * * * ? *)", "2026-01-01 12:16", "2026-01-01 12:30")]
    [InlineData("cron(5,35 14 * * ? *)", "2026-01-01 14:06", "2026-01-01 14:35")]
    [InlineData("cron(0 18 ? * MON-FRI *)", "2026-01-02 18:00", "2026-01-05 18:00")]
    [InlineData("cron(0 8 1 * ? *)", "2026-01-31 00:00", "2026-02-01 08:00")]
    [InlineData("cron(0 9 ? * 2#1 *)", "2026-01-01 00:00", "2026-01-05 09:00")]
    [InlineData("cron(0 9 ? * 6L *)", "2026-01-01 00:00", "2026-01-30 09:00")]
    [InlineData("cron(0 9 ? * FRIL *)", "2026-01-01 00:00", "2026-01-30 09:00")]
    [InlineData("cron(0 9 ? * L *)", "2026-01-01 00:00", "2026-01-03 09:00")]
    [InlineData("cron(0 9 L * ? *)", "2026-02-01 00:00", "2026-02-28 09:00")]
    [InlineData("cron(0 9 3W * ? *)", "2026-01-01 00:00", "2026-01-02 09:00")]
    [InlineData("cron(0 9 1W 8 ? *)", "2026-01-01 00:00", "2026-08-03 09:00")]
    [InlineData("cron(0 9 31W 5 ? *)", "2026-01-01 00:00", "2026-05-29 09:00")]
    [InlineData("cron(0 0 29 FEB ? *)", "2026-01-01 00:00", "2028-02-29 00:00")]
    [InlineData("cron(0 0 1 1 ? 2030-2031)", "2026-01-01 00:00", "2030-01-01 00:00")]
    [InlineData("cron(59 23 31 12 ? *)", "2026-12-31 23:59", "2027-12-31 23:59")]
    public void The_next_time_is_AWSs(string expression, string after, string next) => ScheduleExpression.Parse(expression).Next(At(after)).ShouldBe(At(next));

    [Fact]
    public void A_year_that_is_over_never_comes_again() => ScheduleExpression.Parse("cron(0 0 1 1 ? 2025)").Next(At("2026-01-01 00:00")).ShouldBeNull();

    [Theory]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5 seconds)")]
    [InlineData("rate(5minutes)")]
    [InlineData("cron(0 12 * * *)")]
    [InlineData("cron(0 12 * * * *)")]
    [InlineData("cron(0 12 ? * ? *)")]
    [InlineData("cron(60 12 * * ? *)")]
    [InlineData("cron(0 24 * * ? *)")]
    [InlineData("cron(0 12 32 * ? *)")]
    [InlineData("cron(0 12 * 13 ? *)")]
    [InlineData("cron(0 12 ? * 8 *)")]
    [InlineData("cron(0 12 ? * 0 *)")]
    [InlineData("cron(0 12 ? * 2#6 *)")]
    [InlineData("cron(5-1 12 * * ? *)")]
    [InlineData("cron(*/0 12 * * ? *)")]
    [InlineData("cron(0 12 * * ? 1969)")]
    [InlineData("every 5 minutes")]
    public void What_is_no_schedule_is_refused(string expression) =>
        Should.Throw<AwsError>(() => ScheduleExpression.Parse(expression)).Message.ShouldContain(expression);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
