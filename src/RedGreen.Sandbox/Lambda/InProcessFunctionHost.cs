using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Lambda;

/// <summary>
/// Functions as delegates, for tests in virtual time: no process, no socket, no other thread. Nothing is shared
/// between caller and function: payloads are copied, as the wire would.
/// </summary>
/// <param name="context">The sandbox that the functions are in.</param>
/// <param name="functions">The functions by their names.</param>
internal sealed class InProcessFunctionHost(
    SandboxContext context,
    IReadOnlyDictionary<string, Func<JsonNode?, CancellationToken, Task<JsonNode?>>> functions) : IFunctionHost
{
    /// <inheritdoc/>
    public async Task<JsonNode?> InvokeAsync(string function, JsonNode? payload, CancellationToken cancellationToken)
    {
        if (!functions.TryGetValue(FunctionReference.NameOf(function), out var handler))
            throw FunctionReference.NotFound(context, function);
        try
        {
            return (await handler(payload?.DeepClone(), cancellationToken).ConfigureAwait(false))?.DeepClone();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not FunctionError)
        {
            throw new FunctionError(exception.GetType().Name, exception.Message);
        }
    }
}
