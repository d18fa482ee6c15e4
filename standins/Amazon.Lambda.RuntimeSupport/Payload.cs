using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Events and results as streams; a function that works on streams itself gets them as they are.</summary>
internal static class Payload
{
    public static T Read<T>(Stream stream, ILambdaSerializer serializer)
        => typeof(T) == typeof(Stream) ? (T)(object)stream : serializer.Deserialize<T>(stream);

    public static InvocationResponse Write<T>(T result, ILambdaSerializer serializer)
    {
        if (typeof(T) == typeof(Stream))
            return new InvocationResponse((Stream)(object)result ?? Stream.Null);
        var output = new MemoryStream();
        serializer.Serialize(result, output);
        output.Position = 0;
        return new InvocationResponse(output);
    }

    public static InvocationResponse Empty() => new(Stream.Null);
}
