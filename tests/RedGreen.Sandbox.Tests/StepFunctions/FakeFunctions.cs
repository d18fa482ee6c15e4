using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.StepFunctions;

/// <summary>Functions inside the test's own process, by name.</summary>
internal sealed class FakeFunctions : IFunctionHost
{
    private readonly Dictionary<string, Func<JsonNode?, Task<JsonNode?>>> _functions = [];

    public List<(string Function, JsonNode? Payload)> Calls { get; } = [];

    public FakeFunctions On(string name, Func<JsonNode?, JsonNode?> answer) => OnAsync(name, payload => Task.FromResult(answer(payload)));

    public FakeFunctions OnAsync(string name, Func<JsonNode?, Task<JsonNode?>> answer)
    {
        _functions[name] = answer;
        return this;
    }

    public Task<JsonNode?> InvokeAsync(string function, JsonNode? payload, CancellationToken cancellationToken)
    {
        lock (_functions)
            Calls.Add((function, payload?.DeepClone()));
        return _functions.TryGetValue(function, out var answer)
            ? answer(payload)
            : throw new AwsError("ResourceNotFoundException", $"Function not found: {function}", 404);
    }
}
