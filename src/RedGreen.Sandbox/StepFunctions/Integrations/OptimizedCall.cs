using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Integrations.Sdk;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>An optimized integration that is one call of one operation, such as <c>arn:aws:states:::dynamodb:putItem</c>.</summary>
internal sealed class OptimizedCall(OptimizedOperation operation) : ITaskResource
{
    /// <inheritdoc/>
    public string Type => operation.Type;

    /// <inheritdoc/>
    public string Action => operation.Action;

    /// <inheritdoc/>
    public bool WaitsForJob => false;

    /// <inheritdoc/>
    public IEnumerable<string> Refuse(IReadOnlyCollection<string> parameters) =>
        operation.Required.Where(name => !parameters.Contains(name)).Select(name => $"'{name}' is missing.");

    /// <inheritdoc/>
    public Task<Json> InvokeAsync(Json parameters, TaskCaller caller, CancellationToken abandoned)
    {
        if (parameters is not JsonMap map)
            throw StateFailure.Runtime($"The parameters of {Type}:{Action} must be an object, not {parameters}");
        try
        {
            var answer = caller.Aws.Call(operation.Service, MemberCase.UpperFirst(Action), operation.Prepare(map.ToNode()!.AsObject()), AwsCallers.Of(caller.Execution));
            return operation.Check(answer) is { } failure ? throw failure : Task.FromResult(Json.From(answer));
        }
        catch (AwsError error)
        {
            throw operation.Failure(error);
        }
    }
}
