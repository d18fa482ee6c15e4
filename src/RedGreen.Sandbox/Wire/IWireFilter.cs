using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>One call as it crosses the wire.</summary>
/// <param name="Service">The service's <see cref="AwsServiceId.Name"/>.</param>
/// <param name="Operation">The operation's name.</param>
/// <param name="Input">The input.</param>
/// <param name="Caller">Who calls: <c>client</c> for HTTP, <c>states</c> for the interpreter's service integrations, or what a test says.</param>
public sealed record AwsCall(string Service, string Operation, JsonObject Input, string Caller)
{
    /// <summary>The ARN of the execution that calls through a service integration; null for every other caller.</summary>
    public string? Execution { get; init; }
}

/// <summary>A place in front of every AWS call, where a test watches calls or makes them fail.</summary>
public interface IWireFilter
{
    /// <summary>
    /// Called before and after the service is: throwing <see cref="AwsError"/> from <paramref name="next"/>'s side or
    /// before it refuses the call, throwing after it loses the answer of a call that took effect.
    /// </summary>
    JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next);
}
