using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.AutoScaling;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.CloudWatch.Traffic;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DynamoDb;
using RedGreen.Sandbox.Ecs;
using RedGreen.Sandbox.Ecs.Utilization;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.LoadBalancing;
using RedGreen.Sandbox.Notifications;
using RedGreen.Sandbox.Route53;
using RedGreen.Sandbox.Route53.Resolution;
using RedGreen.Sandbox.StepFunctions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>All services of one sandbox, wired together; the same whatever its traffic and its clock are.</summary>
internal sealed class SandboxServices : IAsyncDisposable
{
    private readonly SandboxContext _context;
    private readonly LoadBalancingService _loadBalancing;
    private readonly EcsService _ecs;
    private readonly EventServices _events;
    private readonly ServiceUtilization _utilization;
    private readonly AutoScalingService _scaling;
    private readonly CloudWatchService _metrics;

    public SandboxServices(SandboxParts parts)
    {
        var context = _context = parts.Context;
        var metrics = _metrics = new(context, new());
        var caller = new LateCaller();
        var traffic = new TrafficMeter(context, metrics.Metrics);
        DataPlane = parts.DataPlane(traffic);
        _loadBalancing = new(context, DataPlane, traffic, new());
        _ecs = new(context, DataPlane, parts.Registry, _loadBalancing, new());
        _utilization = new(context, _ecs.Loads, metrics.Metrics);
        _scaling = new(context, caller);
        metrics.PolicyCalled += _scaling.Alarmed;
        var route53 = Domains = new Route53Service(context, _loadBalancing.AliasTargets, new());
        Names = new NameResolver(context, route53.Zones, _loadBalancing.AliasTargets, new(parts.Seed), ListenerAt);
        var functions = new MeasuredFunctionHost(parts.Functions, context, metrics);
        States = new(context, caller, functions, parts.Seed);
        _events = new(parts, caller, functions, metrics, States);
        Database = new(context);
        IAwsService[] services = [_ecs, _loadBalancing, metrics, Database, route53, States, _scaling, .. _events.Services];
        Wire = new(services, context, parts.Filters, parts.Logs.CreateLogger<WireEndpoint>());
        caller.Endpoint = Wire;
    }

    /// <summary>Where every AWS call enters.</summary>
    public WireEndpoint Wire { get; }

    /// <summary>Where packets flow.</summary>
    public IDataPlane DataPlane { get; }

    /// <summary>The DNS that clients inside of the sandbox ask.</summary>
    public INameResolver Names { get; }

    /// <summary>The tasks, to look at from within the process.</summary>
    public EcsService Containers => _ecs;

    /// <summary>The rules and target groups, to look at from within the process.</summary>
    public LoadBalancingService LoadBalancing => _loadBalancing;

    /// <summary>What scales services, to look at from within the process.</summary>
    public AutoScalingService Scaling => _scaling;

    /// <summary>The tables, to look at from within the process.</summary>
    public DynamoDbService Database { get; }

    /// <summary>The records, to look at from within the process.</summary>
    public Route53Service Domains { get; }

    /// <summary>The alarms, to look at from within the process.</summary>
    public CloudWatchService Metrics => _metrics;

    /// <summary>The state machines, to look at from within the process.</summary>
    public StepFunctionsService States { get; }

    /// <summary>The topics, to look at from within the process.</summary>
    public SnsService Topics => _events.Topics;

    /// <summary>Ends events, so that none follows from what ends next; then executions, then the services' timers, then the tasks.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        StopExecutions();
        _scaling.Dispose();
        _utilization.Dispose();
        _ecs.Dispose();
        _loadBalancing.Dispose();
        _metrics.Dispose();
        await DataPlane.DisposeAsync();
    }

    private Endpoint? ListenerAt(string loadBalancerArn, int port) =>
        _loadBalancing.AliasTargets.ListenerAt(loadBalancerArn, port) is { } listener ? DataPlane.AddressOf(listener) : null;

    private void StopExecutions()
    {
        foreach (var machine in Call("ListStateMachines", [])["stateMachines"]!.AsArray())
        {
            var running = new JsonObject { ["stateMachineArn"] = (string)machine!["stateMachineArn"]!, ["statusFilter"] = "RUNNING" };
            while (Call("ListExecutions", running)["executions"]!.AsArray() is { Count: > 0 } executions)
                foreach (var execution in executions)
                    Call("StopExecution", new() { ["executionArn"] = (string)execution!["executionArn"]!, ["error"] = "Sandbox.Stopped" });
        }

        // Not through the wire: no filter of a test may keep a sandbox from stopping.
        JsonObject Call(string operation, JsonObject input)
        {
            lock (_context.Gate)
                return States.Handle(operation, input);
        }
    }

    // The interpreter is a service itself and calls the others through the wire: one of the two has to come first.
    private sealed class LateCaller : IAwsCaller
    {
        public WireEndpoint? Endpoint { get; set; }

        public JsonObject Call(string service, string operation, JsonObject input, string caller) =>
            Endpoint!.Call(service, operation, input, caller);
    }
}
