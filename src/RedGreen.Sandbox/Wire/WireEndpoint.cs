using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// Where every AWS call enters the sandbox: translates between HTTP and operations, runs the filters and takes
/// <see cref="SandboxContext.Gate"/>. It knows no transport: <see cref="WireServer"/> is Kestrel's side of it,
/// <see cref="InMemoryTransport"/> needs no socket.
/// </summary>
internal sealed class WireEndpoint : IAwsCaller
{
    /// <summary>The longest body read, in bytes.</summary>
    public const int BodyLimit = 10 * 1024 * 1024;

    /// <summary>The <see cref="AwsCall.Caller"/> of a call over HTTP.</summary>
    public const string Client = "client";

    private readonly SandboxContext _context;
    private readonly ServiceDirectory _services;
    private readonly WireProtocol _json;
    private readonly WireProtocol _query;
    private readonly WireProtocol _cbor;
    private readonly RestXmlProtocol _restXml;
    private readonly Func<AwsCall, JsonObject> _filtered;
    private readonly ILogger _log;
    private long _requests;

    /// <param name="services">The services, each under a name of its own.</param>
    /// <param name="context">The sandbox.</param>
    /// <param name="filters">In front of every call; the first sees it first. They run while the Gate is held.</param>
    /// <param name="log">Where defects of the sandbox are named.</param>
    public WireEndpoint(IEnumerable<IAwsService> services, SandboxContext context, IEnumerable<IWireFilter> filters, ILogger<WireEndpoint> log)
    {
        _context = context;
        _services = new ServiceDirectory(services);
        _json = new JsonProtocol(_services);
        _query = new QueryProtocol(_services);
        _cbor = new CborProtocol(_services);
        _restXml = new RestXmlProtocol(_services);
        _filtered = filters.Reverse().Aggregate(
            (Func<AwsCall, JsonObject>)Serve,
            static (next, filter) => call => filter.Handle(call, next));
        _log = log;
    }

    /// <summary>Answers one request. Never throws.</summary>
    public WireResponse Dispatch(WireRequest request)
    {
        if (request.Path == "/health")
            return new WireResponse(200, "application/json", """{"status":"running"}"""u8.ToArray(), []);

        var requestId = NextRequestId();
        var protocol = ProtocolOf(request);
        try
        {
            return protocol.Handle(request, requestId, Invoke);
        }
        catch (Exception defect)
        {
            _log.LogError(defect, "Request {RequestId} ({Target}) could not be answered.", requestId, request.Target ?? $"{request.Path}?{request.QueryString}");
            return protocol.Refuse(null, null, WireErrors.InternalFailure(), requestId);
        }
    }

    /// <inheritdoc/>
    public JsonObject Call(string service, string operation, JsonObject input, string caller) =>
        Invoke(caller.Split(':', 2) is [var kind, var execution]
            ? new AwsCall(service, operation, input, kind) { Execution = execution }
            : new AwsCall(service, operation, input, caller));

    private WireProtocol ProtocolOf(WireRequest request) =>
        CborProtocol.IsSpokenAt(request.Path) ? _cbor
        : _restXml.IsSpokenAt(request.Path) ? _restXml
        : request.Target is null ? _query
        : _json;

    private JsonObject Invoke(AwsCall call)
    {
        try
        {
            lock (_context.Gate)
                return _filtered(call);
        }
        catch (AwsError)
        {
            throw;
        }
        catch (Exception defect)
        {
            _log.LogError(defect, "{Service} failed in {Operation}.", call.Service, call.Operation);
            throw WireErrors.InternalFailure();
        }
    }

    private JsonObject Serve(AwsCall call) =>
        (_services.Named(call.Service) ?? throw WireErrors.UnknownService(call.Service, _services.Names)).Handle(call.Operation, call.Input);

    // Counted, not random: a run in virtual time has the same ids every time.
    private string NextRequestId() =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{Interlocked.Increment(ref _requests):x12}");
}
