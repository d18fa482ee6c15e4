using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>The operations on topics.</summary>
internal sealed class TopicOperations(SandboxContext context, TopicDirectory topics)
{
    private const int LongestName = 256;

    /// <summary>CreateTopic: doing it again with the same attributes changes nothing.</summary>
    public JsonObject Create(JsonObject input)
    {
        var name = input.Text("Name") ?? throw NotificationErrors.Invalid("Name", "it is required.");
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            throw NotificationErrors.NotInSandbox($"{name}, a FIFO topic,");
        if (name.Length is 0 or > LongestName || name.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_')))
            throw NotificationErrors.Invalid("Topic Name", "it has letters, digits, hyphens and underscores, 256 at most.");
        var attributes = Topic.ReadAttributes(input.Structure("Attributes"));
        var topic = new Topic(context.Arn("sns", name), attributes);
        if (!topics.TryAdd(topic, out var earlier) && attributes.Any(attribute => earlier.Attributes.GetValueOrDefault(attribute.Key) != attribute.Value))
            throw NotificationErrors.Invalid("Attributes", "Topic already exists with different attributes");
        return new() { ["TopicArn"] = topic.Arn };
    }

    /// <summary>DeleteTopic, with its subscriptions. What is not there is deleted already.</summary>
    public JsonObject Delete(JsonObject input)
    {
        topics.Remove(input.Text("TopicArn"));
        return [];
    }

    /// <summary>ListTopics: all of them, on one page.</summary>
    public JsonObject List(JsonObject input) =>
        new() { ["Topics"] = new JsonArray([.. topics.All.Select(topic => new JsonObject { ["TopicArn"] = topic.Arn })]) };

    /// <summary>GetTopicAttributes.</summary>
    public JsonObject GetAttributes(JsonObject input)
    {
        var topic = topics.Get(input.Text("TopicArn"));
        var attributes = new JsonObject(topic.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value)))
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = context.AccountId,
            ["SubscriptionsConfirmed"] = Count(topic, confirmed: true),
            ["SubscriptionsPending"] = Count(topic, confirmed: false),
            ["SubscriptionsDeleted"] = "0",
        };
        return new() { ["Attributes"] = attributes };
    }

    private static string Count(Topic topic, bool confirmed) =>
        topic.Subscriptions.Count(subscription => subscription.IsConfirmed == confirmed).ToString(CultureInfo.InvariantCulture);
}
