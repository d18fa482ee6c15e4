namespace RedGreen.Architecture.Tests.Permissions;

/// <summary>The IAM actions that an operation needs.</summary>
internal static class NeededActions
{
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["IAmazonECS"] = "ecs",
        ["IAmazonElasticLoadBalancingV2"] = "elasticloadbalancing",
        ["IAmazonCloudWatch"] = "cloudwatch",
        ["IAmazonApplicationAutoScaling"] = "application-autoscaling",
        ["IAmazonRoute53"] = "route53",
        ["IAmazonStepFunctions"] = "states",
        ["IAmazonDynamoDB"] = "dynamodb",
    };

    // Beside the operation's own action. ECS and load balancing authorise tags that come with a creation by their own
    // action; ECS acts with the roles that a task definition names; Application Auto Scaling checks that its caller may
    // itself do what it will do:
    // https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_permission_validation.html
    private static readonly Dictionary<string, string[]> Beside = new()
    {
        ["ecs:CreateService"] = ["ecs:TagResource", "iam:PassRole"],
        ["ecs:RegisterTaskDefinition"] = ["ecs:TagResource", "iam:PassRole"],
        ["ecs:UpdateService"] = ["iam:PassRole"],
        ["elasticloadbalancing:CreateTargetGroup"] = ["elasticloadbalancing:AddTags"],
        ["application-autoscaling:RegisterScalableTarget"] = ["ecs:DescribeServices", "ecs:UpdateService", "cloudwatch:DescribeAlarms"],
        ["application-autoscaling:PutScalingPolicy"] = ["ecs:DescribeServices", "ecs:UpdateService", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"],
        ["application-autoscaling:DeregisterScalableTarget"] = ["ecs:DescribeServices", "ecs:UpdateService", "cloudwatch:DescribeAlarms", "cloudwatch:DeleteAlarms"],
    };

    /// <summary>The actions for operations such as <c>IAmazonECS.DescribeServices</c>.</summary>
    public static IReadOnlyList<string> For(IEnumerable<string> operations) =>
        [.. operations.Select(Action).SelectMany(action => Beside.GetValueOrDefault(action, []).Prepend(action)).Distinct().Order(StringComparer.Ordinal)];

    private static string Action(string operation) => operation.Split('.') is [var client, var name] ? $"{Prefixes[client]}:{name}" : throw new ArgumentException(operation);
}
