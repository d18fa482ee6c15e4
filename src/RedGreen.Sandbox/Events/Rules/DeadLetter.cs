using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Queues;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>The original event in a dead-letter queue, with the reason in the message's attributes.</summary>
internal static class DeadLetter
{
    /// <exception cref="AwsError">The queue is not there.</exception>
    public static void Send(IAwsCaller aws, string caller, string queueArn, Rule rule, RuleTarget target, BusEvent taken, DeliveryFailure failure)
    {
        var attributes = new JsonObject
        {
            ["RULE_ARN"] = Text(rule.Arn),
            ["TARGET_ARN"] = Text(target.Arn),
            ["ERROR_CODE"] = Text(failure.Error.Code),
            ["ERROR_MESSAGE"] = Text(failure.Error.Message),
            ["RETRY_ATTEMPTS"] = new JsonObject { ["DataType"] = "Number", ["StringValue"] = failure.Retries.ToString(CultureInfo.InvariantCulture) },
        };
        if (failure.ExhaustedCondition is { } condition)
            attributes["EXHAUSTED_RETRY_CONDITION"] = Text(condition);
        QueueMail.Send(aws, caller, queueArn, taken.Body.ToString(), attributes);
    }

    private static JsonObject Text(string value) => new() { ["DataType"] = "String", ["StringValue"] = value };
}
