using System.Text.Json.Serialization;

namespace RedGreen.Deployments;

/// <summary>The documents as they stand in the state machine: camelCase, no nulls.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(ResolvedDeployment))]
public sealed partial class DocumentJson : JsonSerializerContext;
