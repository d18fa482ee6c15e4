using System.Runtime.InteropServices;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Invocations;
using Amazon.Lambda.RuntimeSupport.Logging;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The loop of a function's process: ask the Runtime API for the next invocation, run it, post its response or error.
/// Ends on SIGTERM and on cancellation, between two invocations.
/// </summary>
public class LambdaBootstrap : IDisposable
{
    private readonly RuntimeApi _api;
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly FunctionEnvironment _environment = FunctionEnvironment.Read();

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(null, handlerWrapper.Handler, initializer) { }

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(null, handler, initializer) { }

    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _api = new RuntimeApi(httpClient, _environment.RuntimeApi);
        _handler = handler;
        _initializer = initializer;
    }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        using var log = FunctionLog.TakeOverConsole(_environment);
        if (!await InitializeAsync().ConfigureAwait(false))
            return;
        try
        {
            while (!stop.IsCancellationRequested)
                await InvokeOnceAsync(log, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to end while it waited for work: nothing is lost.
        }
    }

    public void Dispose()
    {
        _api.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<bool> InitializeAsync()
    {
        if (_initializer == null)
            return true;
        try
        {
            return await _initializer().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The process ends with this exception; the service reports what was posted as the function's init error.
            await _api.PostInitErrorAsync(FunctionError.Of(exception)).ConfigureAwait(false);
            throw;
        }
    }

    private async Task InvokeOnceAsync(FunctionLog log, CancellationToken stop)
    {
        using var invocation = await _api.NextAsync(stop).ConfigureAwait(false);
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        log.Begin(invocation.RequestId, invocation.TraceId);
        await AnswerAsync(invocation, log).ConfigureAwait(false);
        log.End();
    }

    private async Task AnswerAsync(Invocation invocation, FunctionLog log)
    {
        InvocationResponse response;
        try
        {
            var context = new InvocationContext(invocation, _environment, log);
            response = await _handler(new InvocationRequest { InputStream = invocation.Input, LambdaContext = context }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.Log(LogLevel.Error, exception.ToString());
            await _api.PostErrorAsync(invocation.RequestId, FunctionError.Of(exception)).ConfigureAwait(false);
            return;
        }
        if (await _api.PostResponseAsync(invocation.RequestId, response).ConfigureAwait(false) is { } refusal)
            log.Log(LogLevel.Error, refusal);
    }
}
