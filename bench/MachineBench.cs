using System.Text.Json.Nodes;
using RedGreen.Rehearsals;
using RedGreen.Sandbox;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Seeding;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Bench;

/// <summary>
/// Whole promotions: the state machine file that ships, the functions in this process with the SDK's clients, the
/// sandbox's services without a socket, simulated traffic, virtual time. A default one, a small one such as chaos runs
/// by the thousand, and what it costs to set up the sandbox that they need.
/// </summary>
internal static class MachineBench
{
    private const int WarmUps = 75;
    private const int Runs = 50;
    private const int RunsAtOnce = 400;
    private const double GoalMilliseconds = 50;

    private static readonly Dictionary<string, string> Default = new()
    {
        ["redgreen:steps"] = "10@5m 50@5m 100@10m",
        ["redgreen:tick"] = "20",
        ["redgreen:max-error-rate"] = "0.01",
    };

    private static readonly Dictionary<string, string> Small = new()
    {
        ["redgreen:steps"] = "50@1m 100@2m",
        ["redgreen:tick"] = "60",
        ["redgreen:settle"] = "90",
    };

    public static async Task<int> RunAsync(TextWriter output)
    {
        for (var run = 0; run < WarmUps; run++)
        {
            await DeployAsync(Default);
            await DeployAsync(Small);
        }

        var (promotions, small) = (new List<Measured>(), new List<Measured>());
        for (var run = 0; run < Runs; run++)
        {
            promotions.Add(await DeployAsync(Default));
            small.Add(await DeployAsync(Small));
        }

        var median = Cost.Median(promotions.Select(each => each.Deployment.Milliseconds));
        Table.Write(
            output,
            ["in virtual time", "runs", "min ms", "median ms", "max ms", "median CPU ms", "MB allocated", "states", "AWS calls", "virtual"],
            [
                Row("template, services, seeding until the shop is steady", promotions, each => each.Setup, "", "", ""),
                Row("the functions with their SDK clients", promotions, each => each.Functions, "", "", ""),
                Row("promotion, 10@5m 50@5m 100@10m", promotions, each => each.Deployment, promotions[0].Extent),
                Row("promotion, 50@1m 100@2m", small, each => each.Deployment, small[0].Extent),
                Row("tearing down", promotions, each => each.Teardown, "", "", ""),
            ]);
        Table.Write(
            output,
            ["50@1m 100@2m, set up, run and torn down", "runs", "runs/s", "CPU ms/run", "MB/run"],
            [AtOnce(1), AtOnce(2)]);
        return median < GoalMilliseconds ? 0 : 1;
    }

    private static async Task<Measured> DeployAsync(Dictionary<string, string> tags)
    {
        // What earlier runs left is not this one's to collect.
        GC.Collect();
        var watch = new CostWatch();
        var calls = new CallCount();
        var sandbox = Start(tags, calls);
        var setup = watch.Lap();
        ShippedFunctions.AddTo(sandbox.Functions, sandbox.Transport, sandbox.Time);
        var functions = watch.Lap();
        calls.Reset();
        var execution = Promote(sandbox);
        var deployment = watch.Lap();
        await sandbox.DisposeAsync();
        return new(setup, functions, deployment, watch.Lap(), [$"{execution.Path.Count}", $"{calls.Count}", $"{execution.StoppedAt!.Value - execution.StartedAt:h\\:mm\\:ss}"]);
    }

    // As chaos runs them: nobody collects in between, and two sandboxes must not get in each other's way.
    private static string[] AtOnce(int threads)
    {
        GC.Collect();
        var watch = new CostWatch();
        var left = RunsAtOnce;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var sandbox = Start(Small, new());
                ShippedFunctions.AddTo(sandbox.Functions, sandbox.Transport, sandbox.Time);
                Promote(sandbox);
                sandbox.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        var cost = watch.Lap();
        return
        [
            threads == 1 ? "one thread" : $"{threads} threads",
            $"{RunsAtOnce}",
            Cost.Text(RunsAtOnce / cost.Milliseconds * 1000),
            Cost.Text(cost.CpuMilliseconds / RunsAtOnce),
            Cost.Text(cost.Megabytes / RunsAtOnce),
        ];
    }

    private static VirtualSandbox Start(Dictionary<string, string> tags, CallCount calls) => VirtualSandbox.Start(new VirtualSandboxSettings
    {
        Template = Path.Combine(AppContext.BaseDirectory, "template.yaml"),
        Traffic = SimulatedTraffic.Steady(50),
        Filters = [calls],
        Shop = new ShopSettings(8080) { Tags = tags },
    });

    private static StateMachineExecution Promote(VirtualSandbox sandbox)
    {
        var started = sandbox.Call("states", "StartExecution", new JsonObject
        {
            ["stateMachineArn"] = sandbox.StateMachines["DeploymentStateMachine"],
            ["input"] = """{"cluster":"demo","service":"shop","image":"demo/shop:v2"}""",
        });
        var execution = sandbox.Services.States.Execution((string)started["executionArn"]!);
        sandbox.Time.RunUntil(execution.Completion, TimeSpan.FromDays(1));
        return execution.TopLevelPath[^1] == "Promoted"
            ? execution
            : throw new InvalidOperationException($"It ended {execution.TopLevelPath[^1]}: {execution.Result}");
    }

    private static string[] Row(string what, List<Measured> runs, Func<Measured, Cost> part, params string[] extent) =>
        [what, $"{runs.Count}", .. Cost.Columns([.. runs.Select(part)]), .. extent];

    private sealed record Measured(Cost Setup, Cost Functions, Cost Deployment, Cost Teardown, string[] Extent);

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
