using System.Threading.Channels;

namespace RedGreen.Sandbox.Lambda;

/// <summary>The Runtime API as one process sees it: the invocations it is given, and what it says of them.</summary>
/// <param name="authority">What the process finds in <c>AWS_LAMBDA_RUNTIME_API</c>: host, port and a path of its own.</param>
internal sealed class RuntimeSession(string authority)
{
    private readonly Channel<Invocation> _offered = Channel.CreateUnbounded<Invocation>();
    private readonly TaskCompletionSource<FunctionError> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Invocation? _running;

    /// <summary>What the process finds in <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Authority { get; } = authority;

    /// <summary>Completes when the process reports that it cannot start.</summary>
    public Task<FunctionError> InitError => _initError.Task;

    /// <summary>Lays an invocation ready for the process's next question.</summary>
    public void Offer(Invocation invocation) => _offered.Writer.TryWrite(invocation);

    /// <summary>The process asks for its next invocation.</summary>
    public async ValueTask<Invocation> NextAsync(CancellationToken cancellationToken) =>
        _running = await _offered.Reader.ReadAsync(cancellationToken);

    /// <summary>The invocation that the process works on, if it has this id.</summary>
    public Invocation? Running(string id) => _running is { } running && running.Id == id ? running : null;

    /// <summary>The process reports that it cannot start.</summary>
    public void ReportInitError(FunctionError error) => _initError.TrySetResult(error);
}
