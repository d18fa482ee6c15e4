using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>A load balancer and one of its target groups: <c>app/demo/50dc6c495c0c9188/targetgroup/shop/73e2d6bc24d8a067</c>.</summary>
/// <param name="LoadBalancer">As in the metric's dimension: <c>app/demo/50dc6c495c0c9188</c>.</param>
/// <param name="TargetGroup">As in the metric's dimension: <c>targetgroup/shop/73e2d6bc24d8a067</c>.</param>
internal sealed partial record ResourceLabel(string LoadBalancer, string TargetGroup)
{
    public static ResourceLabel Parse(string text) => Pattern().Match(text) is { Success: true } match
        ? new(match.Groups[1].Value, match.Groups[2].Value)
        : throw AutoScalingErrors.Validation($"ResourceLabel {text} is not valid: it is app/<load balancer name>/<load balancer id>/targetgroup/<target group name>/<target group id>.");

    public override string ToString() => $"{LoadBalancer}/{TargetGroup}";

    [GeneratedRegex("^(app/[^/]+/[0-9a-f]+)/(targetgroup/[^/]+/[0-9a-f]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
