using System.Globalization;
using System.Text.Json;

namespace RedGreen.Cli.Judging;

/// <summary>A row's minute: a whole number, or a time of which only the minute counts.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Number">The number, or minutes since the year 1 in UTC: a row whose number is one more is the next minute's.</param>
/// <param name="IsTime">Whether it is a time.</param>
internal readonly record struct TraceMinute(string Text, long Number, bool IsTime)
{
    /// <summary>What may be written.</summary>
    public const string Form = "a whole number or an ISO 8601 time such as 2026-11-23T10:00Z";

    private const long Most = 1_000_000_000_000;

    private static readonly string[] TimeForms =
    [
        .. from separator in (string[])["'T'", "' '"]
           from time in (string[])["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"]
           select $"yyyy-MM-dd{separator}{time}K",
    ];

    /// <summary>Reads a minute; null for anything else. A time without an offset is UTC.</summary>
    public static TraceMinute? Read(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -Most and <= Most
            ? new TraceMinute(text, number, IsTime: false)
            : DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? new TraceMinute(text, time.UtcTicks / TimeSpan.TicksPerMinute, IsTime: true)
                : null;

    /// <summary>As JSON: a number where it is one.</summary>
    public JsonElement ToJson() => IsTime
        ? JsonSerializer.SerializeToElement(Text, JudgeJson.Default.String)
        : JsonSerializer.SerializeToElement(Number, JudgeJson.Default.Int64);
}
