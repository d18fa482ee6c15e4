using System.Text.Json.Nodes;
using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Chaos.Running;

/// <summary>What starts executions, and stops them.</summary>
internal sealed class Triggers(Stage stage)
{
    private const string FirstName = "first";
    private const string Cluster = "demo";

    private string FirstInput => Request(Fleet.Shop, stage.Story.Image, Spelling.Names, null);

    /// <summary>Starts the first deployment.</summary>
    public string Begin()
    {
        Start(FirstName, FirstInput);
        return "";
    }

    /// <returns>What was done; null: there was nothing to do it to.</returns>
    public string? Do(Happening happening, string? execution) => happening switch
    {
        StopExecution => Stop(execution),
        StartAnother start => Another(start),
        TriggerAgain => Again(),
        MistakenRecovery recovery => Recover(recovery),
        _ => throw new InvalidOperationException($"Nobody knows how to do {happening}."),
    };

    private string? Stop(string? execution)
    {
        var running = stage.Executions.Running.ToList();
        if (running.Find(entry => entry.Execution.Identity.Arn == execution) is not { } entry)
        {
            if (execution is not null || running is not [var oldest, ..])
                return null;
            entry = oldest;
        }

        stage.Sandbox.Call("states", "StopExecution", new() { ["executionArn"] = entry.Execution.Identity.Arn });
        return $"execution {entry.Number} is stopped";
    }

    private string Another(StartAnother start)
    {
        Start(null, Request(start.Service, start.Image, start.Spelling, start.OnBusy));
        return $"execution {stage.Executions.All.Count} is started: {start}";
    }

    private string Again()
    {
        Start(FirstName, FirstInput);
        return "the first deployment's trigger comes again, and is taken for the same one";
    }

    private string? Recover(MistakenRecovery recovery)
    {
        var all = stage.Executions.All;
        var owner = recovery.Owner switch
        {
            RecoveredOwner.Running => stage.Executions.Running.FirstOrDefault()?.Execution.Identity.Arn,
            RecoveredOwner.Newest => stage.Executions.Running.LastOrDefault()?.Execution.Identity.Arn,
            RecoveredOwner.Ended => all.FirstOrDefault(entry => entry.Execution.Status != ExecutionStatus.Running)?.Execution.Identity.Arn,
            _ => stage.Sandbox.Context.Arn("states", "execution:redgreen-deployment:never"),
        };
        if (owner is null)
            return null;
        Start(null, new JsonObject
        {
            ["recover"] = true,
            ["cluster"] = stage.Sandbox.Context.Arn("ecs", $"cluster/{Cluster}"),
            ["service"] = Fleet.Shop,
            ["owner"] = owner,
            ["attempt"] = 1,
        }.ToJsonString());
        return $"execution {all.Count} is started: {recovery}";
    }

    private void Start(string? name, string input)
    {
        var start = new JsonObject { ["stateMachineArn"] = stage.World.Machine, ["input"] = input };
        if (name is not null)
            start["name"] = name;
        stage.Sandbox.Call("states", "StartExecution", start);
    }

    private string Request(string service, string image, Spelling spelling, string? onBusy)
    {
        var arn = stage.Sandbox.Context.Arn("ecs", $"service/{Cluster}/{service}");
        var request = spelling switch
        {
            Spelling.Names => new JsonObject { ["cluster"] = Cluster, ["service"] = service },
            Spelling.Arns => new JsonObject { ["cluster"] = stage.Sandbox.Context.Arn("ecs", $"cluster/{Cluster}"), ["service"] = arn },
            _ => new JsonObject { ["service"] = arn },
        };
        request["image"] = image;
        if (onBusy is not null)
            request["strategy"] = new JsonObject { ["on-busy"] = onBusy };
        return request.ToJsonString();
    }
}
