namespace Standins.Generator;

/// <summary>What is generated: the operations that Red/Green calls, and every shape that they reach.</summary>
internal static class AllowList
{
    /// <summary>The stand-ins themselves: assemblies and namespaces as AWS named them.</summary>
    public static IReadOnlyList<ServiceSpec> Standins { get; } =
    [
        new("ecs/2014-11-13", "standins/AWSSDK.ECS", "Amazon.ECS", "AmazonECS", """
            ListClusters DescribeClusters
            ListServices DescribeServices CreateService UpdateService DeleteService
            ListTaskDefinitions DescribeTaskDefinition RegisterTaskDefinition DeregisterTaskDefinition
            ListTasks DescribeTasks StopTask
            TagResource UntagResource ListTagsForResource
            """),
        new("elbv2/2015-12-01", "standins/AWSSDK.ElasticLoadBalancingV2", "Amazon.ElasticLoadBalancingV2", "AmazonElasticLoadBalancingV2", """
            DescribeLoadBalancers DescribeLoadBalancerAttributes
            DescribeListeners ModifyListener
            DescribeRules ModifyRule
            DescribeTargetGroups DescribeTargetGroupAttributes DescribeTargetHealth
            CreateTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes DeleteTargetGroup
            DescribeTags AddTags RemoveTags
            """),
        new("cloudwatch/2010-08-01", "standins/AWSSDK.CloudWatch", "Amazon.CloudWatch", "AmazonCloudWatch", """
            GetMetricData PutMetricData
            PutMetricAlarm SetAlarmState DescribeAlarms
            """),
        new("stepfunctions/2016-11-23", "standins/AWSSDK.StepFunctions", "Amazon.StepFunctions", "AmazonStepFunctions", """
            ListStateMachines DescribeStateMachine
            StartExecution StopExecution DescribeExecution ListExecutions GetExecutionHistory
            """),
        new("application-autoscaling/2016-02-06", "standins/AWSSDK.ApplicationAutoScaling", "Amazon.ApplicationAutoScaling", "AmazonApplicationAutoScaling", """
            RegisterScalableTarget DescribeScalableTargets DeregisterScalableTarget
            PutScalingPolicy DescribeScalingPolicies DeleteScalingPolicy
            PutScheduledAction DescribeScheduledActions DeleteScheduledAction
            """),
        new("route53/2013-04-01", "standins/AWSSDK.Route53", "Amazon.Route53", "AmazonRoute53", """
            ListHostedZonesByName GetHostedZone
            ListResourceRecordSets ChangeResourceRecordSets GetChange
            """)
        { HasOneEndpoint = true },
    ];

    /// <summary>
    /// Services whose official packages restore everywhere, generated under another namespace for the tests that
    /// compare the generator's conventions and wire format with the official assemblies.
    /// </summary>
    public static IReadOnlyList<ServiceSpec> Twins { get; } =
    [
        new("dynamodb/2012-08-10", "standins/Twins/DynamoDB", "Twin.DynamoDBv2", "AmazonDynamoDB", """
            GetItem PutItem UpdateItem DeleteItem Query Scan
            BatchGetItem BatchWriteItem TransactGetItems TransactWriteItems
            CreateTable DescribeTable UpdateTable DeleteTable ListTables
            ExportTableToPointInTime DescribeExport ListBackups DescribeLimits
            TagResource UntagResource ListTagsOfResource
            """),
        new("sts/2011-06-15", "standins/Twins/SecurityToken", "Twin.SecurityToken", "AmazonSecurityTokenService", """
            AssumeRole AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity
            GetDelegatedAccessToken GetFederationToken GetSessionToken GetWebIdentityToken
            """),
    ];
}

/// <param name="Model">Folder of the service's model under the models folder: service and API version.</param>
/// <param name="Folder">Folder of the project, from the repository's root; code goes to its Generated folder.</param>
/// <param name="Namespace">Root namespace of the client, <c>Amazon.ECS</c>.</param>
/// <param name="Client">What the client, its interface, configuration and exception are named after, <c>AmazonECS</c>.</param>
/// <param name="OperationNames">Operations, separated by white space.</param>
internal sealed record ServiceSpec(string Model, string Folder, string Namespace, string Client, string OperationNames)
{
    /// <summary>One endpoint for all Regions of a partition. A model's globalEndpoint does not say so: STS has one too.</summary>
    public bool HasOneEndpoint { get; init; }

    public IReadOnlyList<string> Operations { get; } =
        OperationNames.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
