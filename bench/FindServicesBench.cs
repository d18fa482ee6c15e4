using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Rehearsals;
using RedGreen.Sandbox;

namespace RedGreen.Bench;

/// <summary>
/// One push in an account with 2,000 enrolled services, ECS's rates as throttles and the time that calls take in virtual
/// time: how long the search takes, and how many calls.
/// </summary>
internal static class FindServicesBench
{
    private const int Services = 2_000;
    private const string Pushed = $"{PushEvent.Registry}/demo/shop:v1";
    private const string Other = $"{PushEvent.Registry}/demo/healthy:v1";

    private static readonly string[] Kinds = ["ListClusters", "ListTasks", "DescribeTasks", "DescribeServices"];

    // An assumption, on the slow side for a call inside a Region.
    private static readonly TimeSpan PerCall = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(TextWriter output)
    {
        var results = new List<Measured>
        {
            await SearchAsync("20 clusters, 2 tasks each, 1 in 100 runs it", 20, 2, service => service % 100 == 0),
            await SearchAsync("1 cluster, 2 tasks each, 1 in 100 runs it", 1, 2, service => service % 100 == 0),
            await SearchAsync("20 clusters, 10 tasks each, 1 in 100 runs it", 20, 10, service => service % 100 == 0),
            await SearchAsync("1 cluster, 2 tasks each, all run it, all rounds", 1, 2, _ => true),
        };
        Table.Write(
            output,
            ["2,000 enrolled services", "found", "rounds", .. Kinds, "throttled", "longest round, s", "all, s"],
            results.Select(result => (IReadOnlyList<string>)
            [
                result.Case, $"{result.Found}", $"{result.Rounds}", .. Kinds.Select(call => $"{result.Calls.GetValueOrDefault(call)}"),
                $"{result.Throttled}", Text(result.Longest), Text(result.All),
            ]));
        return results.TrueForAll(result => result.Longest < Goal && result.Throttled == 0 && result.Found == result.Expected) ? 0 : 1;
    }

    private static async Task<Measured> SearchAsync(string name, int clusters, int tasks, Func<int, bool> runsIt)
    {
        var rates = new EcsRates();
        await using var sandbox = VirtualSandbox.Start(new VirtualSandboxSettings { Filters = [rates] });
        using var transport = new Latency(sandbox.Transport, PerCall, sandbox.Time);
        ShippedFunctions.AddTo(sandbox.Functions, transport, sandbox.Time);
        ManyServices.Plant(sandbox, Services, clusters, tasks, service => runsIt(service) ? Pushed : Other, ("redgreen:enabled", "true"));

        rates.Begin(sandbox.Time);
        var began = sandbox.Time.GetUtcNow();
        var (found, rounds, longest, after) = (0, 0, TimeSpan.Zero, "");
        do
        {
            var roundBegan = sandbox.Time.GetUtcNow();
            var finding = sandbox.Functions["FindServicesFunction"](new JsonObject { ["now"] = "2026-01-01T00:00:00Z", ["event"] = PushEvent.Of("demo/shop:v2"), ["after"] = after }, CancellationToken.None);
            sandbox.Time.RunUntil(finding, TimeSpan.FromHours(1));
            var answer = await finding;
            found += answer!["deployments"]!.AsArray().Count;
            after = (string)answer["next"]!;
            rounds++;
            var took = sandbox.Time.GetUtcNow() - roundBegan;
            longest = took > longest ? took : longest;
        }
        while (after is not "");
        return new Measured(name, found, Enumerable.Range(0, Services).Count(runsIt), rounds, rates.Calls, rates.Throttled, longest, sandbox.Time.GetUtcNow() - began);
    }

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record Measured(
        string Case, int Found, int Expected, int Rounds, IReadOnlyDictionary<string, int> Calls, int Throttled, TimeSpan Longest, TimeSpan All);
}
