using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.StepFunctions;

/// <summary>Services inside the test's own process, by <c>service:Operation</c>.</summary>
internal sealed class FakeAws : IAwsCaller
{
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> _operations = [];

    public List<(string Operation, JsonObject Input, string Caller)> Calls { get; } = [];

    public FakeAws On(string operation, Func<JsonObject, JsonObject> answer)
    {
        _operations[operation] = answer;
        return this;
    }

    public FakeAws Refuse(string operation, string code, string message = "no") => On(operation, _ => throw new AwsError(code, message));

    public JsonObject Call(string service, string operation, JsonObject input, string caller)
    {
        Calls.Add(($"{service}:{operation}", (JsonObject)input.DeepClone(), caller));
        return _operations.TryGetValue($"{service}:{operation}", out var answer)
            ? answer(input)
            : throw new AwsError("UnknownOperationException", $"There is no {service}:{operation} here.");
    }
}
