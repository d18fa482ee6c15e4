using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>Amazon SQS: standard queues, where undeliverable events end up and people look for them.</summary>
internal sealed class SqsService : AwsService
{
    private readonly SandboxContext _context;
    private readonly QueueDirectory _queues;
    private readonly MetricStore _metrics;

    /// <param name="context">The sandbox.</param>
    /// <param name="metrics">Where the length of queues is published.</param>
    /// <param name="dice">Makes ids.</param>
    public SqsService(SandboxContext context, MetricStore metrics, Dice dice)
        : base(new AwsServiceId("sqs", "AmazonSQS", "1.0"))
    {
        _context = context;
        _queues = new(context);
        _metrics = metrics;
        var queue = new QueueOperations(context, _queues);
        var message = new MessageOperations(context, _queues, dice);
        Operations = new Dictionary<string, AwsOperation>
        {
            ["CreateQueue"] = queue.Create,
            ["DeleteQueue"] = queue.Delete,
            ["GetQueueUrl"] = queue.GetUrl,
            ["GetQueueAttributes"] = queue.GetAttributes,
            ["ListQueues"] = queue.List,
            ["PurgeQueue"] = queue.Purge,
            ["SendMessage"] = message.Send,
            ["ReceiveMessage"] = message.Receive,
            ["DeleteMessage"] = message.Delete,
        };
        metrics.Reading += PublishLengths;
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    // A queue's length is only worth a number when somebody reads it: alarms do, every minute.
    private void PublishLengths()
    {
        foreach (var queue in _queues.All)
            _metrics.Publish("AWS/SQS", "ApproximateNumberOfMessagesVisible", [("QueueName", queue.Name)], _context.Now, queue.Count(_context.Now).Visible, "Count");
    }
}
