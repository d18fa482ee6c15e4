using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Answers one invocation.</summary>
public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);

/// <summary>Runs once before the first invocation; false ends the process.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();

/// <summary>One invocation: its event and what the service says about it.</summary>
public class InvocationRequest
{
    public Stream InputStream { get; internal init; }
    public ILambdaContext LambdaContext { get; internal init; }
}

/// <summary>The answer to an invocation.</summary>
public class InvocationResponse(Stream outputStream, bool disposeOutputStream)
{
    public InvocationResponse(Stream outputStream) : this(outputStream, disposeOutputStream: true) { }

    public Stream OutputStream { get; } = outputStream;
    public bool DisposeOutputStream { get; } = disposeOutputStream;
}
