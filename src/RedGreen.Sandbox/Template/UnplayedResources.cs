namespace RedGreen.Sandbox.Template;

/// <summary>
/// Resources that make no difference in a sandbox: who may do what, and where logs are kept. Their properties are
/// checked all the same, for a misspelled one fails the deployment.
/// </summary>
internal static class UnplayedResources
{
    private static readonly Dictionary<string, string[]> Properties = new()
    {
        ["AWS::IAM::ManagedPolicy"] = ["Description", "Groups", "ManagedPolicyName", "Path", "PolicyDocument", "Roles", "Users"],
        ["AWS::IAM::Policy"] = ["Groups", "PolicyDocument", "PolicyName", "Roles", "Users"],
        ["AWS::IAM::Role"] = ["AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration", "Path", "PermissionsBoundary", "Policies", "RoleName", "Tags"],
        ["AWS::Lambda::Permission"] = ["Action", "EventSourceToken", "FunctionName", "FunctionUrlAuthType", "InvokedViaFunctionUrl", "Principal", "PrincipalOrgID", "SourceAccount", "SourceArn"],
        ["AWS::Logs::LogGroup"] = ["DataProtectionPolicy", "FieldIndexPolicies", "KmsKeyId", "LogGroupClass", "LogGroupName", "ResourcePolicyDocument", "RetentionInDays", "Tags"],
        ["AWS::Logs::MetricFilter"] = ["ApplyOnTransformedLogs", "FilterName", "FilterPattern", "LogGroupName", "MetricTransformations"],
        ["AWS::SNS::TopicPolicy"] = ["PolicyDocument", "Topics"],
        ["AWS::SQS::QueuePolicy"] = ["PolicyDocument", "Queues"],
    };

    public static void Check(Resource resource, Problems problems)
    {
        if (Properties.TryGetValue(resource.Type, out var known))
            resource.Expect(problems, known);
    }
}
