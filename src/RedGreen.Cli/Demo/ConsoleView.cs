using System.Globalization;
using System.Text.Json;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;
using Spectre.Console;

namespace RedGreen.Cli.Demo;

/// <summary>Shows a demo as lines on a terminal: one for every change of state, weight or verdict, and a table at the end.</summary>
internal sealed class ConsoleView(IAnsiConsole console) : IDemoView
{
    private string _lastLine = "";
    private string? _deployment;

    public void Began(SandboxEndpoints endpoints)
    {
        console.MarkupLine($"[bold]Red/Green demo[/]: service [bold]{endpoints.Service}[/] on {DemoScript.First} behind a real load balancer at {Plain(endpoints.Listener)}");
        console.MarkupLine($"{DemoScript.KeepAliveRate + DemoScript.NewConnectionRate:0} requests a second, the clock runs {DemoScript.Speed:0} times as fast; steps {DemoScript.Tags["redgreen:steps"]}, limit {double.Parse(DemoScript.Tags["redgreen:max-error-rate"], CultureInfo.InvariantCulture):0%} errors");
        console.MarkupLine($"Look yourself: aws --endpoint-url {Plain(endpoints.Aws)} ecs describe-services --cluster {endpoints.Cluster} --services {endpoints.Service}");
    }

    public void Progress(DemoProgress progress)
    {
        if (_deployment != progress.To)
        {
            _deployment = progress.To;
            console.WriteLine();
            console.Write(new Rule($"[bold]{progress.From} -> {progress.To}[/]").LeftJustified());
            console.MarkupLine("[grey]   time  state             Green  requests (failed): Red       Green          verdict[/]");
        }

        var verdict = Text(progress.Document, "why");
        var line = $"{progress.State} {Weight(progress.Document)} {Shortened(verdict)}";
        if (Loops.Contains(progress.State) && Shortened(verdict) == Shortened(_lastLine) && Weight(progress.Document) == _lastWeight)
            return;
        if (line == _lastLine)
            return;
        (_lastLine, _lastWeight) = (verdict, Weight(progress.Document));
        console.MarkupLineInterpolated($"{progress.Elapsed.TotalSeconds,6:0.0}s  [bold]{progress.State,-17}[/] {Weight(progress.Document),4}%  {Side(progress, progress.From),20} {Side(progress, progress.To),20}  {Coloured(verdict)}");
    }

    public void Ended(DeploymentReport report)
    {
        var colour = report.Outcome is "Promoted" ? "green" : report.Outcome is "RolledBack" ? "red" : "yellow";
        console.MarkupLine($"[bold {colour}]{report.Outcome}[/] after {report.Seconds:0.0} s. {Markup.Escape(string.Join("; ", report.Reasons))}");
        _lastLine = "";
    }

    public void Summary(DemoReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Summary");
        table.AddColumns(["", .. report.Deployments.Select(deployment => $"{deployment.From} -> {deployment.To}")]);
        Row("outcome", deployment => deployment.Outcome);
        Row("shares clients saw", deployment => string.Join(", ", deployment.Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Weight}%: {step.ObservedGreenShare:0.0%}"))));
        Row("requests, failed", deployment => string.Create(CultureInfo.InvariantCulture, $"{deployment.Requests:N0}, {deployment.FailedRequests:N0}"));
        Row("by Green, failed", deployment => string.Create(CultureInfo.InvariantCulture, $"{deployment.GreenRequests:N0}, {deployment.GreenErrors:N0}"));
        Row("decision to last request on Green", deployment => deployment.RollbackSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s") : "-");
        Row("left of Green", deployment => deployment.GreenLeft.ToString(CultureInfo.InvariantCulture));
        Row("listener rules as before", deployment => deployment.RulesRestored ? "yes" : "no");
        Row("the service runs", deployment => deployment.Runs);
        console.WriteLine();
        console.Write(table);
        foreach (var failure in report.Failures)
            console.MarkupLineInterpolated($"[red]Not as it must be:[/] {failure}");
        console.MarkupLine($"{(report.Failures is [] ? "[green]As it must be.[/]" : "")} {report.Seconds:0} s in all.");

        void Row(string name, Func<DeploymentReport, string> of) => table.AddRow([name, .. report.Deployments.Select(deployment => Markup.Escape(of(deployment)))]);
    }

    // States that come round with every look.
    private static readonly string[] Loops = ["WaitForIncrement", "EvaluateHealth", "Decision?", "RetireGreen", "Retired?", "WaitForTasks"];

    private string _lastWeight = "";

    private static string Plain(Uri uri) => uri.ToString().TrimEnd('/');

    // Without its numbers, so that a counter that moves is not a change.
    private static string Shortened(string verdict) => new([.. verdict.Where(c => !char.IsAsciiDigit(c) && c is not (',' or '.'))]);

    private static string Weight(JsonElement document) =>
        document.ValueKind is JsonValueKind.Object && document.GetProperty("traffic").TryGetProperty("weight", out var weight) ? weight.GetRawText() : "0";

    private static string Text(JsonElement document, string name) =>
        document.ValueKind is JsonValueKind.Object && document.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Side(DemoProgress progress, string image)
    {
        var (now, before) = (Outcomes(progress.Now, image), Outcomes(progress.Before, image));
        return string.Create(CultureInfo.InvariantCulture, $"{now.Total - before.Total:N0} ({now.Failed - before.Failed:N0})");
    }

    private static OutcomeCounts Outcomes(LoadSnapshot snapshot, string image) => snapshot.Images.TryGetValue(image, out var answers) ? answers.Outcomes : default;

    private static string Coloured(string verdict) => verdict;
}
