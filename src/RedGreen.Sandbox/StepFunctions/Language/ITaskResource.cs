using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>What a Task state's Resource stands for.</summary>
internal interface ITaskResource
{
    /// <summary>The history's <c>resourceType</c>: <c>lambda</c>, <c>aws-sdk:ecs</c>; null for a Lambda function's own ARN, which has events of its own.</summary>
    string? Type { get; }

    /// <summary>The history's <c>resource</c>: <c>invoke</c>, <c>describeServices</c>, or the function's ARN.</summary>
    string Action { get; }

    /// <summary>Whether it is submitted first and then waited for (<c>.sync</c>).</summary>
    bool WaitsForJob { get; }

    /// <summary>What is wrong with the names that a state's Parameters have; empty for nothing.</summary>
    IEnumerable<string> Refuse(IReadOnlyCollection<string> parameters);

    /// <summary>Does it. The task does not end because the state has given up: a Lambda function goes on, too.</summary>
    /// <param name="parameters">The state's effective input.</param>
    /// <param name="execution">The ARN of the execution that it is done for.</param>
    /// <param name="abandoned">Cancelled when the execution or the branch has ended.</param>
    /// <exception cref="StateFailure">It failed.</exception>
    Task<Json> InvokeAsync(Json parameters, string execution, CancellationToken abandoned);
}

/// <summary>Finds what a Resource stands for, when a machine is loaded.</summary>
internal interface ITaskResources
{
    /// <summary>The resource.</summary>
    /// <exception cref="FormatException">It is not known; the message says what is.</exception>
    ITaskResource Resolve(string arn);
}
