using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>What a Task state's Resource stands for. It knows no sandbox: machines that were loaded once run in all of them.</summary>
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
    /// <param name="caller">For whom it is done, and where.</param>
    /// <param name="abandoned">Cancelled when the execution or the branch has ended.</param>
    /// <exception cref="StateFailure">It failed.</exception>
    Task<Json> InvokeAsync(Json parameters, TaskCaller caller, CancellationToken abandoned);
}

/// <summary>For whom a resource does something, and the sandbox in which it does it.</summary>
/// <param name="Execution">The execution's ARN.</param>
/// <param name="Aws">The services.</param>
/// <param name="Functions">The Lambda functions.</param>
/// <param name="Time">The clock.</param>
internal sealed record TaskCaller(string Execution, IAwsCaller Aws, IFunctionHost Functions, TimeProvider Time);

/// <summary>Finds what a Resource stands for, when a machine is loaded.</summary>
internal interface ITaskResources
{
    /// <summary>The resource.</summary>
    /// <exception cref="FormatException">It is not known; the message says what is.</exception>
    ITaskResource Resolve(string arn);
}
