using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Aws.Recovery;
using RedGreen.Chaos.Chronicles;
using RedGreen.Chaos.Guarantees;
using RedGreen.Chaos.Running;
using RedGreen.Rehearsals;
using RedGreen.Sandbox;

namespace RedGreen.Chaos;

/// <summary>Tells stories: each in a sandbox and a time of its own, on the calling thread.</summary>
internal static class StoryRunner
{
    /// <summary>The guarantee that everything comes to rest.</summary>
    public const string EveryExecutionEnds = "Every execution ends";

    // What cleans up looks every ten minutes: after so many visits with nothing to do it is at rest.
    private static readonly TimeSpan Visit = TimeSpan.FromMinutes(10);
    private const int QuietVisits = 3;

    // Longer than a deployment of these stories, three recoveries and all time-outs together.
    private static readonly TimeSpan Limit = TimeSpan.FromDays(3);

    /// <summary>Tells a story to its end.</summary>
    /// <param name="story">The story.</param>
    /// <param name="build">What runs; null: what ships.</param>
    public static StoryResult Run(Story story, Build? build = null)
    {
        // Under a context of somebody else's, continuations go to other threads, and time would not wait for them.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return RunHere(story, build ?? Build.Shipped);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static StoryResult RunHere(Story story, Build build)
    {
        var stage = new Stage(story);
        var wire = new FaultyWire(stage);
        var witness = new Witness();
        var sandbox = Shop.Start(story, [witness, wire]);
        try
        {
            ShippedFunctions.AddTo(sandbox.Functions, new FaultyTransport(sandbox.Transport, stage, wire), sandbox.Time, Wiring(sandbox, build));
            new FaultyFunctions(stage).Stand(sandbox.Functions);
            Change(sandbox, build);
            witness.Begin(sandbox, story.Fleet.Services);
            stage.Open(sandbox);
            stage.World.Begin();
            var isQuiet = Rest(stage);
            if (stage.HasLeftItsThread)
                throw new InvalidOperationException($"Story {story.Seed} has left its thread: something in it waits for real.");
            var violations = Guarantees.Guarantees.Check(witness.End());
            return new(story, isQuiet ? violations : [Unrest(stage), .. violations], Endings(stage), stage.Faults, stage.Log);
        }
        finally
        {
            // Nothing in it waits: there is neither a socket nor a process.
            sandbox.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static bool Rest(Stage stage)
    {
        var person = new OnCall(stage);
        var (quiet, waiting) = (0, 0);
        for (var passed = TimeSpan.Zero; passed < Limit && quiet < QuietVisits; passed += Visit)
        {
            stage.Sandbox.Time.Advance(Visit);
            var running = stage.Executions.Running.ToList();
            quiet = stage.Pending == 0 && !stage.Outages.HasAny && running is [] ? quiet + 1 : 0;
            waiting = running is not [] && running.TrueForAll(entry => entry.IsWaiting) ? waiting + 1 : 0;
            if (waiting == QuietVisits && stage.Story.IsSomebodyOnCall)
                person.Look();
        }

        return quiet == QuietVisits;
    }

    private static Violation Unrest(Stage stage) => new(
        EveryExecutionEnds,
        stage.Now,
        $"After {Limit.TotalDays:0} days {string.Join(", ", stage.Executions.Running.Select(entry => $"execution {entry.Number} is in {entry.Execution.TopLevelPath[^1]}"))}.");

    private static SortedDictionary<string, int> Endings(Stage stage)
    {
        var endings = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in stage.Executions.All)
            endings[entry.Ending] = endings.GetValueOrDefault(entry.Ending) + 1;
        return endings;
    }

    // Functions are told the table's name by their environment: nobody has to ask for it, least of all in the middle of a run.
    private static Action<IServiceCollection> Wiring(VirtualSandbox sandbox, Build build)
    {
        var table = new LockTableName((string)sandbox.Call("dynamodb", "ListTables", [])["TableNames"]![0]!);
        return services =>
        {
            services.AddSingleton(table);
            build.Services?.Invoke(services);
        };
    }

    private static void Change(VirtualSandbox sandbox, Build build)
    {
        if (build.Machine is not { } change)
            return;
        var machine = sandbox.StateMachines["DeploymentStateMachine"];
        var definition = JsonNode.Parse((string)sandbox.Call("states", "DescribeStateMachine", new() { ["stateMachineArn"] = machine })["definition"]!)!.AsObject();
        change(definition);
        sandbox.Call("states", "UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = definition.ToJsonString() });
    }
}
