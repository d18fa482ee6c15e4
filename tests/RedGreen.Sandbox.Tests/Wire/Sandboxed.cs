using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RedGreen.Sandbox.Tests.Wire;

/// <summary>A whole sandbox, what its services hold as one text, and every defect that it logs.</summary>
internal sealed class Sandboxed : ILoggerProvider, ILogger
{
    private readonly List<string> _defects = [];

    public Sandboxed() => Sandbox = VirtualSandbox.Start(new() { Logs = LoggerFactory.Create(logging => logging.AddProvider(this)) });

    public VirtualSandbox Sandbox { get; }

    public IReadOnlyList<string> Defects => _defects;

    public string State()
    {
        var service = Sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = "demo", ["services"] = new JsonArray("shop"), ["include"] = new JsonArray("TAGS") });
        var groups = Sandbox.Call("elasticloadbalancing", "DescribeTargetGroups", []);
        var rules = Sandbox.Call("elasticloadbalancing", "DescribeLoadBalancers", [])["LoadBalancers"]!.AsArray()
            .SelectMany(lb => Sandbox.Call("elasticloadbalancing", "DescribeListeners", new() { ["LoadBalancerArn"] = (string)lb!["LoadBalancerArn"]! })["Listeners"]!.AsArray())
            .Select(listener => Sandbox.Call("elasticloadbalancing", "DescribeRules", new() { ["ListenerArn"] = (string)listener!["ListenerArn"]! }));
        JsonNode[] all = [service, groups, .. rules, Sandbox.Call("ecs", "ListClusters", []), Sandbox.Call("ecs", "ListTaskDefinitions", []), Sandbox.Call("monitoring", "DescribeAlarms", []), Sandbox.Call("monitoring", "ListMetrics", []), Sandbox.Call("route53", "ListHostedZonesByName", [])];
        return string.Join('\n', all.Select(part => part.ToJsonString()));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _defects.Add($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
        // The factory's; the sandbox belongs to the test.
    }
}
