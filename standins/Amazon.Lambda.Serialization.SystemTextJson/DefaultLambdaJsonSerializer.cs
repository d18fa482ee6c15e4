using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>JSON by reflection. For functions that start fast, take <see cref="SourceGeneratorLambdaJsonSerializer{TSGContext}"/>.</summary>
[RequiresUnreferencedCode("Reads and writes types by reflection. Use SourceGeneratorLambdaJsonSerializer in trimmed applications.")]
[RequiresDynamicCode("Reads and writes types by reflection. Use SourceGeneratorLambdaJsonSerializer with Native AOT.")]
public class DefaultLambdaJsonSerializer : AbstractLambdaJsonSerializer
{
    public DefaultLambdaJsonSerializer() : this(null) { }

    public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
    {
        SerializerOptions = CreateDefaultJsonSerializationOptions();
        customizer?.Invoke(SerializerOptions);
    }

    protected JsonSerializerOptions SerializerOptions { get; }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The class says so.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The class says so.")]
    protected override T InternalDeserialize<T>(ReadOnlySpan<byte> utf8Json) => JsonSerializer.Deserialize<T>(utf8Json, SerializerOptions);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The class says so.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The class says so.")]
    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) => JsonSerializer.Serialize(writer, response, SerializerOptions);
}
