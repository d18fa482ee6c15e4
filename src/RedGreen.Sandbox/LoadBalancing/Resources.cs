using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.Rules;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>Everything that load balancing keeps, by ARN, in the order of creation.</summary>
internal sealed class Resources
{
    public OrderedDictionary<string, LoadBalancer> LoadBalancers { get; } = [];

    public OrderedDictionary<string, Listener> Listeners { get; } = [];

    /// <summary>All rules, each listener's default rule included.</summary>
    public OrderedDictionary<string, ListenerRule> Rules { get; } = [];

    public OrderedDictionary<string, TargetGroup> TargetGroups { get; } = [];

    public LoadBalancer LoadBalancer(string arn) =>
        Find(LoadBalancers, arn, "load balancer", ":loadbalancer/", "LoadBalancerNotFound");

    public Listener Listener(string arn) => Find(Listeners, arn, "listener", ":listener/", "ListenerNotFound");

    public ListenerRule Rule(string arn) => Find(Rules, arn, "listener rule", ":listener-rule/", "RuleNotFound");

    public TargetGroup TargetGroup(string arn) =>
        Find(TargetGroups, arn, "target group", ":targetgroup/", "TargetGroupNotFound");

    /// <summary>Whatever the ARN names that can be tagged.</summary>
    public ITagged Tagged(string arn) => arn switch
    {
        _ when arn.Contains(":loadbalancer/", StringComparison.Ordinal) => LoadBalancer(arn),
        _ when arn.Contains(":listener/", StringComparison.Ordinal) => Listener(arn),
        _ when arn.Contains(":listener-rule/", StringComparison.Ordinal) => Rule(arn),
        _ => TargetGroup(arn),
    };

    /// <exception cref="AwsError">The ARN is not of this kind.</exception>
    public static string CheckArn(string arn, string kind, string marker) =>
        arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains(marker, StringComparison.Ordinal)
            ? arn
            : throw Errors.Validation($"'{arn}' is not a valid {kind} ARN");

    private static T Find<T>(OrderedDictionary<string, T> all, string arn, string kind, string marker, string notFound) =>
        all.TryGetValue(CheckArn(arn, kind, marker), out var found)
            ? found
            : throw new AwsError(notFound, $"One or more {kind}s not found: {arn}");
}
