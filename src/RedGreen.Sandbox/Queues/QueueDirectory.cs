using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>Every queue of the account, and how queues are named.</summary>
internal sealed class QueueDirectory(SandboxContext context)
{
    private readonly SortedDictionary<string, Queue> _queues = new(StringComparer.Ordinal);

    public IEnumerable<Queue> All => _queues.Values;

    public Queue? Named(string name) => _queues.GetValueOrDefault(name);

    public void Add(Queue queue) => _queues.Add(queue.Name, queue);

    /// <summary>The queue of an URL, whichever host it names: some clients replace it by their endpoint's.</summary>
    /// <exception cref="AwsError">QueueDoesNotExist.</exception>
    public Queue At(string? url)
    {
        var parts = (url ?? throw QueueErrors.Missing("QueueUrl")).Split('/');
        return parts.Length >= 2 && parts[^2] == context.AccountId && Named(parts[^1]) is { } queue ? queue : throw QueueErrors.NoSuchQueue();
    }

    /// <summary>The URL of a queue of this name.</summary>
    public static string UrlOf(SandboxContext context, string name) => new Uri(context.Endpoint, $"/{context.AccountId}/{name}").ToString();

    public string UrlOf(Queue queue) => UrlOf(context, queue.Name);

    public Queue Remove(Queue queue)
    {
        _queues.Remove(queue.Name);
        return queue;
    }
}
