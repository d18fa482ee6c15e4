using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>One of the three metrics that AWS has ready for ECS services.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Label">For ALBRequestCountPerTarget, whose requests; null for the others.</param>
internal sealed record PredefinedMetric(string Type, ResourceLabel? Label) : TrackedMetric
{
    private const string RequestCount = "ALBRequestCountPerTarget";
    private const string Cpu = "ECSServiceAverageCPUUtilization";
    private const string Memory = "ECSServiceAverageMemoryUtilization";

    public static new PredefinedMetric Read(JsonObject specification)
    {
        var type = specification.Required("PredefinedMetricType");
        var label = specification.Text("ResourceLabel");
        return type switch
        {
            RequestCount => new(type, ResourceLabel.Parse(label ?? throw AutoScalingErrors.Validation($"ResourceLabel must be specified for {RequestCount}."))),
            Cpu or Memory when label is null => new(type, null),
            Cpu or Memory => throw AutoScalingErrors.Validation($"ResourceLabel is for {RequestCount} only; the predefined metric is {type}."),
            _ => throw AutoScalingErrors.Validation($"The predefined metric {type} is not one of {ScalableResource.Dimension}: {RequestCount}, {Cpu}, {Memory}."),
        };
    }

    /// <inheritdoc/>
    public override void Watch(JsonObject alarm, ScalableResource resource)
    {
        alarm["Period"] = Period;
        if (Label is { } label)
        {
            alarm["Namespace"] = "AWS/ApplicationELB";
            alarm["MetricName"] = "RequestCountPerTarget";
            alarm["Dimensions"] = Dimensions(("LoadBalancer", label.LoadBalancer), ("TargetGroup", label.TargetGroup));
            alarm["Statistic"] = "Sum";
            return;
        }

        alarm["Namespace"] = "AWS/ECS";
        alarm["MetricName"] = Type == Cpu ? "CPUUtilization" : "MemoryUtilization";
        alarm["Dimensions"] = Dimensions(("ClusterName", resource.Cluster), ("ServiceName", resource.Service));
        alarm["Statistic"] = "Average";
        alarm["Unit"] = "Percent";
    }
}
