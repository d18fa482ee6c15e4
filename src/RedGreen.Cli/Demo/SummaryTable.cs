using System.Globalization;
using Spectre.Console;

namespace RedGreen.Cli.Demo;

/// <summary>The demo's end, side by side.</summary>
internal static class SummaryTable
{
    public static Table Of(DemoReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("");
        foreach (var deployment in report.Deployments)
            table.AddColumn($"{deployment.From} -> {deployment.To}");
        Row("outcome", deployment => deployment.Outcome);
        Row("Green's share, as clients saw it", deployment => string.Join(", ", deployment.Steps.Select(step => Invariant($"{step.Weight}%: {step.ObservedGreenShare:0.0%}"))));
        Row("requests (failed)", deployment => Invariant($"{deployment.Requests:N0} ({deployment.FailedRequests:N0})"));
        Row("answered by Green (failed)", deployment => Invariant($"{deployment.GreenRequests:N0} ({deployment.GreenErrors:N0})"));
        Row("from decision to Green's last request", deployment => deployment.RollbackSeconds is { } seconds ? Invariant($"{seconds:0.00} s") : "-");
        Row("left of Green", deployment => Invariant($"{deployment.GreenLeft}"));
        Row("listener rules as before", deployment => deployment.RulesRestored ? "yes" : "no");
        Row("the service now runs", deployment => deployment.Runs);
        return table;

        void Row(string name, Func<DeploymentReport, string> of) => table.AddRow([name, .. report.Deployments.Select(deployment => Markup.Escape(of(deployment)))]);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
