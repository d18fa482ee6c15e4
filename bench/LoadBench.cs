using System.Globalization;
using RedGreen.Rehearsals;

namespace RedGreen.Bench;

/// <summary>What clients notice of a promotion, and how well weights are kept.</summary>
internal static class LoadBench
{
    private const double Confidence = 0.999;

    // A little above what is claimed, so that chance does not make it less.
    private const double RequestsPerSecond = 525;

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (report, load) = await RealSandbox.DeployAsync(
            "demo/shop:v2",
            speed: 30,
            RequestsPerSecond,
            new() { ["redgreen:steps"] = "10@2m 50@2m 100@2m", ["redgreen:tick"] = "10", ["redgreen:max-error-rate"] = "0.01" },
            cancellationToken);

        Table.Write(
            output,
            ["promotion under load", "outcome", "seconds", "requests", "per second", "failed", "not sent", "p50 ms", "p99 ms"],
            [["half keep-alive, half new connections", report.Outcome, Text(report.Seconds), $"{report.Requests}", Text(report.Requests / report.Seconds), $"{report.FailedRequests}", $"{load.Unsent}", Text(load.Latency.Median.TotalMilliseconds), Text(load.Latency.P99.TotalMilliseconds)]]);

        var held = true;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var step in report.Steps)
        {
            var (least, most) = BinomialBand.Of(step.Answers, step.Weight / 100.0, Confidence);
            var green = (long)Math.Round((step.ObservedGreenShare ?? 0) * step.Answers);
            held &= green >= least && green <= most;
            rows.Add([$"{step.Weight}%", $"{step.Answers}", $"{green}", Share(green, step.Answers), Share(least, step.Answers), Share(most, step.Answers), green >= least && green <= most ? "yes" : "NO"]);
        }

        Table.Write(output, ["Green's weight", "answers", "by Green", "share", "99.9% from", "to", "within"], rows);
        return held && report is { Outcome: "Promoted", FailedRequests: 0 } ? 0 : 1;
    }

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Share(long part, long all) => (100.0 * part / all).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
