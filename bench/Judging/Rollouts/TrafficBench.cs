using System.Globalization;
using RedGreen.Bench.Judging.Simulation;

namespace RedGreen.Bench.Judging.Rollouts;

/// <summary>What the default strategy makes of services with little traffic: what it finds, how often, and how long a good version takes.</summary>
internal static class TrafficBench
{
    private const int Runs = 500;
    private const double RedRate = 0.001;

    private static readonly IReadOnlyList<int> RequestsPerMinute = [5, 50, 500];
    private static readonly IReadOnlyList<double> GreenRates = [RedRate, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    public static int Run(RunOptions options, TextWriter output)
    {
        List<(int Requests, double Rate)> cells = [.. from requests in RequestsPerMinute from rate in GreenRates select (requests, rate)];
        var results = new Endings[cells.Count];
        Parallel.For(0, cells.Count, cell => results[cell] = new Endings(
        [
            .. Enumerable.Range(0, options.Runs ?? Runs).Select(run => Rollout.Run(cells[cell].Requests, RedRate, cells[cell].Rate, new Chance(options.Seed, cell, run))),
        ]));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Red fails {RedRate:0.#%} of its requests; default strategy; {options.Runs ?? Runs:N0} deployments a line, seed {options.Seed}. Minutes: the median, from Green's first traffic on."));
        output.WriteLine();
        Markdown.Write(
            output,
            ["requests a minute", "Green fails", "rolled back", "after minutes", "promoted", "after minutes", "waits for a person"],
            cells.Zip(results, (cell, endings) => (IReadOnlyList<string>)
            [
                $"{cell.Requests}", cell.Rate == RedRate ? "0.1%, as Red" : cell.Rate.ToString("0%", CultureInfo.InvariantCulture),
                endings.Share(Ending.RolledBack), endings.Minutes(Ending.RolledBack),
                endings.Share(Ending.Promoted), endings.Minutes(Ending.Promoted),
                endings.Share(Ending.Paused),
            ]));
        return 0;
    }

    private sealed class Endings(IReadOnlyList<(Ending Ending, double Minutes)> runs)
    {
        public string Share(Ending ending) => Goals.Percent(runs.Count(run => run.Ending == ending) / (double)runs.Count);

        public string Minutes(Ending ending)
        {
            List<double> minutes = [.. runs.Where(run => run.Ending == ending).Select(run => run.Minutes).Order()];
            return minutes is [] ? "-" : Goals.Number((minutes[(minutes.Count - 1) / 2] + minutes[minutes.Count / 2]) / 2);
        }
    }
}
