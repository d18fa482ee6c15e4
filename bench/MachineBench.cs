using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Rehearsals;
using RedGreen.Sandbox;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Seeding;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Bench;

/// <summary>
/// One whole promotion: the state machine file that ships, the functions in this process with the SDK's clients, the
/// sandbox's services without a socket, simulated traffic, virtual time.
/// </summary>
internal static class MachineBench
{
    private const int WarmUps = 150;
    private const int Runs = 50;
    private const double GoalMilliseconds = 50;

    public static async Task<int> RunAsync(TextWriter output)
    {
        for (var run = 0; run < WarmUps; run++)
            await DeployAsync();
        var results = new List<Measured>();
        for (var run = 0; run < Runs; run++)
            results.Add(await DeployAsync());

        var sorted = results.Select(result => result.Milliseconds).Order().ToList();
        var median = Median(sorted);
        Table.Write(
            output,
            ["deployment in virtual time", "runs", "min ms", "median ms", "max ms", "median CPU ms", "MB allocated", "states", "AWS calls", "virtual"],
            [["promotion, 10@5m 50@5m 100@10m", $"{Runs}", Text(sorted[0]), Text(median), Text(sorted[^1]), Text(Median(results.Select(result => result.CpuMilliseconds))), Text(Median(results.Select(result => result.Megabytes))), $"{results[0].States}", $"{results[0].Calls}", $"{results[0].Virtual:h\\:mm\\:ss}"]]);
        return median < GoalMilliseconds ? 0 : 1;
    }

    private static async Task<Measured> DeployAsync()
    {
        var calls = new CallCount();
        await using var sandbox = VirtualSandbox.Start(new VirtualSandboxSettings
        {
            Template = Path.Combine(AppContext.BaseDirectory, "template.yaml"),
            Traffic = SimulatedTraffic.Steady(50),
            Filters = [calls],
            Shop = new ShopSettings(8080)
            {
                Tags = new Dictionary<string, string> { ["redgreen:steps"] = "10@5m 50@5m 100@10m", ["redgreen:tick"] = "20", ["redgreen:max-error-rate"] = "0.01" },
            },
        });
        ShippedFunctions.AddTo(sandbox.Functions, sandbox.Transport, sandbox.Time);
        calls.Reset();

        // What earlier runs left is not this one's to collect.
        GC.Collect();
        var (began, cpu, bytes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var started = sandbox.Call("states", "StartExecution", new JsonObject
        {
            ["stateMachineArn"] = sandbox.StateMachines["DeploymentStateMachine"],
            ["input"] = """{"cluster":"demo","service":"shop","image":"demo/shop:v2"}""",
        });
        var execution = sandbox.Services.States.Execution((string)started["executionArn"]!);
        sandbox.Time.RunUntil(execution.Completion, TimeSpan.FromDays(1));
        var elapsed = Stopwatch.GetElapsedTime(began);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes() - bytes;

        return execution.TopLevelPath[^1] == "Promoted"
            ? new Measured(elapsed.TotalMilliseconds, cpu.TotalMilliseconds, bytes / 1e6, execution.Path.Count, calls.Count, execution.StoppedAt!.Value - execution.StartedAt)
            : throw new InvalidOperationException($"It ended {execution.TopLevelPath[^1]}: {execution.Result}");
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record Measured(double Milliseconds, double CpuMilliseconds, double Megabytes, int States, int Calls, TimeSpan Virtual);

    private sealed class CallCount : IWireFilter
    {
        public int Count { get; private set; }

        public void Reset() => Count = 0;

        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
        {
            Count++;
            return next(call);
        }
    }
}
