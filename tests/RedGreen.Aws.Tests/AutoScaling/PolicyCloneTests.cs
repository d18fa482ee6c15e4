using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using RedGreen.Aws.AutoScaling;
using RedGreen.Fleet;

namespace RedGreen.Aws.Tests.AutoScaling;

public class PolicyCloneTests
{
    private const string RedGroup = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/0011223344556677";
    private const string GreenGroup = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop-1a2b3c4d/8899aabbccddeeff";
    private static readonly GreenScaling Green = new("arn:aws:ecs:eu-west-1:123456789012:cluster/prod", "shop", "shop-green-1a2b3c4d", 4, new Dictionary<string, string> { [RedGroup] = GreenGroup }, new Dictionary<string, string>());

    [Fact]
    public void Green_is_measured_by_its_own_requests()
    {
        var clone = Clone(new TargetTrackingScalingPolicyConfiguration
        {
            TargetValue = 500,
            ScaleOutCooldown = 60,
            PredefinedMetricSpecification = new PredefinedMetricSpecification
            {
                PredefinedMetricType = MetricType.ALBRequestCountPerTarget,
                ResourceLabel = "app/web/aabbccddeeff0011/targetgroup/shop/0011223344556677",
            },
        });
        clone.PredefinedMetricSpecification.ResourceLabel.ShouldBe("app/web/aabbccddeeff0011/targetgroup/shop-1a2b3c4d/8899aabbccddeeff");
        clone.TargetValue.ShouldBe(500);
        clone.ScaleOutCooldown.ShouldBe(60);
    }

    [Fact]
    public void Where_Green_is_reached_through_another_load_balancer_that_one_is_measured()
    {
        var elsewhere = Green with
        {
            LoadBalancers = new Dictionary<string, string> { ["arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/aabbccddeeff0011"] = "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web-b/1122334455667788" },
        };
        Clone(
            new TargetTrackingScalingPolicyConfiguration { TargetValue = 500, PredefinedMetricSpecification = new PredefinedMetricSpecification { PredefinedMetricType = MetricType.ALBRequestCountPerTarget, ResourceLabel = "app/web/aabbccddeeff0011/targetgroup/shop/0011223344556677" } },
            elsewhere).PredefinedMetricSpecification.ResourceLabel.ShouldBe("app/web-b/1122334455667788/targetgroup/shop-1a2b3c4d/8899aabbccddeeff");
        Clone(
            new TargetTrackingScalingPolicyConfiguration { TargetValue = 500, CustomizedMetricSpecification = new CustomizedMetricSpecification { Dimensions = [new() { Name = "LoadBalancer", Value = "app/web/aabbccddeeff0011" }] } },
            elsewhere).CustomizedMetricSpecification.Dimensions[0].Value.ShouldBe("app/web-b/1122334455667788");
    }

    [Fact]
    public void It_scales_out_only() =>
        Clone(new TargetTrackingScalingPolicyConfiguration { TargetValue = 60, DisableScaleIn = false, PredefinedMetricSpecification = new PredefinedMetricSpecification { PredefinedMetricType = MetricType.ECSServiceAverageCPUUtilization } })
            .DisableScaleIn.ShouldBe(true);

    [Fact]
    public void Dimensions_that_name_Red_name_Green_and_others_stay()
    {
        var clone = Clone(new TargetTrackingScalingPolicyConfiguration
        {
            TargetValue = 60,
            CustomizedMetricSpecification = new CustomizedMetricSpecification
            {
                Metrics =
                [
                    new TargetTrackingMetricDataQuery
                    {
                        Id = "cpu",
                        MetricStat = new TargetTrackingMetricStat
                        {
                            Stat = "Average",
                            Metric = new TargetTrackingMetric
                            {
                                Namespace = "AWS/ECS",
                                MetricName = "CPUUtilization",
                                Dimensions = [new() { Name = "ClusterName", Value = "prod" }, new() { Name = "ServiceName", Value = "shop" }, new() { Name = "TargetGroup", Value = "targetgroup/shop/0011223344556677" }, new() { Name = "QueueName", Value = "shop" }],
                            },
                        },
                    },
                    new TargetTrackingMetricDataQuery { Id = "e", Expression = "cpu * 2", ReturnData = true },
                ],
            },
        });
        clone.CustomizedMetricSpecification.Metrics[0].MetricStat.Metric.Dimensions.Select(dimension => $"{dimension.Name}={dimension.Value}")
            .ShouldBe(["ClusterName=prod", "ServiceName=shop-green-1a2b3c4d", "TargetGroup=targetgroup/shop-1a2b3c4d/8899aabbccddeeff", "QueueName=shop"]);
        clone.CustomizedMetricSpecification.Metrics[1].Expression.ShouldBe("cpu * 2");
    }

    [Fact]
    public void Policies_that_cannot_be_turned_to_Green_say_why()
    {
        PolicyClone.WhyNot(new ScalingPolicy { PolicyType = PolicyType.TargetTrackingScaling }).ShouldBeNull();
        PolicyClone.WhyNot(new ScalingPolicy { PolicyType = PolicyType.StepScaling }).ShouldNotBeNull().ShouldContain("alarms of its own");
        PolicyClone.WhyNot(new ScalingPolicy { PolicyType = PolicyType.PredictiveScaling }).ShouldNotBeNull().ShouldContain("PredictiveScaling");
    }

    // What the SDK learns to hold must be carried over, or be left out on purpose.
    [Theory]
    [InlineData(typeof(TargetTrackingScalingPolicyConfiguration), 6)]
    [InlineData(typeof(PredefinedMetricSpecification), 2)]
    [InlineData(typeof(CustomizedMetricSpecification), 6)]
    [InlineData(typeof(TargetTrackingMetricDataQuery), 5)]
    [InlineData(typeof(TargetTrackingMetricStat), 3)]
    [InlineData(typeof(TargetTrackingMetric), 3)]
    public void No_field_of_a_policy_is_new_to_the_clone(Type type, int fields) =>
        type.GetProperties().Length.ShouldBe(fields, string.Join(", ", type.GetProperties().Select(property => property.Name)));

    private static TargetTrackingScalingPolicyConfiguration Clone(TargetTrackingScalingPolicyConfiguration configuration, GreenScaling? green = null) => PolicyClone.Of(
        new ScalingPolicy
        {
            PolicyName = "requests",
            PolicyType = PolicyType.TargetTrackingScaling,
            ServiceNamespace = ServiceNamespace.Ecs,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            ResourceId = "service/prod/shop",
            TargetTrackingScalingPolicyConfiguration = configuration,
        },
        "service/prod/shop-green-1a2b3c4d",
        green ?? Green).TargetTrackingScalingPolicyConfiguration;
}
