using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary><c>arn:aws:states:::aws-sdk:service:action</c>: one call of one operation.</summary>
internal sealed class SdkCall(SdkService service, string operation) : ITaskResource
{
    /// <inheritdoc/>
    public string Type => $"aws-sdk:{service.Name}";

    /// <inheritdoc/>
    public string Action => MemberCase.LowerFirst(operation);

    /// <inheritdoc/>
    public bool WaitsForJob => false;

    /// <inheritdoc/>
    public IEnumerable<string> Refuse(IReadOnlyCollection<string> parameters) => parameters
        .Where(name => name.Length == 0 || !char.IsAsciiLetterUpper(name[0]))
        .Select(name => $"'{name}' is not supported: parameters of AWS SDK integrations begin in upper case.");

    /// <inheritdoc/>
    public Task<Json> InvokeAsync(Json parameters, TaskCaller caller, CancellationToken abandoned)
    {
        if (parameters is not JsonMap map)
            throw StateFailure.Runtime($"The parameters of {Type}:{Action} must be an object, not {parameters}");
        try
        {
            return Task.FromResult(service.FromService(caller.Aws.Call(service.WireName, operation, service.ToService(map), AwsCallers.Of(caller.Execution))));
        }
        catch (AwsError error)
        {
            throw service.Failure(error);
        }
    }
}
