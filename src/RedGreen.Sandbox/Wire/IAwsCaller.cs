using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>Calls a service of this sandbox from inside it, through the same filters as a call over HTTP.</summary>
public interface IAwsCaller
{
    /// <summary>Calls <paramref name="operation"/> of the service whose <see cref="AwsServiceId.Name"/> is given.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="operation">The operation, upper-first: <c>ModifyRule</c>.</param>
    /// <param name="input">The input.</param>
    /// <param name="caller">Who calls, for filters: see <see cref="AwsCall"/>; <c>states:</c> and an execution's ARN for a service integration.</param>
    /// <exception cref="AwsError">The service refuses, or there is no such service or operation.</exception>
    JsonObject Call(string service, string operation, JsonObject input, string caller);
}
