using System.Globalization;

namespace RedGreen.Bench;

/// <summary>From the evaluation that decides on a rollback to the last answer that Green gives, in wall time.</summary>
internal static class RollbackBench
{
    private const double GoalSeconds = 2;

    public static async Task<int> RunAsync(double speed, TextWriter output, CancellationToken cancellationToken)
    {
        // v3 fails 8% of its requests: the first whole minute that CloudWatch shows decides.
        var (report, _) = await RealSandbox.DeployAsync(
            "demo/shop:v3",
            speed,
            requestsPerSecond: 100,
            new() { ["redgreen:steps"] = "50@1m 100@1m", ["redgreen:tick"] = "10", ["redgreen:max-error-rate"] = "0.01" },
            cancellationToken);

        Table.Write(
            output,
            ["rollback", "speed", "outcome", "rollback seconds", "requests", "failed", "failed by Green", "Green left", "rules restored", "whole seconds"],
            [[$"{report.From} <- {report.To}", Text(speed), report.Outcome, report.RollbackSeconds?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-", $"{report.Requests}", $"{report.FailedRequests}", $"{report.GreenErrors}", $"{report.GreenLeft}", $"{report.RulesRestored}", Text(report.Seconds)]]);
        output.WriteLine(string.Join(Environment.NewLine, report.Reasons));
        return report.Outcome == "RolledBack" && report.RollbackSeconds < GoalSeconds ? 0 : 1;
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
