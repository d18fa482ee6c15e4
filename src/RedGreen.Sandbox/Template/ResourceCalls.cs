namespace RedGreen.Sandbox.Template;

/// <summary>The calls that make what a template has besides functions, tables and state machines.</summary>
internal sealed class ResourceCalls(SandboxContext context, Problems problems)
{
    // What others refer to comes first: CloudFormation finds the order by references, here it follows from the types.
    private static readonly string[] Order =
    [
        "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::SNS::Subscription", "AWS::Events::Rule", "AWS::Serverless::Function", "AWS::Serverless::StateMachine",
        "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm",
    ];

    /// <summary>All of them, in the order in which they can be made.</summary>
    public IReadOnlyList<TemplateCall> Of(IEnumerable<Resource> resources) =>
        [.. resources.OrderBy(resource => Array.IndexOf(Order, resource.Type)).SelectMany(Read)];

    private IEnumerable<TemplateCall> Read(Resource resource)
    {
        UnplayedResources.Check(resource, problems);
        return resource.Type switch
        {
            "AWS::SNS::Topic" => NotificationResources.Topic(resource, context, problems),
            "AWS::SNS::Subscription" => NotificationResources.Subscription(resource, problems),
            "AWS::SQS::Queue" => QueueResource.Read(resource, problems),
            "AWS::Events::Rule" => RuleResource.Read(resource, problems),
            "AWS::CloudWatch::Alarm" => AlarmResources.Metric(resource, problems),
            "AWS::CloudWatch::CompositeAlarm" => AlarmResources.Composite(resource, problems),
            "AWS::CloudWatch::Dashboard" => AlarmResources.Dashboard(resource, problems),
            "AWS::Serverless::Function" => SamEvents.Read(resource, FunctionArn(resource), problems),
            "AWS::Serverless::StateMachine" => SamEvents.Read(resource, context.Arn("states", $"stateMachine:{resource.Name}"), problems),
            _ => [],
        };
    }

    // SAM's events invoke the alias where there is one.
    private string FunctionArn(Resource function)
    {
        var arn = context.Arn("lambda", $"function:{function.Name}");
        return Text.Of(function.Properties["AutoPublishAlias"]) is { } alias ? $"{arn}:{alias}" : arn;
    }
}
