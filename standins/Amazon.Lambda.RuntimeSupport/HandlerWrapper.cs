using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A function behind one signature: event and result become streams by the function's serializer.</summary>
public class HandlerWrapper : IDisposable
{
    private HandlerWrapper(LambdaBootstrapHandler handler) => Handler = handler;

    public LambdaBootstrapHandler Handler { get; }

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler)
        => new(async invocation => new InvocationResponse(await handler(invocation.InputStream, invocation.LambdaContext).ConfigureAwait(false)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task<Stream>> handler)
        => GetHandlerWrapper((stream, _) => handler(stream));

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer)
        => new(async invocation =>
        {
            var input = Payload.Read<TInput>(invocation.InputStream, serializer);
            return Payload.Write(await handler(input, invocation.LambdaContext).ConfigureAwait(false), serializer);
        });

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer)
        => GetHandlerWrapper<TInput, TOutput>((input, _) => handler(input), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer)
        => new(async invocation =>
        {
            await handler(Payload.Read<TInput>(invocation.InputStream, serializer), invocation.LambdaContext).ConfigureAwait(false);
            return Payload.Empty();
        });

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer)
        => GetHandlerWrapper<TInput>((input, _) => handler(input), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer)
        => new(invocation => Task.FromResult(
            Payload.Write(handler(Payload.Read<TInput>(invocation.InputStream, serializer), invocation.LambdaContext), serializer)));

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer)
        => GetHandlerWrapper<TInput, TOutput>((input, _) => handler(input), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer)
        => new(invocation =>
        {
            handler(Payload.Read<TInput>(invocation.InputStream, serializer), invocation.LambdaContext);
            return Task.FromResult(Payload.Empty());
        });

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput> handler, ILambdaSerializer serializer)
        => GetHandlerWrapper<TInput>((input, _) => handler(input), serializer);

    public void Dispose() => GC.SuppressFinalize(this);
}
