using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// An exception as Lambda reports it. The type is the bare class name: state machines match on it
/// (<c>"ErrorEquals": ["TrafficChangedByOthers"]</c>).
/// </summary>
internal sealed record FunctionError(string Type, byte[] Json)
{
    public static FunctionError Of(Exception exception)
    {
        // A task that failed once reports its own exception, not the wrapper.
        while (exception is AggregateException { InnerExceptions: [var only] })
            exception = only;
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer, exception);
        return new FunctionError(exception.GetType().Name, json.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            writer.WriteStringValue(line);
        writer.WriteEndArray();
        if (exception.InnerException != null)
        {
            writer.WritePropertyName("cause");
            Write(writer, exception.InnerException);
        }
        writer.WriteEndObject();
    }
}
