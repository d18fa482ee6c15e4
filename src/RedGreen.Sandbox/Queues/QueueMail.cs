using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>Messages that other services of the sandbox send to a queue of which they know the ARN.</summary>
internal static class QueueMail
{
    /// <summary>Sends one.</summary>
    /// <exception cref="AwsError">SQS refuses it.</exception>
    public static void Send(IAwsCaller aws, string caller, string queueArn, string body, JsonObject? attributes = null)
    {
        var parts = queueArn.Split(':');
        var address = aws.Call("sqs", "GetQueueUrl", new() { ["QueueName"] = parts[^1], ["QueueOwnerAWSAccountId"] = parts[^2] }, caller);
        var message = new JsonObject { ["QueueUrl"] = address["QueueUrl"]!.DeepClone(), ["MessageBody"] = body };
        if (attributes is not null)
            message["MessageAttributes"] = attributes;
        aws.Call("sqs", "SendMessage", message, caller);
    }
}
