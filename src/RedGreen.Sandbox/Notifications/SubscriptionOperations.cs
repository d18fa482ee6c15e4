using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>The operations on subscriptions.</summary>
internal sealed class SubscriptionOperations(SandboxContext context, TopicDirectory topics, Dice dice)
{
    /// <summary>Subscribe: the same endpoint and protocol again is the same subscription.</summary>
    public JsonObject Subscribe(JsonObject input)
    {
        var topic = topics.Get(input.Text("TopicArn"));
        var protocol = input.Text("Protocol") ?? throw NotificationErrors.Invalid("Protocol", "it is required.");
        var endpoint = input.Text("Endpoint") ?? throw NotificationErrors.Invalid("Endpoint", "it is required.");
        Check(protocol, endpoint);
        var raw = IsRaw(input.Structure("Attributes"), protocol);
        var subscription = topic.Subscriptions.Find(each => (each.Protocol, each.Endpoint) == (protocol, endpoint));
        if (subscription is null)
            topic.Subscriptions.Add(subscription = new($"{topic.Arn}:{dice.Uuid():D}", protocol, endpoint, raw));
        else if (subscription.IsRaw != raw)
            throw NotificationErrors.Invalid("Attributes", "Subscription already exists with different attributes");
        var shown = subscription.IsConfirmed || input.Flag("ReturnSubscriptionArn") == true;
        return new() { ["SubscriptionArn"] = shown ? subscription.Arn : "pending confirmation" };
    }

    /// <summary>Unsubscribe. What is not there is gone already.</summary>
    public JsonObject Unsubscribe(JsonObject input)
    {
        var arn = input.Text("SubscriptionArn") ?? throw NotificationErrors.Invalid("SubscriptionArn", "it is required.");
        foreach (var topic in topics.All)
            topic.Subscriptions.RemoveAll(subscription => subscription.Arn == arn);
        return [];
    }

    /// <summary>ListSubscriptionsByTopic: all of them, on one page.</summary>
    public JsonObject List(JsonObject input)
    {
        var topic = topics.Get(input.Text("TopicArn"));
        return new()
        {
            ["Subscriptions"] = new JsonArray([.. topic.Subscriptions.Select(subscription => new JsonObject
            {
                ["SubscriptionArn"] = subscription.IsConfirmed ? subscription.Arn : "PendingConfirmation",
                ["Owner"] = context.AccountId,
                ["Protocol"] = subscription.Protocol,
                ["Endpoint"] = subscription.Endpoint,
                ["TopicArn"] = topic.Arn,
            })]),
        };
    }

    private static void Check(string protocol, string endpoint)
    {
        var looks = protocol switch
        {
            "sqs" => endpoint.StartsWith("arn:aws:sqs:", StringComparison.Ordinal) ? null : "SQS endpoint ARN",
            "lambda" => endpoint.StartsWith("arn:aws:lambda:", StringComparison.Ordinal) ? null : "Lambda endpoint ARN",
            "email" => endpoint.Contains('@', StringComparison.Ordinal) ? null : "Email address",
            _ => throw NotificationErrors.NotInSandbox($"The protocol {protocol} (there are sqs, lambda and email)"),
        };
        if (looks is not null)
            throw NotificationErrors.Invalid(looks, $"{endpoint} is none.");
    }

    private static bool IsRaw(JsonObject? attributes, string protocol)
    {
        if (attributes?.Select(attribute => attribute.Key).FirstOrDefault(name => name != "RawMessageDelivery") is { } unknown)
            throw NotificationErrors.NotInSandbox($"The subscription attribute {unknown}");
        var raw = attributes?.Flag("RawMessageDelivery") ?? false;
        return raw && protocol != "sqs" ? throw NotificationErrors.Invalid("Attributes", $"Delivery protocol [{protocol}] does not support raw message delivery.") : raw;
    }
}
