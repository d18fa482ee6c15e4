using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>Amazon SNS: standard topics whose messages go to queues and functions. E-mail is recorded and not sent.</summary>
internal sealed class SnsService : AwsService
{
    private static readonly AwsServiceId Names = new("sns", QueryVersion: "2010-03-31", XmlNamespace: "http://sns.amazonaws.com/doc/2010-03-31/")
    {
        Maps = new HashSet<string> { "Attributes" },
    };

    // A sandbox that runs for weeks must not grow.
    private const int MostKept = 1000;
    private readonly SandboxContext _context;
    private readonly List<Notification> _published = [];

    /// <param name="context">The sandbox.</param>
    /// <param name="aws">How queues are reached.</param>
    /// <param name="functions">How functions are reached.</param>
    /// <param name="courier">Who delivers.</param>
    /// <param name="dice">Makes ids.</param>
    public SnsService(SandboxContext context, IAwsCaller aws, AsynchronousInvocation functions, Courier courier, Dice dice)
        : base(Names)
    {
        _context = context;
        var directory = new TopicDirectory();
        var topic = new TopicOperations(context, directory);
        var subscription = new SubscriptionOperations(context, directory, dice);
        Operations = new Dictionary<string, AwsOperation>
        {
            ["CreateTopic"] = topic.Create,
            ["DeleteTopic"] = topic.Delete,
            ["ListTopics"] = topic.List,
            ["GetTopicAttributes"] = topic.GetAttributes,
            ["Subscribe"] = subscription.Subscribe,
            ["Unsubscribe"] = subscription.Unsubscribe,
            ["ListSubscriptionsByTopic"] = subscription.List,
            ["Publish"] = new Publishing(context, directory, dice, aws, functions, courier, Keep).Publish,
        };
    }

    /// <summary>A message was published. Raised under <see cref="SandboxContext.Gate"/>.</summary>
    public event Action<Notification>? Published;

    /// <summary>The latest messages that were published, oldest first.</summary>
    public IReadOnlyList<Notification> Messages
    {
        get
        {
            lock (_context.Gate)
                return [.. _published];
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    private void Keep(Notification notification)
    {
        _published.Add(notification);
        if (_published.Count > MostKept)
            _published.RemoveAt(0);
        Published?.Invoke(notification);
    }
}
