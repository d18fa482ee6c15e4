using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.EndToEnd.Tests;

/// <summary>Notes every call that is not a mere look.</summary>
internal sealed class WrittenCalls : IWireFilter
{
    private static readonly string[] Looks = ["Describe", "List", "Get", "Scan"];

    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>What has been called so far, as <c>service:Operation</c>.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (!Looks.Any(look => call.Operation.StartsWith(look, StringComparison.Ordinal)))
            _calls.Enqueue($"{call.Service}:{call.Operation}");
        return next(call);
    }
}
