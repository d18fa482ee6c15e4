using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Queues;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>Publish, and the way to the subscribers.</summary>
internal sealed class Publishing(
    SandboxContext context, TopicDirectory topics, Dice dice, IAwsCaller aws, AsynchronousInvocation functions, Courier courier, Action<Notification> published)
{
    private const string Caller = "sns";
    private const int LongestSubject = 99;
    private const int LargestMessage = 262_144;
    private static readonly string[] NotInSandbox = ["PhoneNumber", "MessageGroupId", "MessageDeduplicationId", "MessageAttributes"];

    /// <summary>Publish.</summary>
    public JsonObject Publish(JsonObject input)
    {
        if (Array.Find(NotInSandbox, name => input[name] is not null) is { } unknown)
            throw NotificationErrors.NotInSandbox(unknown);
        var topic = topics.Get(input.Text("TopicArn") ?? input.Text("TargetArn"));
        var byProtocol = Messages(input);
        var notification = new Notification(topic.Arn, dice.Uuid().ToString("D"), Subject(input), byProtocol("default"), context.Now);
        published(notification);
        foreach (var subscription in topic.Subscriptions.Where(subscription => subscription.IsConfirmed))
            Send(notification with { Message = byProtocol(subscription.Protocol) }, subscription);
        return new() { ["MessageId"] = notification.MessageId };
    }

    private void Send(Notification notification, Subscription subscription) => courier.Send(new(
        $"Notification {notification.MessageId} for {subscription.Endpoint}",
        stopped => AttemptAsync(notification, subscription, stopped),
        RetryPolicy.Default,
        _ => Task.CompletedTask));

    private Task AttemptAsync(Notification notification, Subscription subscription, CancellationToken stopped)
    {
        if (subscription.Protocol == "lambda")
            return functions.InvokeAsync(subscription.Endpoint, Envelope.ForFunction(notification, subscription), stopped);
        var body = subscription.IsRaw ? notification.Message : Envelope.ForQueue(notification, subscription).ToJsonString(Envelope.Plain);
        QueueMail.Send(aws, Caller, subscription.Endpoint, body);
        return Task.CompletedTask;
    }

    private static string? Subject(JsonObject input) => input.Text("Subject") switch
    {
        null => null,
        { Length: > 0 and <= LongestSubject } subject when !subject.Any(char.IsControl) => subject,
        _ => throw NotificationErrors.Invalid("Subject", $"it has 1 to {LongestSubject} characters, on one line."),
    };

    // With MessageStructure=json a message may differ from protocol to protocol.
    private static Func<string, string> Messages(JsonObject input)
    {
        var text = input.Text("Message") is { Length: > 0 } given ? given : throw NotificationErrors.Invalid("Message", "Empty message");
        if (Encoding.UTF8.GetByteCount(text) > LargestMessage)
            throw NotificationErrors.Invalid("Message", "Message too long");
        switch (input.Text("MessageStructure"))
        {
            case null:
                return _ => text;
            case "json":
                var messages = Parsed(text);
                var fallback = messages?.Text("default") ?? throw NotificationErrors.Invalid("Message Structure", "No default entry in JSON message body");
                return protocol => messages.Text(protocol) ?? fallback;
            case var other:
                throw NotificationErrors.Invalid("MessageStructure", $"it is json or absent, not {other}.");
        }
    }

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            throw NotificationErrors.Invalid("Message Structure", "JSON message body failed to parse");
        }
    }
}
