using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

/// <summary>Answers probes as a test says, and remembers what it was told to route.</summary>
internal sealed class RecordingDataPlane : IDataPlane
{
    private readonly Dictionary<Endpoint, Func<ValueTask<ProbeResult>>> _answers = [];

    public Dictionary<string, ListenerRouting> Routings { get; } = [];

    public List<(Endpoint Target, ProbeRequest Request)> Probes { get; } = [];

    public int RouteCalls { get; private set; }

    public Exception? RefuseToRoute { get; set; }

    /// <summary>From now on the target answers so; targets answer 200 by themselves.</summary>
    public void Answer(Endpoint target, int? status, ProbeFailure failure = ProbeFailure.None) =>
        _answers[target] = () => ValueTask.FromResult(new ProbeResult(status, failure));

    public void AnswerWith(Endpoint target, Func<ValueTask<ProbeResult>> answer) => _answers[target] = answer;

    public ValueTask<ProbeResult> ProbeAsync(Endpoint target, ProbeRequest probe)
    {
        Probes.Add((target, probe));
        return _answers.TryGetValue(target, out var answer) ? answer() : ValueTask.FromResult(new ProbeResult(200));
    }

    public void Route(ListenerRouting routing)
    {
        if (RefuseToRoute is not null)
            throw RefuseToRoute;
        RouteCalls++;
        Routings[routing.ListenerArn] = routing;
    }

    public void Close(string listenerArn) => Routings.Remove(listenerArn);

    public Endpoint AddressOf(string listenerArn) => new("127.0.0.1", Routings[listenerArn].Port);

    public List<(string TargetGroup, Endpoint Target)> Disconnected { get; } = [];

    public void Disconnect(string targetGroupArn, Endpoint target) => Disconnected.Add((targetGroupArn, target));

    public IContainer Start(ContainerLaunch launch) => throw new NotSupportedException("Load balancing starts no container.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
