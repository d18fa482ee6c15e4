using System.Text.Json.Serialization;
using RedGreen.Queueing;
using RedGreen.Requests;

namespace RedGreen.Deployments;

/// <summary>The document between ResolveRequest and PlanDeployment: whose lock to take, what to do if it is taken, and how long it has waited.</summary>
public sealed record ResolvedDeployment
{
    /// <summary>See <see cref="Deployment.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for, with AWS's own names.</summary>
    public required ResolvedRequest Request { get; init; }

    /// <summary>When its execution was started: its place in the queue, as <see cref="Ticket.Moment"/> writes it.</summary>
    public required string Since { get; init; }

    /// <summary><c>queue</c>, <c>supersede</c> or <c>reject</c>: what the state machine's <c>WhenLocked?</c> reads.</summary>
    public required string OnBusy { get; init; }

    /// <summary>What the last look at the queue has led to, one of <see cref="Turn"/>'s; null before the first.</summary>
    public string? Decision { get; init; }

    /// <summary>Why, in words; empty before the first look at the queue.</summary>
    public string Why { get; init; } = "";

    /// <summary>Seconds until the next look at the queue, at least 1.</summary>
    public int WaitSeconds { get; init; } = 1;

    /// <summary>Whether it asks the deployment that is in its way to bring Red back.</summary>
    [JsonIgnore]
    public bool IsSuperseding => OnBusy == "supersede";
}
