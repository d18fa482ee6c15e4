using System.Text.Json.Nodes;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>
/// Sees what is really asked and answered, and what was true then. It stands first among the sandbox's filters, reads only
/// the sandbox's own state, and never a document, an answer or a word of ours.
/// </summary>
internal sealed class Witness : IWireFilter
{
    private readonly Dictionary<string, IRecorder> _recorders = [];
    private Notes? _notes;
    private TrafficRecorder _traffic = null!;
    private ExecutionRecorder _executions = null!;
    private SceneTaker _scenes = null!;
    private Scene _before = null!;
    private IReadOnlyList<string> _services = [];

    /// <summary>The shop is steady: from here on everything is written down.</summary>
    /// <param name="sandbox">Where; this is the first of its filters.</param>
    /// <param name="services">The names of the services that will be deployed.</param>
    public void Begin(VirtualSandbox sandbox, IReadOnlyList<string> services)
    {
        lock (sandbox.Context.Gate)
        {
            _services = services;
            _notes = new(sandbox);
            var locks = new LockRecorder(_notes);
            (_recorders["elasticloadbalancing"], _recorders["ecs"], _recorders["application-autoscaling"]) = (new RuleRecorder(_notes), new ServiceRecorder(_notes), new ScalingRecorder(_notes));
            (_recorders["dynamodb"], _recorders["monitoring"]) = (locks, new MetricRecorder(_notes));
            _traffic = new(sandbox, _notes.Targets);
            _recorders["route53"] = new RecordRecorder(_notes, _traffic.Routings);
            _scenes = new(sandbox, _notes.Targets, locks);
            _executions = new(sandbox, sandbox.StateMachines["DeploymentStateMachine"], _scenes.Now);
            _notes.Targets.Begin();
            _traffic.Begin();
            _executions.Begin();
            _before = _scenes.Whole();
        }
    }

    /// <summary>All is quiet: what was written down.</summary>
    public Chronicle End()
    {
        var notes = _notes ?? throw new InvalidOperationException("The witness has seen nothing: call Begin first.");
        lock (notes.Sandbox.Context.Gate)
        {
            _traffic.Count();
            _executions.End();
            return new()
            {
                Services = _services,
                Before = _before,
                After = _scenes.Whole(),
                Writes = notes.Writes,
                Routings = _traffic.Routings,
                Outages = _traffic.Outages,
                Executions = _executions.Executions,
                Invocations = _executions.Invocations,
            };
        }
    }

    /// <inheritdoc/>
    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (_notes is not { } notes)
            return next(call);
        if (!Calls.Reads(call.Operation))
            return _recorders.TryGetValue(call.Service, out var recorder) ? recorder.Record(call, Notes.AuthorOf(call), next) : next(call);
        if (call is { Operation: "DescribeTargetHealth", Service: "elasticloadbalancing" } && call.Input.Text("TargetGroupArn") is { } group)
            notes.Targets.Look(group, call);
        return next(call);
    }
}
