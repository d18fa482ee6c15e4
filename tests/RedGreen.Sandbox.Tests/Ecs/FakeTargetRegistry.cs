using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing;

namespace RedGreen.Sandbox.Tests.Ecs;

/// <summary>Targets are initial for ten seconds, then as healthy as their container's tag says, and drain for half a minute.</summary>
internal sealed class FakeTargetRegistry(SandboxContext context, FakeDataPlane dataPlane) : ITargetRegistry
{
    public static readonly TimeSpan Checking = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Draining = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(string Group, Endpoint Target), Registration> _targets = [];

    /// <summary>Groups that exist, and whether an action names them.</summary>
    public Dictionary<string, bool> Groups { get; } = [];

    public int Deregistrations { get; private set; }

    public bool Exists(string targetGroupArn) => Groups.ContainsKey(targetGroupArn);

    public bool IsAttached(string targetGroupArn) => Groups[targetGroupArn];

    public void Register(string targetGroupArn, Endpoint target) => _targets.Add((targetGroupArn, target), new Registration(context.Now));

    public void Deregister(string targetGroupArn, Endpoint target, Action drained)
    {
        Deregistrations++;
        _targets[(targetGroupArn, target)].IsDraining = true;
        context.After(Draining, () =>
        {
            _targets.Remove((targetGroupArn, target));
            drained();
        });
    }

    public string? StateOf(string targetGroupArn, Endpoint target) => _targets.GetValueOrDefault((targetGroupArn, target)) switch
    {
        null => null,
        { IsDraining: true } => "draining",
        var registration when context.Now < registration.At + Checking => "initial",
        _ => dataPlane.At(target) is { Tag: not "sick", Exited.IsCompleted: false } ? "healthy" : "unhealthy",
    };

    /// <summary>How many targets of a group would get requests.</summary>
    public int Healthy(string targetGroupArn) =>
        _targets.Keys.Count(key => key.Group == targetGroupArn && StateOf(key.Group, key.Target) == "healthy");

    private sealed class Registration(DateTimeOffset at)
    {
        public DateTimeOffset At { get; } = at;

        public bool IsDraining { get; set; }
    }
}
