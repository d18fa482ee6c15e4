using System.Globalization;
using RedGreen.Cli.Speech;
using RedGreen.Health;
using RedGreen.Health.Judging;
using Spectre.Console;

namespace RedGreen.Cli.Judging;

/// <summary>A back-test's minutes for a person.</summary>
internal static class JudgeTable
{
    public static void Write(BackTest test, TextWriter output)
    {
        var console = PlainOrTerminal.Over(output);
        var hasSlow = test.Minutes.Any(minute => minute.Row.Green?.Slow is not null);
        var table = new Table().Border(console.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.None);
        foreach (var head in Heads(hasSlow))
            table.AddColumn(head, column => column.RightAligned());
        foreach (var minute in test.Minutes)
            table.AddRow([.. Cells(minute, hasSlow).Select(Markup.Escape), Decision(minute.Decision)]);
        console.Write(table);
    }

    private static IEnumerable<string> Heads(bool hasSlow) =>
        hasSlow ? ["minute", "share", "Green", "failed", "slow", "Red", "failed", "slow", "E", "E safe", "decision"] : ["minute", "share", "Green", "failed", "Red", "failed", "E", "E safe", "decision"];

    private static IEnumerable<string> Cells(JudgedMinute minute, bool hasSlow) =>
    [
        minute.Row.Minute.Text,
        Share(minute),
        .. Side(minute.Row.Green, hasSlow),
        .. Side(minute.Row.Red, hasSlow),
        Verdict.Number(minute.Judgement.Evidence.Sums.Failures.LogE),
        Verdict.Number(minute.Judgement.Evidence.Sums.Safe.LogE),
    ];

    private static string Share(JudgedMinute minute) =>
        minute is { Row: { Green: { } green, Red: { } red } } && green.Requests + red.Requests > 0
            ? ((double)green.Requests / (green.Requests + red.Requests)).ToString("0%", CultureInfo.InvariantCulture)
            : minute.IsAtAll ? "100%" : "-";

    private static IEnumerable<string> Side(SideWindow? side, bool hasSlow) =>
        [Count(side?.Requests), Count(side?.Failures), .. hasSlow ? (string[])[Count(side?.Slow)] : []];

    private static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    private static string Decision(WindowDecision decision) => decision switch
    {
        WindowDecision.Rollback => "[red]rollback[/]",
        WindowDecision.Safe => "[green]safe[/]",
        _ => "wait",
    };
}
