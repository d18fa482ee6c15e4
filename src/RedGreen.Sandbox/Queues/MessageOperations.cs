using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>The operations on messages.</summary>
internal sealed class MessageOperations(SandboxContext context, QueueDirectory queues, Dice dice)
{
    private const int MostAtOnce = 10;
    private const int LongestDelay = 900;

    /// <summary>SendMessage.</summary>
    public JsonObject Send(JsonObject input)
    {
        var queue = queues.At(input.Text("QueueUrl"));
        var body = input.Text("MessageBody") ?? throw QueueErrors.Missing("MessageBody");
        if (body.Length == 0 || Encoding.UTF8.GetByteCount(body) > queue.Attributes.MaximumMessageSize)
            throw QueueErrors.Invalid($"One or more parameters are invalid. Reason: Message must have 1 to {queue.Attributes.MaximumMessageSize} bytes.");
        if ((input["MessageGroupId"] ?? input["MessageDeduplicationId"]) is not null)
            throw QueueErrors.NotInSandbox("A message of a FIFO queue");
        var delay = input.Int("DelaySeconds") is { } seconds
            ? seconds is >= 0 and <= LongestDelay ? TimeSpan.FromSeconds(seconds) : throw QueueErrors.Invalid($"Value {seconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= {LongestDelay}.")
            : queue.Attributes.Delay;
        var attributes = input.Structure("MessageAttributes")?.DeepClone().AsObject() ?? [];
        var message = new QueuedMessage(dice.Uuid().ToString("D"), body, attributes, context.Now, delay);
        queue.Send(message);
        return new() { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = Md5(body) };
    }

    /// <summary>ReceiveMessage. It never waits, whatever WaitTimeSeconds says: the whole sandbox would wait with it.</summary>
    public JsonObject Receive(JsonObject input)
    {
        var queue = queues.At(input.Text("QueueUrl"));
        var most = input.Int("MaxNumberOfMessages") ?? 1;
        if (most is < 1 or > MostAtOnce)
            throw QueueErrors.Invalid($"Value {most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and {MostAtOnce}, if provided.");
        var hidden = input.Int("VisibilityTimeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : queue.Attributes.VisibilityTimeout;
        var system = (input.Texts("MessageSystemAttributeNames") ?? []).Concat(input.Texts("AttributeNames") ?? []).ToHashSet();
        var own = (input.Texts("MessageAttributeNames") ?? []).ToHashSet();
        var messages = queue.Receive(most, hidden, () => dice.Uuid().ToString("N"), context.Now);
        return messages.Count == 0 ? [] : new() { ["Messages"] = new JsonArray([.. messages.Select(message => Shown(message, system, own))]) };
    }

    /// <summary>DeleteMessage.</summary>
    public JsonObject Delete(JsonObject input)
    {
        queues.At(input.Text("QueueUrl")).Delete(input.Text("ReceiptHandle") ?? throw QueueErrors.Missing("ReceiptHandle"));
        return [];
    }

    private static JsonObject Shown(QueuedMessage message, HashSet<string> system, HashSet<string> own)
    {
        var shown = new JsonObject
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = message.Receipt,
            ["MD5OfBody"] = Md5(message.Body),
            ["Body"] = message.Body,
        };
        Add("Attributes", System(message).Where(attribute => system.Contains("All") || system.Contains(attribute.Key)));
        Add("MessageAttributes", message.Attributes.Where(attribute => own.Contains("All") || own.Contains(".*") || own.Contains(attribute.Key)));
        return shown;

        void Add(string member, IEnumerable<KeyValuePair<string, JsonNode?>> attributes)
        {
            if (attributes.ToList() is { Count: > 0 } wanted)
                shown[member] = new JsonObject(wanted.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value?.DeepClone())));
        }
    }

    private static JsonObject System(QueuedMessage message) => new()
    {
        ["SentTimestamp"] = Milliseconds(message.SentAt),
        ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
        ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceivedAt!.Value),
    };

    private static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    // SQS's own check for damage on the way, not for secrecy: clients compare it.
#pragma warning disable CA5351
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
