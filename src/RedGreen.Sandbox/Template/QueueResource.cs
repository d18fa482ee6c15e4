namespace RedGreen.Sandbox.Template;

/// <summary>Reads an <c>AWS::SQS::Queue</c>.</summary>
internal static class QueueResource
{
    // What CloudFormation has as properties, the service has as attributes.
    private static readonly string[] Attributes =
    [
        "DelaySeconds", "KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "MaximumMessageSize", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds",
        "SqsManagedSseEnabled", "VisibilityTimeout",
    ];

    public static IEnumerable<TemplateCall> Read(Resource queue, Problems problems)
    {
        queue.Expect(problems, Attributes, ["QueueName", "Tags"]);
        yield return new(queue.LogicalId, "sqs", "CreateQueue", new() { ["QueueName"] = queue.Name, ["Attributes"] = queue.Only(Attributes) });
    }
}
