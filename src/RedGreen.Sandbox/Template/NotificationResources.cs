using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>Reads <c>AWS::SNS::Topic</c> and <c>AWS::SNS::Subscription</c>.</summary>
internal static class NotificationResources
{
    // What CloudFormation has as properties, the service has as attributes.
    private static readonly string[] Attributes = ["DisplayName", "KmsMasterKeyId", "TracingConfig"];

    public static IEnumerable<TemplateCall> Topic(Resource topic, SandboxContext context, Problems problems)
    {
        topic.Expect(problems, Attributes, ["TopicName", "Subscription", "Tags"]);
        yield return new(topic.LogicalId, "sns", "CreateTopic", new() { ["Name"] = topic.Name, ["Attributes"] = topic.Only(Attributes) });
        foreach (var subscription in topic.Properties["Subscription"] as JsonArray ?? [])
            yield return new(topic.LogicalId, "sns", "Subscribe", new()
            {
                ["TopicArn"] = context.Arn("sns", topic.Name),
                ["Protocol"] = Text.Of(subscription?["Protocol"]),
                ["Endpoint"] = Text.Of(subscription?["Endpoint"]),
            });
    }

    public static IEnumerable<TemplateCall> Subscription(Resource subscription, Problems problems)
    {
        subscription.Expect(problems, ["TopicArn", "Protocol", "Endpoint", "RawMessageDelivery"]);
        var input = subscription.Only("TopicArn", "Protocol", "Endpoint");
        if (subscription.Properties.ContainsKey("RawMessageDelivery"))
            input["Attributes"] = subscription.Only("RawMessageDelivery");
        yield return new(subscription.LogicalId, "sns", "Subscribe", input);
    }
}
