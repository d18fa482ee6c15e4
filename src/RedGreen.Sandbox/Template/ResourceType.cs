using RedGreen.Sandbox.Queues;

namespace RedGreen.Sandbox.Template;

/// <summary>What references to a resource of one type read.</summary>
/// <param name="NameProperty">The property that names the resource; null for one that cannot be named.</param>
/// <param name="Ref">What <c>!Ref</c> gives, from the account and the resource's name.</param>
/// <param name="Attributes">What <c>!GetAtt</c> gives, by attribute.</param>
internal sealed record ResourceType(
    string? NameProperty,
    Func<SandboxContext, string, string> Ref,
    IReadOnlyDictionary<string, Func<SandboxContext, string, string>> Attributes)
{
    /// <summary>
    /// Every type that a template may have. What the sandbox does not play (roles, policies, log groups) is known, so
    /// that references to it resolve; what is not here at all is an error.
    /// </summary>
    public static IReadOnlyDictionary<string, ResourceType> Known { get; } = new Dictionary<string, ResourceType>
    {
        ["AWS::Serverless::Function"] = Named("FunctionName", Arn("lambda", "function:{0}")),
        ["AWS::Serverless::StateMachine"] = ByArn("Name", Arn("states", "stateMachine:{0}"), "Arn", "Name"),
        ["AWS::DynamoDB::Table"] = Named("TableName", Arn("dynamodb", "table/{0}")),
        ["AWS::Events::Rule"] = Named("Name", Arn("events", "rule/{0}")),
        ["AWS::SNS::Topic"] = ByArn("TopicName", Arn("sns", "{0}"), "TopicArn", "TopicName"),
        ["AWS::SNS::TopicPolicy"] = Unnamed(),
        ["AWS::SNS::Subscription"] = ByArn(null, Arn("sns", "{0}"), "Arn"),
        ["AWS::SQS::Queue"] = Queue(),
        ["AWS::SQS::QueuePolicy"] = Unnamed(),
        ["AWS::CloudWatch::Alarm"] = Named("AlarmName", Arn("cloudwatch", "alarm:{0}")),
        ["AWS::CloudWatch::CompositeAlarm"] = Named("AlarmName", Arn("cloudwatch", "alarm:{0}")),
        ["AWS::CloudWatch::Dashboard"] = Unnamed("DashboardName"),
        ["AWS::Logs::LogGroup"] = Named("LogGroupName", Arn("logs", "log-group:{0}:*")),
        ["AWS::Logs::MetricFilter"] = Unnamed("FilterName"),
        ["AWS::IAM::Role"] = Named("RoleName", Iam("role/{0}")),
        ["AWS::IAM::Policy"] = Unnamed("PolicyName"),
        ["AWS::IAM::ManagedPolicy"] = ByArn("ManagedPolicyName", Iam("policy/{0}"), "PolicyArn", "PolicyName"),
        ["AWS::Lambda::Permission"] = Unnamed(),
    };

    /// <summary>The role that SAM makes for a function or state machine without one.</summary>
    public static ResourceType ImplicitRole { get; } = Known["AWS::IAM::Role"];

    private static ResourceType Named(string nameProperty, Func<SandboxContext, string, string> arn) =>
        new(nameProperty, (_, name) => name, new Dictionary<string, Func<SandboxContext, string, string>> { ["Arn"] = arn });

    private static ResourceType ByArn(string? nameProperty, Func<SandboxContext, string, string> arn, string arnAttribute, string? nameAttribute = null)
    {
        var attributes = new Dictionary<string, Func<SandboxContext, string, string>> { [arnAttribute] = arn };
        if (nameAttribute is not null)
            attributes[nameAttribute] = (_, name) => name;
        return new(nameProperty, arn, attributes);
    }

    private static ResourceType Queue() => new("QueueName", QueueDirectory.UrlOf, new Dictionary<string, Func<SandboxContext, string, string>>
    {
        ["Arn"] = Arn("sqs", "{0}"),
        ["QueueName"] = (_, name) => name,
        ["QueueUrl"] = QueueDirectory.UrlOf,
    });

    private static ResourceType Unnamed(string? nameProperty = null) =>
        new(nameProperty, (_, name) => name, new Dictionary<string, Func<SandboxContext, string, string>>());

    private static Func<SandboxContext, string, string> Arn(string service, string resource) =>
        (context, name) => context.Arn(service, resource.Replace("{0}", name, StringComparison.Ordinal));

    // IAM is global: its ARNs have no Region.
    private static Func<SandboxContext, string, string> Iam(string resource) =>
        (context, name) => $"arn:aws:iam::{context.AccountId}:{resource.Replace("{0}", name, StringComparison.Ordinal)}";
}
