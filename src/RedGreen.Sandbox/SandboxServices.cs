using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.AutoScaling;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.CloudWatch.Traffic;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DynamoDb;
using RedGreen.Sandbox.Ecs;
using RedGreen.Sandbox.Ecs.Utilization;
using RedGreen.Sandbox.LoadBalancing;
using RedGreen.Sandbox.StepFunctions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>All services of one sandbox, wired together; the same whatever its traffic and its clock are.</summary>
internal sealed class SandboxServices : IAsyncDisposable
{
    private readonly SandboxContext _context;
    private readonly LoadBalancingService _loadBalancing;
    private readonly EcsService _ecs;
    private readonly ServiceUtilization _utilization;
    private readonly AutoScalingService _scaling;

    public SandboxServices(SandboxParts parts)
    {
        var context = _context = parts.Context;
        var metrics = new CloudWatchService(context, new());
        var caller = new LateCaller();
        var traffic = new TrafficMeter(context, metrics.Metrics);
        DataPlane = parts.DataPlane(traffic);
        _loadBalancing = new(context, DataPlane, traffic, new());
        _ecs = new(context, DataPlane, _loadBalancing, new());
        _utilization = new(context, _ecs.Loads, metrics.Metrics);
        _scaling = new(context, caller);
        metrics.PolicyCalled += _scaling.Alarmed;
        States = new(context, caller, parts.Functions, parts.Seed);
        Wire = new([_ecs, _loadBalancing, metrics, new DynamoDbService(context), States, _scaling], context, parts.Filters, parts.Logs.CreateLogger<WireEndpoint>());
        caller.Endpoint = Wire;
    }

    /// <summary>Where every AWS call enters.</summary>
    public WireEndpoint Wire { get; }

    /// <summary>Where packets flow.</summary>
    public IDataPlane DataPlane { get; }

    /// <summary>The state machines, to look at from within the process.</summary>
    public StepFunctionsService States { get; }

    /// <summary>Ends executions, then the services' timers, then the tasks.</summary>
    public async ValueTask DisposeAsync()
    {
        StopExecutions();
        _scaling.Dispose();
        _utilization.Dispose();
        _ecs.Dispose();
        _loadBalancing.Dispose();
        await DataPlane.DisposeAsync();
    }

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
