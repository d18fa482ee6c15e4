using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>The operations on queues.</summary>
internal sealed class QueueOperations(SandboxContext context, QueueDirectory queues)
{
    private const int LongestName = 80;

    /// <summary>CreateQueue: doing it again with the same attributes changes nothing.</summary>
    public JsonObject Create(JsonObject input)
    {
        var name = input.Text("QueueName") ?? throw QueueErrors.Missing("QueueName");
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            throw QueueErrors.NotInSandbox($"{name}, a FIFO queue,");
        if (name.Length is 0 or > LongestName || name.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_')))
            throw QueueErrors.Invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        var attributes = QueueAttributes.Read(input.Structure("Attributes"));
        if (queues.Named(name) is not { } queue)
            queues.Add(queue = new(name, context.Arn("sqs", name), attributes, context.Now));
        else if (!queue.Attributes.Values.SequenceEqual(attributes.Values))
            throw new AwsError("QueueNameExists", $"A queue already exists with the same name and a different value for an attribute: {name}");
        return Url(queue);
    }

    /// <summary>DeleteQueue.</summary>
    public JsonObject Delete(JsonObject input)
    {
        queues.Remove(queues.At(input.Text("QueueUrl")));
        return [];
    }

    /// <summary>GetQueueUrl.</summary>
    public JsonObject GetUrl(JsonObject input)
    {
        var name = input.Text("QueueName") ?? throw QueueErrors.Missing("QueueName");
        var owner = input.Text("QueueOwnerAWSAccountId") ?? context.AccountId;
        return Url(owner == context.AccountId && queues.Named(name) is { } queue ? queue : throw QueueErrors.NoSuchQueue());
    }

    /// <summary>ListQueues: all of them, on one page.</summary>
    public JsonObject List(JsonObject input)
    {
        var prefix = input.Text("QueueNamePrefix") ?? "";
        return new() { ["QueueUrls"] = new JsonArray([.. queues.All.Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(queues.UrlOf)]) };
    }

    /// <summary>PurgeQueue.</summary>
    public JsonObject Purge(JsonObject input)
    {
        queues.At(input.Text("QueueUrl")).Purge();
        return [];
    }

    /// <summary>GetQueueAttributes: those that were asked for, or <c>All</c>.</summary>
    public JsonObject GetAttributes(JsonObject input)
    {
        var queue = queues.At(input.Text("QueueUrl"));
        var all = Described(queue);
        var asked = input.Texts("AttributeNames") ?? [];
        if (asked.FirstOrDefault(name => name != "All" && !all.ContainsKey(name) && name != "RedrivePolicy" && name != "Policy") is { } unknown)
            throw new AwsError("InvalidAttributeName", $"Unknown Attribute {unknown}.");
        var wanted = all.Where(attribute => asked.Contains("All") || asked.Contains(attribute.Key));
        return new() { ["Attributes"] = new JsonObject(wanted.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))) };
    }

    private Dictionary<string, string> Described(Queue queue)
    {
        var (visible, inFlight, delayed) = queue.Count(context.Now);
        var created = Text(queue.Created.ToUnixTimeSeconds());
        return new(queue.Attributes.Values)
        {
            ["QueueArn"] = queue.Arn,
            ["ApproximateNumberOfMessages"] = Text(visible),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(inFlight),
            ["ApproximateNumberOfMessagesDelayed"] = Text(delayed),
            ["CreatedTimestamp"] = created,
            ["LastModifiedTimestamp"] = created,
        };
    }

    private JsonObject Url(Queue queue) => new() { ["QueueUrl"] = queues.UrlOf(queue) };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
