using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>Every topic of the account.</summary>
internal sealed class TopicDirectory
{
    private readonly SortedDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public IEnumerable<Topic> All => _topics.Values;

    /// <exception cref="AwsError">NotFound.</exception>
    public Topic Get(string? arn) =>
        _topics.GetValueOrDefault(arn ?? throw NotificationErrors.Invalid("TopicArn", "it is required.")) ?? throw NotificationErrors.NoSuchTopic();

    /// <summary>Adds a topic, or finds the one of the same name.</summary>
    public bool TryAdd(Topic topic, out Topic kept)
    {
        kept = _topics.GetValueOrDefault(topic.Arn) ?? topic;
        return _topics.TryAdd(topic.Arn, topic);
    }

    public void Remove(string? arn) => _topics.Remove(arn ?? throw NotificationErrors.Invalid("TopicArn", "it is required."));
}
