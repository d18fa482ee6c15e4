using RedGreen.Chaos.Chronicles;
using RedGreen.Chaos.Guarantees;

namespace RedGreen.Chaos.Tests.Guarantees;

/// <summary>
/// A chronicle by hand: a shop with one rule, deployed by one execution, which has the lock from second 0 on. Times are
/// seconds.
/// </summary>
internal sealed class Told
{
    public const string Rule = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/demo/1/2/3";
    public const string Red = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/1";
    public const string Green = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop-1a2b3c4d/2";
    public const string Id = "1a2b3c4d";
    public const string First = "arn:aws:states:eu-west-1:123456789012:execution:deployment:first";
    public const string Second = "arn:aws:states:eu-west-1:123456789012:execution:deployment:second";
    public const string Cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/demo";
    public const string Old = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:1";
    public const string New = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:2";
    public const string GreenService = "shop-green-1a2b3c4d";
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly Split AllOnRed = Of((Red, 100));

    private readonly List<Write> _writes = [];
    private readonly List<Routed> _routings = [new(Start, Rule, AllOnRed)];
    private readonly List<ExecutionRecord> _executions = [];
    private readonly List<Outage> _outages = [];
    private readonly List<Invocation> _invocations = [];
    private Split _live = AllOnRed;
    private Split _last = AllOnRed;

    private Told()
    {
    }

    /// <summary>What is left in the end.</summary>
    public Scene After { get; set; } = Scene(3600, AllOnRed);

    public static Author Person { get; } = new(AuthorKind.Person);

    /// <summary>Nothing has happened yet.</summary>
    public static Told Nothing() => new();

    /// <summary>The deployment has the lock, and has made Green: nothing is routed to it.</summary>
    public static Told Deployed()
    {
        var told = new Told();
        told.Execution(First, 0);
        told.Locked(0, null, new(First, Id, "taken", null));
        told.Write(new GroupWrite(At(1), By("DeployGreen"), "CreateTargetGroup", Green));
        told.Write(new DefinitionWrite(At(1), By("DeployGreen"), "RegisterTaskDefinition", New));
        told.Write(new ServiceWrite(At(2), By("DeployGreen"), "CreateService", GreenService, null, new(2, 0, New, [Green]), []));
        return told;
    }

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static Author By(string function, string execution = First) => new(AuthorKind.Function, execution, function);

    public static Split Of(params (string Group, int Weight)[] groups) => new([.. groups.Select(group => new GroupWeight(group.Group, group.Weight))]);

    public static Scene Scene(double seconds, Split rule, string version = Old, int healthy = 2, int green = 0) => new()
    {
        At = At(seconds),
        Rules = [new(Rule, rule, rule.ToString())],
        Services = new Dictionary<string, ServiceState> { ["shop"] = new(2, 2, version, [Red]) { Steps = "50@1m 100@2m" } },
        Groups = [new(Red, healthy, healthy > 0 ? At(seconds) : null, null), new(Green, green, green > 0 ? At(seconds) : null, null)],
        Scaling = new Dictionary<string, string> { ["service/demo/shop"] = "nothing suspended" },
    };

    public Told Write(Write write)
    {
        _writes.Add(write);
        return this;
    }

    /// <summary>A rule is written, and is in force at once.</summary>
    public Told Shift(double seconds, Author by, Split to, int red = 2, int green = 2, int? seenRed = null, int? seenGreen = null)
    {
        Write(new RuleWrite(At(seconds), by, "ModifyRule", Rule, _live, to, [new(Red, red, red > 0 ? At(seconds) : null, seenRed), new(Green, green, green > 0 ? At(seconds) : null, seenGreen)])
        {
            Actions = by.IsOurs ? null : to.ToString(),
        });
        _live = to;
        _routings.Add(new(At(seconds), Rule, _last = to));
        return this;
    }

    /// <summary>Red gets the new version.</summary>
    public Told UpdateRed(double seconds, int green = 2) => Write(new ServiceWrite(
        At(seconds), By("UpdateRed"), "UpdateService", "shop", new(2, 2, Old, [Red]), new(2, 2, New, [Red]), [new(Red, 2, At(seconds), null), new(Green, green, green > 0 ? At(seconds) : null, null)]));

    /// <summary>Green's service is deleted.</summary>
    public Told Retire(double seconds) => Write(new ServiceWrite(At(seconds), By("RetireGreen"), "DeleteService", GreenService, new(2, 2, New, [Green]), null, []));

    public Told Locked(double seconds, LockItem? before, LockItem? after, string service = "shop", string cluster = Cluster, Author? by = null) =>
        Write(new LockWrite(At(seconds), by ?? new(AuthorKind.Machine, after?.Owner ?? before!.Owner), "PutItem", cluster, service, before, after));

    public Told Invoked(double seconds, string function)
    {
        _invocations.Add(new(First, function, At(seconds)));
        return this;
    }

    public Told Execution(string arn, double started, string input = "{}")
    {
        _executions.Add(new(arn, At(started), input));
        return this;
    }

    /// <summary>The execution that was started last ends.</summary>
    public Told Ends(double seconds, string? error, Scene? then = null, string status = "FAILED", int events = 100)
    {
        _executions[^1].End = new(At(seconds), error is null ? "SUCCEEDED" : status, error, "why", events, 1000, then ?? Scene(seconds, _last));
        return this;
    }

    /// <summary>It ends as the owner of the lock.</summary>
    public Told IsStopped(double seconds) => Ends(seconds, "stopped", Scene(seconds, _last) with { Locks = new Dictionary<(string, string), LockItem> { [(Cluster, "shop")] = new(First, Id, "planned", null) } }, "ABORTED");

    public Told Lost(double from, double to, string group, int healthy = 0, params string[] ends)
    {
        _outages.Add(new(At(from), At(to), group, 503, 17) { Health = new(group, healthy, null, null), Ends = ends });
        return this;
    }

    /// <summary>What one guarantee says of it.</summary>
    public IReadOnlyList<Violation> Check<T>()
        where T : IGuarantee, new() => [.. new T().Check(new(new()
        {
            Services = ["shop"],
            Before = Scene(0, AllOnRed),
            After = After,
            Writes = [.. _writes.OrderBy(write => write.At)],
            Routings = _routings,
            Executions = _executions,
            Outages = _outages,
            Invocations = _invocations,
        }))];

    /// <summary>It holds.</summary>
    public void Holds<T>()
        where T : IGuarantee, new() => Check<T>().ShouldBeEmpty();

    /// <summary>It does not hold, once, and says so with these words.</summary>
    public void Breaks<T>(params string[] words)
        where T : IGuarantee, new()
    {
        var what = Check<T>().ShouldHaveSingleItem().What;
        foreach (var word in words)
            what.ShouldContain(word);
    }
}
