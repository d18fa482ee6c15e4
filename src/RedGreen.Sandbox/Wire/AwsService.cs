using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>An operation: input to output, or <see cref="AwsError"/>.</summary>
internal delegate JsonObject AwsOperation(JsonObject input);

/// <summary>A service that is a table of operations.</summary>
internal abstract class AwsService(AwsServiceId id) : IAwsService
{
    /// <inheritdoc/>
    public AwsServiceId Id { get; } = id;

    /// <summary>The operations by their names.</summary>
    protected abstract IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public JsonObject Handle(string operation, JsonObject input) =>
        Operations.TryGetValue(operation, out var handle) ? handle(input) : throw WireErrors.UnknownOperation(Id.Name, operation);
}
