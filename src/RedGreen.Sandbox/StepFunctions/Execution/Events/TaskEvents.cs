using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Execution.Events;

/// <summary>The names and details of a task's events: a Lambda function's own ARN as Resource has others than a service integration.</summary>
internal readonly struct TaskEvents(ITaskResource resource, string region)
{
    /// <summary>The event of a call to be made.</summary>
    public string Scheduled => resource.Type is null ? "LambdaFunctionScheduled" : "TaskScheduled";

    /// <summary>The event of a call under way.</summary>
    public string Started => resource.Type is null ? "LambdaFunctionStarted" : "TaskStarted";

    /// <summary>The event of a call that succeeded.</summary>
    public string Succeeded => resource.Type is null ? "LambdaFunctionSucceeded" : "TaskSucceeded";

    /// <summary>The event of a call that failed.</summary>
    public string Failed => resource.Type is null ? "LambdaFunctionFailed" : "TaskFailed";

    /// <summary>The event of a call that took too long.</summary>
    public string TimedOut => resource.Type is null ? "LambdaFunctionTimedOut" : "TaskTimedOut";

    /// <summary>The details of <see cref="Scheduled"/>.</summary>
    public EventDetails Schedule(Json parameters, int? timeout, int? heartbeat) => resource.Type is null
        ? new EventDetails { Resource = resource.Action, Input = parameters, TimeoutInSeconds = timeout }
        : Identify() with { Region = region, Parameters = parameters, TimeoutInSeconds = timeout, HeartbeatInSeconds = heartbeat };

    /// <summary>What every other event of the task tells.</summary>
    public EventDetails Identify() => resource.Type is null ? default : new EventDetails { ResourceType = resource.Type, Resource = resource.Action };
}
