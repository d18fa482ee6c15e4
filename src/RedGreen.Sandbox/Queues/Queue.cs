using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Queues;

/// <summary>A standard queue. What is received stays hidden for the visibility timeout, and comes again unless it is deleted.</summary>
internal sealed class Queue(string name, string arn, QueueAttributes attributes, DateTimeOffset created)
{
    private readonly List<QueuedMessage> _messages = [];

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public QueueAttributes Attributes { get; } = attributes;

    public DateTimeOffset Created { get; } = created;

    public void Send(QueuedMessage message) => _messages.Add(message);

    /// <summary>The oldest messages that nobody else is looking at.</summary>
    public IReadOnlyList<QueuedMessage> Receive(int most, TimeSpan hiddenFor, Func<string> receipt, DateTimeOffset now)
    {
        Forget(now);
        var received = _messages.Where(message => message.VisibleFrom <= now).Take(most).ToList();
        foreach (var message in received)
            message.Hide(now, hiddenFor, receipt());
        return received;
    }

    /// <summary>Deletes what was received with this handle; nothing where it was deleted already.</summary>
    public void Delete(string receipt) => _messages.RemoveAll(message => message.Receipt == receipt);

    public void Purge() => _messages.Clear();

    /// <summary>How many messages can be received, are being looked at, and are not to be seen yet.</summary>
    public (int Visible, int InFlight, int Delayed) Count(DateTimeOffset now)
    {
        Forget(now);
        var visible = _messages.Count(message => message.VisibleFrom <= now);
        var inFlight = _messages.Count(message => message.VisibleFrom > now && message.ReceiveCount > 0);
        return (visible, inFlight, _messages.Count - visible - inFlight);
    }

    private void Forget(DateTimeOffset now) => _messages.RemoveAll(message => now - message.SentAt > Attributes.Retention);
}

/// <summary>A message in a queue.</summary>
internal sealed class QueuedMessage(string id, string body, JsonObject attributes, DateTimeOffset sentAt, TimeSpan delay)
{
    public string Id { get; } = id;

    public string Body { get; } = body;

    /// <summary>By name: <c>DataType</c> and <c>StringValue</c>.</summary>
    public JsonObject Attributes { get; } = attributes;

    public DateTimeOffset SentAt { get; } = sentAt;

    public DateTimeOffset VisibleFrom { get; private set; } = sentAt + delay;

    public DateTimeOffset? FirstReceivedAt { get; private set; }

    public int ReceiveCount { get; private set; }

    /// <summary>The handle of the latest receive; an earlier one deletes nothing.</summary>
    public string? Receipt { get; private set; }

    public void Hide(DateTimeOffset now, TimeSpan hiddenFor, string receipt)
    {
        FirstReceivedAt ??= now;
        ReceiveCount++;
        VisibleFrom = now + hiddenFor;
        Receipt = receipt;
    }
}
