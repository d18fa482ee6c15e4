using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Integrations.Sdk;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary><c>arn:aws:states:::lambda:invoke</c>: calls a function and waits for its answer.</summary>
internal sealed class LambdaInvoke : ITaskResource
{
    private static readonly string[] Known = ["FunctionName", "Payload", "Qualifier"];

    /// <inheritdoc/>
    public string Type => "lambda";

    /// <inheritdoc/>
    public string Action => "invoke";

    /// <inheritdoc/>
    public bool WaitsForJob => false;

    /// <inheritdoc/>
    public IEnumerable<string> Refuse(IReadOnlyCollection<string> parameters)
    {
        if (!parameters.Contains("FunctionName"))
            yield return "'FunctionName' is missing.";
        foreach (var name in parameters.Except(Known))
            yield return $"'{name}' is not supported: only {string.Join(", ", Known)} are.";
    }

    /// <inheritdoc/>
    public async Task<Json> InvokeAsync(Json parameters, TaskCaller caller, CancellationToken abandoned)
    {
        if (parameters is not JsonMap map || map["FunctionName"] is not JsonText { Value.Length: > 0 } name)
            throw StateFailure.Runtime($"The parameters of lambda:invoke must have a FunctionName: {parameters}");
        var function = map["Qualifier"] is JsonText qualifier ? $"{name.Value}:{qualifier.Value}" : name.Value;
        var payload = await caller.Functions.CallAsync(function, map["Payload"]).ConfigureAwait(false);
        return JsonMap.Of(("ExecutedVersion", new JsonText("$LATEST")), ("Payload", payload), ("StatusCode", new JsonNumber(200)));
    }
}

/// <summary>A Lambda function's own ARN as a Resource: the state's input is the payload, and the payload is the result.</summary>
internal sealed class LambdaFunction(string arn) : ITaskResource
{
    /// <inheritdoc/>
    public string? Type => null;

    /// <inheritdoc/>
    public string Action => arn;

    /// <inheritdoc/>
    public bool WaitsForJob => false;

    /// <inheritdoc/>
    public IEnumerable<string> Refuse(IReadOnlyCollection<string> parameters) => [];

    /// <inheritdoc/>
    public Task<Json> InvokeAsync(Json parameters, TaskCaller caller, CancellationToken abandoned) => caller.Functions.CallAsync(arn, parameters);
}

/// <summary>How functions are called from states.</summary>
internal static class FunctionCalls
{
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskFailedEventDetails.html
    private const int LongestCause = 32_768;

    /// <summary>Calls a function. A state that gives up does not stop it, just as AWS does not: it may write late.</summary>
    /// <exception cref="StateFailure">It failed, or Lambda refused.</exception>
    public static async Task<Json> CallAsync(this IFunctionHost functions, string function, Json? payload)
    {
        try
        {
            return Json.Reread(await functions.InvokeAsync(function, payload?.ToNode(), CancellationToken.None).ConfigureAwait(false));
        }
        catch (FunctionError error)
        {
            var cause = JsonMap.Of(("errorType", new JsonText(error.ErrorType)), ("errorMessage", new JsonText(error.Message)));
            if (error.Trace.Count > 0)
                cause = cause.With("stackTrace", new JsonList([.. error.Trace.Select(frame => new JsonText(frame))]));
            throw new StateFailure(error.ErrorType, Cut(cause.ToString()));
        }
        catch (AwsError error)
        {
            throw new StateFailure($"Lambda.{Names.WithSuffix(error.Code)}", $"{error.Message} (Service: Lambda, Status Code: {error.Status})");
        }
    }

    // What is cut is no JSON any more: a state that takes the message out of it fails.
    private static string Cut(string cause) => cause.Length <= LongestCause ? cause : cause[..LongestCause];
}
