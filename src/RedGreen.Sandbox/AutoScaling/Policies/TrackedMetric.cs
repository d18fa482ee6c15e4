using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>The metric that a target tracking policy follows.</summary>
internal abstract record TrackedMetric
{
    /// <summary>An alarm's period: metrics by the minute.</summary>
    protected const int Period = 60;

    /// <summary>Reads the one of the two specifications that must be there.</summary>
    public static TrackedMetric Read(JsonObject configuration) =>
        (configuration.Structure("PredefinedMetricSpecification"), configuration.Structure("CustomizedMetricSpecification")) switch
        {
            ({ } predefined, null) => PredefinedMetric.Read(predefined),
            (null, { } customized) => CustomizedMetric.Read(customized),
            _ => throw AutoScalingErrors.Validation("Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified."),
        };

    /// <summary>Adds to an alarm's input what it watches.</summary>
    public abstract void Watch(JsonObject alarm, ScalableResource resource);

    protected static JsonArray Dimensions(params (string Name, string Value)[] dimensions) =>
        new([.. dimensions.Select(dimension => (JsonNode)new JsonObject { ["Name"] = dimension.Name, ["Value"] = dimension.Value })]);
}
