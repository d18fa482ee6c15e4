using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Targets;

/// <summary>Invokes a function; whether it succeeds is then Lambda's affair.</summary>
internal sealed class FunctionTarget(AsynchronousInvocation functions, string arn) : IEventTarget
{
    /// <inheritdoc/>
    public Task DeliverAsync(string eventId, string input, CancellationToken stopped) => functions.InvokeAsync(arn, Payload(input), stopped);

    private static JsonNode? Payload(string input)
    {
        try
        {
            return JsonNode.Parse(input);
        }
        catch (JsonException problem)
        {
            throw new AwsError("InvalidRequestContentException", $"Could not parse request body into json: {problem.Message}");
        }
    }
}
