using RedGreen.Fleet;

namespace RedGreen.Aws.Survey;

/// <summary>A service, and whether it can be deployed.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Service">What is known of it.</param>
/// <param name="Image">The image that a deployment would replace; null where that is not clear.</param>
/// <param name="Refusals">Why it cannot be deployed; none where it can.</param>
public sealed record SurveyedService(string Cluster, ServiceFacts Service, string? Image, IReadOnlyList<string> Refusals)
{
    /// <summary>The tag that enrols a service.</summary>
    public const string EnabledTag = "redgreen:enabled";

    /// <summary>Whether pushes of its image deploy it.</summary>
    public bool IsEnrolled => Service.Tags.GetValueOrDefault(EnabledTag) == "true";
}
