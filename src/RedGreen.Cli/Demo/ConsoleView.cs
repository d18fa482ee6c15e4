using System.Globalization;
using System.Text.Json;
using RedGreen.Cli.Following;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;
using Spectre.Console;

namespace RedGreen.Cli.Demo;

/// <summary>
/// Shows a demo as lines on a terminal: one for every change of stage or weight, one every few seconds between, and a
/// table at the end. Lines, because what scrolled by can be read again and looks the same in a build's log.
/// </summary>
internal sealed class ConsoleView(IAnsiConsole console) : IDemoView
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2.5);

    private string? _deployment;
    private (string Doing, string Weight) _shown;
    private TimeSpan _shownAt;

    public void Began(SandboxEndpoints endpoints)
    {
        console.MarkupLine($"[bold]Red/Green demo[/]: service [bold]{endpoints.Service}[/] on {DemoScript.First}, behind a real load balancer at {Plain(endpoints.Listener)}");
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture,
            $"{DemoScript.KeepAliveRate + DemoScript.NewConnectionRate:0} requests a second; the clock runs {DemoScript.Speed:0} times as fast; steps {DemoScript.Tags["redgreen:steps"]}; no limit is set: Green is compared with Red"));
        console.MarkupLine($"[grey]aws --endpoint-url {Plain(endpoints.Aws)} ecs describe-services --cluster {endpoints.Cluster} --services {endpoints.Service}[/]");
    }

    public void Progress(DemoProgress progress)
    {
        if (_deployment != progress.To)
            Begin(progress);
        var now = (Doing: StateWords.Of(progress.State, Text(progress.Document, "traffic", "stage")), Weight: Weight(progress.Document));
        if (now == _shown && progress.Elapsed - _shownAt < Silence)
            return;
        (_shown, _shownAt) = (now, progress.Elapsed);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{progress.Elapsed.TotalSeconds,6:0.0} s  {now.Doing,-20}{now.Weight,4}%{Side(progress, progress.From),16}{Side(progress, progress.To),16}  {Text(progress.Document, "why")}");
        console.MarkupLineInterpolated($"{Fit(line)}");
    }

    public void Ended(DeploymentReport report)
    {
        var colour = report.Outcome switch { "Promoted" => "green", "RolledBack" => "red", _ => "yellow" };
        console.MarkupLine($"[bold {colour}]{report.Outcome}[/] after {report.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s. {Markup.Escape(string.Join("; ", report.Reasons))}");
    }

    public void Summary(DemoReport report)
    {
        console.WriteLine();
        console.Write(SummaryTable.Of(report));
        foreach (var failure in report.Failures)
            console.MarkupLineInterpolated($"[red]Not as it must be:[/] {failure}");
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{(report.Failures is [] ? "[green]All as it must be.[/] " : "")}{report.Seconds:0} s in all."));
    }

    private void Begin(DemoProgress progress)
    {
        _deployment = progress.To;
        _shown = default;
        console.WriteLine();
        console.Write(new Rule($"[bold]{progress.From} -> {progress.To}[/]").LeftJustified());
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[grey]{"time",8}  {"doing",-20}{"Green",5}{Heading(progress.From),16}{Heading(progress.To),16}  decision[/]"));
    }

    // One line a look, however narrow the terminal is; the whole reasons come with the ending.
    private string Fit(string line) => line.Length < console.Profile.Width ? line : line[..(console.Profile.Width - 4)] + "...";

    private static string Plain(Uri uri) => uri.ToString().TrimEnd('/');

    private static string Weight(JsonElement document) =>
        document.ValueKind is JsonValueKind.Object && document.GetProperty("traffic").TryGetProperty("weight", out var weight) ? weight.GetRawText() : "0";

    private static string Text(JsonElement document, params string[] path)
    {
        foreach (var name in path)
            if (document.ValueKind is not JsonValueKind.Object || !document.TryGetProperty(name, out document))
                return "";
        return document.GetString() ?? "";
    }

    // By version: once Red is home it serves what Green has brought.
    private static string Heading(string image) => $"{image[(image.LastIndexOf(':') + 1)..]} (failed)";

    private static string Side(DemoProgress progress, string image)
    {
        var (now, before) = (Outcomes(progress.Now, image), Outcomes(progress.Before, image));
        return string.Create(CultureInfo.InvariantCulture, $"{now.Total - before.Total:N0} ({now.Failed - before.Failed:N0})");
    }

    private static OutcomeCounts Outcomes(LoadSnapshot snapshot, string image) => snapshot.Images.TryGetValue(image, out var answers) ? answers.Outcomes : default;
}
