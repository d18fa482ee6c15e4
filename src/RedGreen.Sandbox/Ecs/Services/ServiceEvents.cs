using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>A service's last 100 events, in AWS's sentences.</summary>
internal sealed class ServiceEvents(SandboxContext context, string service)
{
    private const int Kept = 100;

    private readonly Queue<(string Id, DateTimeOffset At, string Message)> _events = new();

    /// <summary>Adds an event about the service: <c>(service shop) </c> is put before the message.</summary>
    public void Add(string message)
    {
        if (_events.Count == Kept)
            _events.Dequeue();
        _events.Enqueue(($"{context.Hex(8)}-{context.Hex(4)}-{context.Hex(4)}-{context.Hex(4)}-{context.Hex(12)}", context.Now, $"(service {service}) {message}"));
    }

    /// <summary>Newest first.</summary>
    public JsonArray ToJson() => new([.. _events.Reverse().Select(item => (JsonNode)new JsonObject
    {
        ["id"] = item.Id,
        ["createdAt"] = EcsInput.Epoch(item.At),
        ["message"] = item.Message,
    })]);
}
