using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.Attributes;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.LoadBalancing.Targets;

namespace RedGreen.Sandbox.LoadBalancing.TargetGroups;

/// <summary>A target group, its registered targets, and which of them take requests.</summary>
internal sealed class TargetGroup(TargetGroupSettings settings) : ITagged
{
    public required string Arn { get; init; }

    public required AttributeValues Attributes { get; init; }

    public required TagSet Tags { get; init; }

    /// <summary>What it was created with, and what ModifyTargetGroup made of it.</summary>
    public TargetGroupSettings Settings { get; set; } = settings;

    public string Name => Settings.Name;

    /// <summary>The load balancer whose rules name this group, at any weight; null: attached to none.</summary>
    public LoadBalancer? LoadBalancer { get; set; }

    /// <summary>The registered targets, draining ones included.</summary>
    public OrderedDictionary<Endpoint, RegisteredTarget> Targets { get; } = [];

    /// <summary>
    /// Targets that take requests: the healthy ones or, when fewer are healthy than
    /// <c>unhealthy_state_routing</c> asks for (as a rule: none), all that are registered. Draining ones never.
    /// </summary>
    public IReadOnlyList<Endpoint> InService { get; private set; } = [];

    /// <summary>The dimension <c>TargetGroup</c> of its metrics: <c>targetgroup/NAME/id</c>.</summary>
    public string Dimension => Arn[Arn.IndexOf("targetgroup/", StringComparison.Ordinal)..];

    public bool IsSticky => Attributes[TargetGroupAttributes.StickinessEnabled] == "true";

    /// <summary>How long a client stays on its target: by its address without an end; null: the group is not sticky.</summary>
    public TimeSpan? StickinessDuration => !IsSticky ? null : Attributes[TargetGroupAttributes.StickinessType] switch
    {
        "source_ip" => Timeout.InfiniteTimeSpan,
        "app_cookie" => TimeSpan.FromSeconds(Number(TargetGroupAttributes.AppCookieDuration)),
        _ => TimeSpan.FromSeconds(Number(TargetGroupAttributes.LbCookieDuration)),
    };

    /// <summary>Whether connections that are still open when a target's deregistration delay is over are cut.</summary>
    public bool EndsConnectionsOfDeregistered => IsOn(TargetGroupAttributes.EndsDeregistered);

    /// <summary>Whether connections to a target are cut when it becomes unhealthy.</summary>
    public bool EndsConnectionsOfUnhealthy => IsOn(TargetGroupAttributes.EndsUnhealthy);

    public TimeSpan DeregistrationDelay => TimeSpan.FromSeconds(Number(TargetGroupAttributes.DeregistrationDelay));

    /// <summary>Whether enough targets are healthy for the load balancer to stay in DNS, as far as the group goes.</summary>
    public bool IsHealthyForDns
    {
        get
        {
            var registered = Targets.Values.Count(t => !t.IsDraining);
            var healthy = Targets.Values.Count(t => t.Health.IsHealthy);
            return (Attributes[TargetGroupAttributes.DnsCount] is "off" || healthy >= Number(TargetGroupAttributes.DnsCount))
                && (Attributes[TargetGroupAttributes.DnsPercentage] is "off" || healthy * 100 >= Number(TargetGroupAttributes.DnsPercentage) * registered);
        }
    }

    /// <summary>Looks at the targets again.</summary>
    /// <returns>Whether others than before take requests.</returns>
    public bool RefreshInService()
    {
        var registered = Targets.Values.Where(t => !t.IsDraining).ToList();
        var healthy = registered.Where(t => t.Health.IsHealthy).ToList();
        var chosen = FailsOpen(healthy.Count, registered.Count) ? registered : healthy;
        if (chosen.Select(t => t.Endpoint).SequenceEqual(InService))
            return false;
        InService = chosen.ConvertAll(t => t.Endpoint);
        return true;
    }

    public JsonObject ToJson() => Settings.AddTo(new() { ["TargetGroupArn"] = Arn })
        .With("LoadBalancerArns", LoadBalancer is null ? new JsonArray() : new JsonArray(LoadBalancer.Arn));

    private bool FailsOpen(int healthy, int registered) =>
        healthy < Number(TargetGroupAttributes.FailOpenCount)
        || (Attributes[TargetGroupAttributes.FailOpenPercentage] is not "off"
            && healthy * 100 < Number(TargetGroupAttributes.FailOpenPercentage) * registered);

    private bool IsOn(string key) => Attributes.Has(key) && Attributes[key] == "true";

    private int Number(string key) => int.Parse(Attributes[key], CultureInfo.InvariantCulture);
}
