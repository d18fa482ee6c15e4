using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Notifications;

/// <summary>What SNS puts around a message. Signatures are left out: nobody could check them.</summary>
internal static class Envelope
{
    /// <summary>JSON as AWS writes it.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of a message in a queue.</summary>
    public static JsonObject ForQueue(Notification notification, Subscription subscription)
    {
        var envelope = Common(notification);
        envelope["UnsubscribeURL"] = $"https://sns.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription.Arn}";
        return envelope;
    }

    /// <summary>A function's event.</summary>
    public static JsonObject ForFunction(Notification notification, Subscription subscription) => new()
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = subscription.Arn,
            ["Sns"] = Common(notification),
        }),
    };

    private static JsonObject Common(Notification notification)
    {
        var envelope = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = notification.MessageId,
            ["TopicArn"] = notification.TopicArn,
        };
        if (notification.Subject is { } subject)
            envelope["Subject"] = subject;
        envelope["Message"] = notification.Message;
        envelope["Timestamp"] = notification.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return envelope;
    }
}
