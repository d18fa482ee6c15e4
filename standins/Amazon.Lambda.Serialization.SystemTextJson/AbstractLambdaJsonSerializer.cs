using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>What both serializers share: options, buffering and errors that name the type.</summary>
public abstract class AbstractLambdaJsonSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return InternalDeserialize<T>(Bytes(requestStream));
        }
        catch (Exception exception)
        {
            throw new JsonSerializerException($"The event is not JSON of the type {typeof(T).FullName}: {exception.Message}", exception);
        }
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream);
            InternalSerialize(writer, response);
            writer.Flush();
        }
        catch (Exception exception)
        {
            throw new JsonSerializerException($"The result of the type {typeof(T).FullName} could not be written as JSON: {exception.Message}", exception);
        }
    }

    protected abstract T InternalDeserialize<T>(ReadOnlySpan<byte> utf8Json);

    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
    };

    private static ReadOnlySpan<byte> Bytes(Stream stream)
    {
        if (stream is not MemoryStream memory)
        {
            memory = new MemoryStream();
            stream.CopyTo(memory);
            memory.Position = 0;
        }
        return memory.TryGetBuffer(out var buffer)
            ? buffer.AsSpan((int)memory.Position)
            : memory.ToArray().AsSpan((int)memory.Position);
    }
}
