using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>A queue's settings.</summary>
internal sealed class QueueAttributes
{
    private static readonly FrozenDictionary<string, (int Least, int Most, int Default)> Numbers = new Dictionary<string, (int, int, int)>
    {
        ["DelaySeconds"] = (0, 900, 0),
        ["MaximumMessageSize"] = (1024, 1_048_576, 1_048_576),
        ["MessageRetentionPeriod"] = (60, 1_209_600, 345_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 20, 0),
        ["VisibilityTimeout"] = (0, 43_200, 30),
    }.ToFrozenDictionary();

    // How a queue is secured makes no difference to what it holds.
    private static readonly FrozenSet<string> Kept = ["KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "Policy", "SqsManagedSseEnabled"];

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    private QueueAttributes()
    {
        foreach (var (name, (_, _, value)) in Numbers)
            _values[name] = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Everything, as GetQueueAttributes shows it.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public int MaximumMessageSize => int.Parse(_values["MaximumMessageSize"], CultureInfo.InvariantCulture);

    /// <summary>Reads <c>Attributes</c>.</summary>
    /// <exception cref="AwsError">An attribute is unknown, or its value is not allowed.</exception>
    public static QueueAttributes Read(JsonObject? given)
    {
        var attributes = new QueueAttributes();
        foreach (var (name, _) in given ?? [])
            attributes._values[name] = Checked(name, given!.Text(name) ?? "");
        return attributes;
    }

    private static string Checked(string name, string value)
    {
        if (Kept.Contains(name))
            return value;
        if (!Numbers.TryGetValue(name, out var range))
            throw QueueErrors.NotInSandbox($"The queue attribute {name}");
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most
            ? value
            : throw new AwsError("InvalidAttributeValue", $"Invalid value for the parameter {name}: {value}. Allowed is {range.Least} to {range.Most}.");
    }

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(int.Parse(_values[name], CultureInfo.InvariantCulture));
}
