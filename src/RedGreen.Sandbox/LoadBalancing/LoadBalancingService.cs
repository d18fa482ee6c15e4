using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.Actions;
using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.Routing;
using RedGreen.Sandbox.LoadBalancing.Rules;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;
using RedGreen.Sandbox.LoadBalancing.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>
/// Elastic Load Balancing as the sandbox plays it: load balancers, listeners, rules and target groups by AWS's API,
/// health checks and draining by the sandbox's clock. Requests themselves flow in the data plane, which gets a new
/// routing for every change.
/// </summary>
internal sealed class LoadBalancingService : IAwsService, ITargetRegistry, IDisposable
{
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> _operations;
    private readonly TargetRegistrations _registrations;
    private readonly HostCounts _hostCounts;

    public LoadBalancingService(SandboxContext context, IDataPlane dataPlane, IMetricSink metrics, LoadBalancingTimings timings)
    {
        var resources = Resources = new Resources();
        AliasTargets = new(resources);
        var attachments = new Attachments(resources);
        var routing = new RoutingPublisher(context, dataPlane, timings, resources, attachments);
        _registrations = new(context, dataPlane, timings, resources, routing);
        attachments.Attached += _registrations.Attached;
        attachments.Detached += TargetRegistrations.Detached;
        _hostCounts = new(context, resources, metrics);

        var actions = new ActionReader(resources);
        var listeners = new ListenerOperations(context, resources, actions, routing);
        var loadBalancers = new LoadBalancerOperations(context, resources, listeners);
        var rules = new RuleOperations(context, resources, actions, routing);
        var targetGroups = new TargetGroupOperations(context, resources, _registrations, routing);
        var targets = new TargetOperations(context, resources, _registrations);
        var tags = new TagOperations(resources);
        _operations = new()
        {
            ["CreateLoadBalancer"] = loadBalancers.Create,
            ["DescribeLoadBalancers"] = loadBalancers.Describe,
            ["DeleteLoadBalancer"] = loadBalancers.Delete,
            ["DescribeLoadBalancerAttributes"] = loadBalancers.DescribeAttributes,
            ["ModifyLoadBalancerAttributes"] = loadBalancers.ModifyAttributes,
            ["CreateListener"] = listeners.Create,
            ["ModifyListener"] = listeners.Modify,
            ["DescribeListeners"] = listeners.Describe,
            ["DeleteListener"] = listeners.Delete,
            ["CreateRule"] = rules.Create,
            ["ModifyRule"] = rules.Modify,
            ["DescribeRules"] = rules.Describe,
            ["DeleteRule"] = rules.Delete,
            ["SetRulePriorities"] = rules.SetPriorities,
            ["CreateTargetGroup"] = targetGroups.Create,
            ["ModifyTargetGroup"] = targetGroups.Modify,
            ["DescribeTargetGroups"] = targetGroups.Describe,
            ["DeleteTargetGroup"] = targetGroups.Delete,
            ["DescribeTargetGroupAttributes"] = targetGroups.DescribeAttributes,
            ["ModifyTargetGroupAttributes"] = targetGroups.ModifyAttributes,
            ["RegisterTargets"] = targets.Register,
            ["DeregisterTargets"] = targets.Deregister,
            ["DescribeTargetHealth"] = targets.DescribeHealth,
            ["AddTags"] = tags.Add,
            ["RemoveTags"] = tags.Remove,
            ["DescribeTags"] = tags.Describe,
        };
    }

    public AwsServiceId Id { get; } = new(
        "elasticloadbalancing",
        QueryVersion: "2015-12-01",
        XmlNamespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/")
    {
        Maps = new HashSet<string> { "AuthenticationRequestExtraParams" },
    };

    /// <summary>What there is, to look at from within the process; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public Resources Resources { get; }

    /// <summary>What is registered in a group, or how healthy it is, has changed. Raised under <see cref="SandboxContext.Gate"/>.</summary>
    public event Action<TargetGroup>? TargetsChanged
    {
        add => _registrations.TargetsChanged += value;
        remove => _registrations.TargetsChanged -= value;
    }

    /// <summary>The load balancers as DNS knows them.</summary>
    public AliasTargets AliasTargets { get; }

    public JsonObject Handle(string operation, JsonObject input) =>
        _operations.TryGetValue(operation, out var handle)
            ? handle(input)
            : throw new AwsError("InvalidAction", $"The sandbox's Elastic Load Balancing has no operation {operation}; it has {string.Join(", ", _operations.Keys)}.");

    public bool Exists(string targetGroupArn) => _registrations.Exists(targetGroupArn);

    public bool IsAttached(string targetGroupArn) => _registrations.IsAttached(targetGroupArn);

    public void Register(string targetGroupArn, Endpoint target) => _registrations.Register(targetGroupArn, target);

    public void Deregister(string targetGroupArn, Endpoint target, Action drained) =>
        _registrations.Deregister(targetGroupArn, target, drained);

    public string? StateOf(string targetGroupArn, Endpoint target) => _registrations.StateOf(targetGroupArn, target);

    /// <summary>No health check, no draining and no metric any more.</summary>
    public void Dispose()
    {
        _registrations.Dispose();
        _hostCounts.Dispose();
    }
}
