using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.CloudWatch.Alarms;
using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Events;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Notifications;
using RedGreen.Sandbox.Queues;
using RedGreen.Sandbox.Registry;
using RedGreen.Sandbox.StepFunctions;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Service;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>The services by which one thing follows from another: events, notifications, queues, pushes, alarms' actions.</summary>
internal sealed class EventServices : IDisposable
{
    private readonly Courier _courier;
    private readonly EventBridgeService _events;

    public EventServices(SandboxParts parts, IAwsCaller aws, IFunctionHost functions, CloudWatchService metrics, StepFunctionsService states)
    {
        var context = parts.Context;
        // Not the executions' own seed: an event and an execution must not have the same id.
        var dice = new Dice(~parts.Seed);
        var asynchronously = new AsynchronousInvocation(functions, context.Time, parts.Logs.CreateLogger<AsynchronousInvocation>());
        _courier = new(context.Time, parts.Logs.CreateLogger<Courier>());
        _events = new(context, aws, asynchronously, _courier, metrics, dice);
        Topics = new(context, aws, asynchronously, _courier, dice);
        Services = [_events, Topics, new SqsService(context, metrics.Metrics, dice), new RegistryService(parts.Registry, _events.Bus)];

        var executions = new ExecutionMetrics(context, metrics);
        states.StatusChanged += change =>
        {
            executions.Changed(change);
            _events.Bus.Take(new(ExecutionStatusChange.Source, ExecutionStatusChange.DetailType, (JsonMap)Json.From(change.Detail()))
            {
                Resources = [change.Execution.Identity.Arn],
            });
        };
        metrics.AlarmChanged += new AlarmNotices(context, aws, _courier).Changed;
    }

    /// <summary>All of them, for the wire.</summary>
    public IReadOnlyList<IAwsService> Services { get; }

    /// <summary>Where notifications go.</summary>
    public SnsService Topics { get; }

    /// <summary>Fires no schedule and delivers nothing any more.</summary>
    public void Dispose()
    {
        _events.Dispose();
        _courier.Dispose();
    }
}
