using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using RedGreen.Fleet;

namespace RedGreen.Aws.AutoScaling;

/// <summary>
/// Green's scaling policies out of Red's: the same targets, measured on Green. They scale out only; with a tenth of the
/// traffic they would otherwise take from Green what it needs for the next step.
/// </summary>
internal static class PolicyClone
{
    public static string? WhyNot(ScalingPolicy policy) =>
        policy.PolicyType == PolicyType.TargetTrackingScaling ? null
        : policy.PolicyType == PolicyType.StepScaling ? "a step policy acts on alarms of its own, which watch Red"
        : $"a policy of type {policy.PolicyType?.Value} has no metric that can be turned to Green";

    public static PutScalingPolicyRequest Of(ScalingPolicy policy, string resourceId, GreenScaling green)
    {
        var red = policy.TargetTrackingScalingPolicyConfiguration;
        return new PutScalingPolicyRequest
        {
            PolicyName = policy.PolicyName,
            PolicyType = policy.PolicyType,
            ServiceNamespace = policy.ServiceNamespace,
            ScalableDimension = policy.ScalableDimension,
            ResourceId = resourceId,
            TargetTrackingScalingPolicyConfiguration = new TargetTrackingScalingPolicyConfiguration
            {
                TargetValue = red.TargetValue,
                ScaleOutCooldown = red.ScaleOutCooldown,
                ScaleInCooldown = red.ScaleInCooldown,
                DisableScaleIn = true,
                PredefinedMetricSpecification = red.PredefinedMetricSpecification is { } predefined ? OnGreen(predefined, green) : null,
                CustomizedMetricSpecification = red.CustomizedMetricSpecification is { } customized ? OnGreen(customized, green) : null,
            },
        };
    }

    private static PredefinedMetricSpecification OnGreen(PredefinedMetricSpecification metric, GreenScaling green) => new()
    {
        PredefinedMetricType = metric.PredefinedMetricType,
        // app/load-balancer/id/targetgroup/name/id
        ResourceLabel = metric.ResourceLabel is { } label ? OnGreen(label, green) : null,
    };

    private static string OnGreen(string label, GreenScaling green) => green.LoadBalancers
        .Select(pair => (Red: LoadBalancer(pair.Key), Green: LoadBalancer(pair.Value)))
        .Concat(green.TargetGroups.Select(pair => (Red: Suffix(pair.Key), Green: Suffix(pair.Value))))
        .Aggregate(label, (text, pair) => text.Replace(pair.Red, pair.Green, StringComparison.Ordinal));

    private static CustomizedMetricSpecification OnGreen(CustomizedMetricSpecification metric, GreenScaling green) => new()
    {
        MetricName = metric.MetricName,
        Namespace = metric.Namespace,
        Statistic = metric.Statistic,
        Unit = metric.Unit,
        Dimensions = metric.Dimensions?.ConvertAll(dimension => new MetricDimension { Name = dimension.Name, Value = OnGreen(dimension.Name, dimension.Value, green) }),
        Metrics = metric.Metrics?.ConvertAll(query => new TargetTrackingMetricDataQuery
        {
            Id = query.Id,
            Expression = query.Expression,
            Label = query.Label,
            ReturnData = query.ReturnData,
            MetricStat = query.MetricStat is not { } stat ? null : new TargetTrackingMetricStat
            {
                Stat = stat.Stat,
                Unit = stat.Unit,
                Metric = new TargetTrackingMetric
                {
                    MetricName = stat.Metric.MetricName,
                    Namespace = stat.Metric.Namespace,
                    Dimensions = stat.Metric.Dimensions?.ConvertAll(dimension => new TargetTrackingMetricDimension { Name = dimension.Name, Value = OnGreen(dimension.Name, dimension.Value, green) }),
                },
            },
        }),
    };

    // ECS's and the load balancer's own dimensions; what names neither of them measures something that both sides share.
    private static string OnGreen(string dimension, string value, GreenScaling green) => dimension switch
    {
        "ServiceName" when value == green.Red => green.Service,
        "LoadBalancer" => green.LoadBalancers.Where(pair => LoadBalancer(pair.Key) == value).Select(pair => LoadBalancer(pair.Value)).FirstOrDefault(value),
        "TargetGroup" => green.TargetGroups.Where(pair => Suffix(pair.Key) == value).Select(pair => Suffix(pair.Value)).FirstOrDefault(value),
        _ => value,
    };

    private static string LoadBalancer(string arn) => arn[(arn.IndexOf("loadbalancer/", StringComparison.Ordinal) + "loadbalancer/".Length)..];

    private static string Suffix(string targetGroup) => targetGroup[targetGroup.IndexOf("targetgroup/", StringComparison.Ordinal)..];
}
