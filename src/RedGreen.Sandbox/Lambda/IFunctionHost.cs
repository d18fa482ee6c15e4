using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Lambda;

/// <summary>Where Lambda functions run: as processes over the Runtime API, or inside a test's own process.</summary>
public interface IFunctionHost
{
    /// <summary>Invokes a function by name or ARN (a version or alias may follow).</summary>
    /// <exception cref="FunctionError">The function failed; what the state machine sees is in it.</exception>
    /// <exception cref="RedGreen.Sandbox.Wire.AwsError">Lambda itself refused: <c>ResourceNotFoundException</c> and the like.</exception>
    Task<JsonNode?> InvokeAsync(string function, JsonNode? payload, CancellationToken cancellationToken);
}

/// <summary>A function's own failure.</summary>
/// <param name="errorType">What <c>ErrorEquals</c> is matched with: the exception's type name without its namespace (so
/// reports .NET), <c>Runtime.ExitError</c> where the process died, <c>Sandbox.Timedout</c> where it ran out of time.</param>
/// <param name="message">The exception's message.</param>
public sealed class FunctionError(string errorType, string message) : Exception(message)
{
    /// <summary>What <c>ErrorEquals</c> is matched with.</summary>
    public string ErrorType { get; } = errorType;

    /// <summary>The stack trace as the runtime reported it, a frame a line; empty where there is none.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];
}
