namespace RedGreen.Sandbox.Notifications;

/// <summary>A message that was published to an SNS topic.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="MessageId">The message's id.</param>
/// <param name="Subject">The subject of an e-mail; null for none.</param>
/// <param name="Message">The message.</param>
/// <param name="At">When it was published, in sandbox time.</param>
public sealed record Notification(string TopicArn, string MessageId, string? Subject, string Message, DateTimeOffset At)
{
    /// <summary>What a list of notifications shows: the subject, or the message's first line without its quotes.</summary>
    public string Headline => (Subject ?? Message.Split('\n', 2)[0]).Trim().Trim('"');
}
