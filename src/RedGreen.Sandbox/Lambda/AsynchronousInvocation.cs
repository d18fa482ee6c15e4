using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RedGreen.Sandbox.Lambda;

/// <summary>
/// Lambda's invocation type <c>Event</c>, which events and notifications use: nobody waits for the answer, and a
/// function that fails is tried twice more, after one minute and after two.
/// </summary>
internal sealed class AsynchronousInvocation(IFunctionHost functions, TimeProvider time, ILogger<AsynchronousInvocation> log)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    /// <summary>Invokes until the function succeeds or has failed for the last time.</summary>
    /// <exception cref="Wire.AwsError">Lambda itself refused.</exception>
    public async Task InvokeAsync(string function, JsonNode? payload, CancellationToken cancellationToken)
    {
        for (var failures = 0; await FailureOfAsync(function, payload, cancellationToken).ConfigureAwait(false) is { } error; failures++)
        {
            if (failures == Pauses.Length)
            {
                log.LogError("{Function} failed {Attempts} times and is not tried again: {ErrorType}: {Message}", function, failures + 1, error.ErrorType, error.Message);
                return;
            }

            await Task.Delay(Pauses[failures], time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<FunctionError?> FailureOfAsync(string function, JsonNode? payload, CancellationToken cancellationToken)
    {
        try
        {
            await functions.InvokeAsync(function, payload?.DeepClone(), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (FunctionError error)
        {
            return error;
        }
    }
}
