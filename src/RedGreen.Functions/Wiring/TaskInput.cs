using System.Text.Json;
using RedGreen.Deployments;

namespace RedGreen.Functions.Wiring;

/// <summary>What a Task state passes to its function: the clock comes from the state machine, so a run can be replayed.</summary>
/// <param name="Now"><c>$$.State.EnteredTime</c>.</param>
/// <param name="Deployment">The document.</param>
public sealed record TaskInput(DateTimeOffset Now, Deployment Deployment);

/// <summary>What EvaluateHealth gets.</summary>
/// <param name="Now"><c>$$.State.EnteredTime</c>.</param>
/// <param name="Retries"><c>$$.State.RetryCount</c>.</param>
/// <param name="Deployment">The document.</param>
public sealed record LookInput(DateTimeOffset Now, int Retries, Deployment Deployment);

/// <summary>What ResolveRequest gets.</summary>
/// <param name="Now"><c>$$.State.EnteredTime</c>.</param>
/// <param name="Execution"><c>$$.Execution.Id</c>.</param>
/// <param name="Started"><c>$$.Execution.StartTime</c>.</param>
/// <param name="Input">The execution's input, whatever it is.</param>
public sealed record ResolveInput(DateTimeOffset Now, string Execution, DateTimeOffset Started, JsonElement Input);

/// <summary>What TakeTurn gets.</summary>
/// <param name="Now"><c>$$.State.EnteredTime</c>.</param>
/// <param name="Execution"><c>$$.Execution.Id</c>.</param>
/// <param name="Deployment">What ResolveRequest answered, or TakeTurn's last look.</param>
public sealed record TurnInput(DateTimeOffset Now, string Execution, ResolvedDeployment Deployment);

/// <summary>What RecoverOrphans gets: a scheduled event, or one about an execution.</summary>
/// <param name="Id">The event's id.</param>
public sealed record OrphansInput(string? Id);

/// <summary>What PlanDeployment gets.</summary>
/// <param name="Now"><c>$$.State.EnteredTime</c>.</param>
/// <param name="Deployment">What ResolveRequest answered.</param>
public sealed record PlanInput(DateTimeOffset Now, ResolvedDeployment Deployment);

/// <summary>What FindServices gets.</summary>
/// <param name="Now"><c>$$.State.EnteredTime</c>.</param>
/// <param name="Event">The execution's input: ECR's event, or whatever else somebody sent.</param>
/// <param name="After">Where the last round ended; empty for the first.</param>
public sealed record PushInput(DateTimeOffset Now, JsonElement Event, string After = "");
