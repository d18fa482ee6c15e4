using RedGreen.Cli.Following;
using RedGreen.Cli.Running;
using RedGreen.Deployments;

namespace RedGreen.Cli.Json;

/// <summary>A deployment that runs or has run. Fields that are not known are left out.</summary>
internal sealed record DeploymentJson
{
    /// <summary>Eight hexadecimal digits.</summary>
    public required string Id { get; init; }

    public string? Cluster { get; init; }

    public string? Service { get; init; }

    /// <summary>The image or task definition that is deployed.</summary>
    public string? Image { get; init; }

    /// <summary>The image or task definition before.</summary>
    public string? From { get; init; }

    /// <summary>Step Functions' word: <c>RUNNING</c>, <c>SUCCEEDED</c>, ...</summary>
    public required string Status { get; init; }

    /// <summary>How it ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>The state it is in.</summary>
    public string? State { get; init; }

    /// <summary>The same in a person's words.</summary>
    public string? Doing { get; init; }

    /// <summary><c>readiness</c>, <c>shifting</c>, <c>goingHome</c>, <c>home</c>, ...</summary>
    public string? Stage { get; init; }

    public int? Step { get; init; }

    public int? Steps { get; init; }

    /// <summary>Green's percent of the traffic.</summary>
    public int? GreenPercent { get; init; }

    /// <summary>What it waits for a person for.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>When something is due.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What is due then.</summary>
    public string? Then { get; init; }

    public string? Why { get; init; }

    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>Whether a person must look.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>What that person must do.</summary>
    public string? NextStep { get; init; }

    public DateTimeOffset Started { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    public required string Execution { get; init; }

    public string? Console { get; init; }

    public IReadOnlyList<TimelineEntry>? Timeline { get; init; }

    public static DeploymentJson Of(ExecutionLook look, DeploymentLock? held)
    {
        var document = look.Document;
        var needsPerson = !look.IsRunning && (held is not null || !Ending.IsSafe(look.Outcome));
        return new DeploymentJson
        {
            Id = look.Id,
            Cluster = look.Cluster,
            Service = look.Service,
            Image = look.Image,
            From = document.From,
            Status = look.Status,
            Outcome = look.Outcome,
            State = look.State,
            Doing = DeploymentWords.Doing(look),
            Stage = document.Stage,
            Step = document.IsPlanned ? document.Step : null,
            Steps = document.IsPlanned ? document.Steps : null,
            GreenPercent = document.IsPlanned ? document.Weight : null,
            WaitsFor = document.PausedFor,
            Due = look.IsRunning && document.Until() is { } deadline && deadline.At > look.Now ? deadline.At : null,
            Then = look.IsRunning && document.Until() is { } due && due.At > look.Now ? due.Then : null,
            Why = look.Why.Length > 0 ? look.Why : null,
            Reasons = document.Reasons is { Count: > 0 } reasons ? reasons : null,
            NeedsPerson = needsPerson,
            NextStep = needsPerson ? Ending.NextStep(look.Outcome, look.Service ?? "the service") ?? Running.RunningDeployment.KeptLock(look) : null,
            Started = look.Started,
            Stopped = look.Stopped,
            Execution = look.Execution,
            Console = ConsoleLink.Of(look.Execution),
            Timeline = document.IsPlanned ? document.Timeline : null,
        };
    }
}
