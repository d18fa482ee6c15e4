using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Execution.Events;

/// <summary>One event of an execution's history.</summary>
/// <param name="Id">From 1, without gaps.</param>
/// <param name="PreviousId">The event it follows in its own branch; 0 for the first.</param>
/// <param name="At">When.</param>
/// <param name="Type">AWS's name: <c>TaskStateEntered</c>.</param>
/// <param name="Details">What AWS tells with it.</param>
internal sealed record HistoryEvent(int Id, int PreviousId, DateTimeOffset At, string Type, EventDetails Details);

/// <summary>What is told with an event: each type has some of these. Data is kept as it is and written out only when asked for.</summary>
internal readonly record struct EventDetails
{
    /// <summary>A state's or a Map's name.</summary>
    public string? Name { get; init; }

    /// <summary>An input.</summary>
    public Json? Input { get; init; }

    /// <summary>An output.</summary>
    public Json? Output { get; init; }

    /// <summary>A task's parameters.</summary>
    public Json? Parameters { get; init; }

    /// <summary>A task's resource type.</summary>
    public string? ResourceType { get; init; }

    /// <summary>A task's resource.</summary>
    public string? Resource { get; init; }

    /// <summary>A task's Region.</summary>
    public string? Region { get; init; }

    /// <summary>The execution's role.</summary>
    public string? RoleArn { get; init; }

    /// <summary>A task's limit.</summary>
    public int? TimeoutInSeconds { get; init; }

    /// <summary>A task's limit.</summary>
    public int? HeartbeatInSeconds { get; init; }

    /// <summary>An error's name.</summary>
    public string? Error { get; init; }

    /// <summary>An error's cause.</summary>
    public string? Cause { get; init; }

    /// <summary>A Map's iteration.</summary>
    public int? Index { get; init; }

    /// <summary>How many iterations a Map has.</summary>
    public int? Length { get; init; }
}
