using System.Text.Json;
using RedGreen.Cli.Json;
using RedGreen.Planning;
using RedGreen.Requests;

namespace RedGreen.Cli.Following;

/// <summary>An execution of the deployment state machine, at one moment.</summary>
internal sealed record ExecutionLook
{
    /// <summary>Its ARN.</summary>
    public required string Execution { get; init; }

    /// <summary>Its state machine's ARN.</summary>
    public required string Machine { get; init; }

    /// <summary><c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c>, <c>ABORTED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>The failure's name; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The failure's cause; null for none.</summary>
    public string? Cause { get; init; }

    /// <summary>What it was started with; undefined where that is no JSON.</summary>
    public JsonElement Input { get; init; }

    /// <summary>The newest document; an empty one before there is any.</summary>
    public required DeploymentDocument Document { get; init; }

    /// <summary>What time it is where it runs.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The state it is in; null where that was not read.</summary>
    public string? State { get; init; }

    /// <summary>The deployment's id. That of a recovery is the one of the deployment that it brings to an end.</summary>
    public string Id => Document.Id ?? PlanNames.IdOf(Execution);

    /// <summary>Its name.</summary>
    public string Name => Execution[(Execution.LastIndexOf(':') + 1)..];

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => Status == "RUNNING";

    /// <summary>Whether nothing more comes from it. A failed one that is about to be redriven neither runs nor is over.</summary>
    public bool IsOver => !IsRunning && Status != "PENDING_REDRIVE";

    /// <summary>Whether it brings a dead deployment to an end.</summary>
    public bool IsRecovery => Input.Flag("recover");

    /// <summary>How it ended: <c>Promoted</c>, <c>RolledBack</c>, ..., or Step Functions' own word; null while it runs.</summary>
    public string? Outcome => Status switch
    {
        "RUNNING" => null,
        "SUCCEEDED" => Document.Ending ?? "Done",
        "FAILED" => Error ?? "FAILED",
        var other => other,
    };

    /// <summary>Why it ended so, or what it decided last; empty before there is anything to say.</summary>
    public string Why => Cause is { Length: > 0 } cause ? cause : Document.Why ?? "";

    /// <summary>What is deployed: an image or a task definition; null where the input says neither.</summary>
    public string? Image => Document.Image ?? Input.Text("image") ?? Input.Text("taskDefinition");

    /// <summary>The service's name; null where neither document nor input name one.</summary>
    public string? Service => (Document.Service ?? Input.Text("service")) is { } service ? EcsName.Short(service) : null;

    /// <summary>The cluster's name; null where neither document nor input name one.</summary>
    public string? Cluster => (Document.Cluster ?? Input.Text("cluster") ?? EcsName.ClusterInServiceArn(Input.Text("service"))) is { } cluster ? EcsName.Short(cluster) : null;
}
