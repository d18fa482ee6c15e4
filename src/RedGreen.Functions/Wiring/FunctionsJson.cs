using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using RedGreen.Deployments;
using RedGreen.Pushes;
using RedGreen.Recovery;

namespace RedGreen.Functions.Wiring;

/// <summary>Every type that crosses a function's border.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResolveInput))]
[JsonSerializable(typeof(PlanInput))]
[JsonSerializable(typeof(TurnInput))]
[JsonSerializable(typeof(LookInput))]
[JsonSerializable(typeof(TaskInput))]
[JsonSerializable(typeof(OrphansInput))]
[JsonSerializable(typeof(ResolvedDeployment))]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(IReadOnlyList<HeldLock>))]
[JsonSerializable(typeof(PushInput))]
[JsonSerializable(typeof(FoundDeployments))]
public sealed partial class FunctionsJson : JsonSerializerContext;

/// <summary>
/// camelCase without nulls. Any JSON that Step Functions takes gets as far as to its function, which says what is wrong with
/// it: what cannot be read before has no error that the state machine knows. The context's own generation options are
/// ignored by the base class, so they stand here, too: where both say the same, generated code writes documents property by
/// property, which takes half as long.
/// </summary>
public sealed class DocumentSerializer() : SourceGeneratorLambdaJsonSerializer<FunctionsJson>(options =>
{
    options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
    options.PropertyNameCaseInsensitive = false;
    // Deeper than anybody writes; the time that it takes to read grows with the square.
    options.MaxDepth = 16 * 1024;
    options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
});
