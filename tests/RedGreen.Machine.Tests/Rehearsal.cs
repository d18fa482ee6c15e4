using System.Text.Json.Nodes;
using RedGreen.Rehearsals;
using RedGreen.Sandbox;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Seeding;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests;

/// <summary>
/// The real state machine file and the shipped functions in virtual time: a service <c>shop</c> on <c>demo/shop:v1</c>
/// under steady traffic, and deployments of it.
/// </summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    /// <summary>An hour, and what CloudWatch is late by.</summary>
    public static readonly TimeSpan History = TimeSpan.FromMinutes(65);

    private readonly VirtualSandbox _sandbox;
    private readonly SandboxRouter _router;
    private readonly long _failedBefore;
    private Func<DateTimeOffset, double> _trouble = static _ => 1;

    public Rehearsal(Dictionary<string, string>? tags = null, double requestsPerSecond = 50, IReadOnlyList<IWireFilter>? filters = null, SandboxRouter router = SandboxRouter.Alb, string image = "demo/shop:v1", Versions? versions = null, bool hasLimit = true)
    {
        _router = router;
        _sandbox = VirtualSandbox.Start(new VirtualSandboxSettings
        {
            Template = Path.Combine(AppContext.BaseDirectory, "template.yaml"),
            Traffic = Clients(router, requestsPerSecond) with { Trouble = at => _trouble(at) },
            Filters = filters ?? [],
            Images = new ImageCatalog(more: versions?.ByTag),
            Shop = new ShopSettings(8080)
            {
                Router = router,
                Tags = TagDefaults.Of(tags, hasLimit && router != SandboxRouter.Nlb),
                Image = image,
            },
        });
        ShippedFunctions.AddTo(_sandbox.Functions, _sandbox.Transport, _sandbox.Time);
        Originals = Rules();
        _failedBefore = _sandbox.DataPlane.Totals.Failed();
    }

    public VirtualSandbox Sandbox => _sandbox;

    /// <summary>The listener's rules before any deployment.</summary>
    public string Originals { get; }

    /// <summary>Requests that failed at clients since the shop was steady.</summary>
    public long Failed => _sandbox.DataPlane.Totals.Failed() - _failedBefore;

    public Run Start(string image, string? strategy = null) =>
        Start($$"""{"cluster":"demo","service":"shop","image":"{{image}}"{{(strategy is null ? "" : $",\"strategy\":{strategy}")}}}""", isInput: true);

    public Run Start(string input, bool isInput)
    {
        isInput.ShouldBeTrue();
        var machine = _sandbox.StateMachines["DeploymentStateMachine"];
        var started = _sandbox.Call("states", "StartExecution", new JsonObject { ["stateMachineArn"] = machine, ["input"] = input });
        return new Run(this, (string)started["executionArn"]!);
    }

    public Run Deploy(string image, string? strategy = null)
    {
        var run = Start(image, strategy);
        run.Finish();
        return run;
    }

    /// <summary>Stops an execution, as a person does in the console.</summary>
    public void Stop(Run run) => _sandbox.Call("states", "StopExecution", new JsonObject { ["executionArn"] = run.Arn });

    /// <summary>Changes a service's desired count, as a person does.</summary>
    public void Scale(string service, int tasks) => _sandbox.Call("ecs", "UpdateService", new JsonObject { ["cluster"] = "demo", ["service"] = service, ["desiredCount"] = tasks });

    /// <summary>The recoveries that were started so far, in their order.</summary>
    public IReadOnlyList<Run> Recoveries() =>
    [
        .. _sandbox.Call("states", "ListExecutions", new JsonObject { ["stateMachineArn"] = _sandbox.StateMachines["DeploymentStateMachine"] })["executions"]!.AsArray()
            .Where(execution => ((string)execution!["name"]!).StartsWith("recover-", StringComparison.Ordinal))
            .OrderBy(execution => (double)execution!["startDate"]!)
            .Select(execution => new Run(this, (string)execution!["executionArn"]!)),
    ];

    /// <summary>The next recovery, as soon as it was started.</summary>
    /// <param name="number">The first is 1.</param>
    public Run Recovery(int number = 1)
    {
        for (var second = 0; second < 3_600; second++)
        {
            if (Recoveries() is var found && found.Count >= number)
                return found[number - 1];
            _sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        }

        throw new InvalidOperationException($"No recovery {number} was started within an hour.");
    }

    /// <summary>Lets so much time pass that all of Red's last hour is known, at the cost of a fraction of a second.</summary>
    public Rehearsal ServeAnHour()
    {
        _sandbox.Time.Advance(History);
        return this;
    }

    /// <summary>From <paramref name="after"/> from now on and for some time, every version fails so many times as often as usual.</summary>
    public void Incident(double times, TimeSpan after, TimeSpan length)
    {
        var from = _sandbox.Time.GetUtcNow() + after;
        _trouble = at => at >= from && at < from + length ? times : 1;
    }

    /// <summary>A function fails with this exception the first so many times it is called, from now on.</summary>
    public void Fail(string function, Func<Exception> error, int times = int.MaxValue)
    {
        var name = $"{function}Function";
        var works = _sandbox.Functions[name];
        var left = times;
        _sandbox.Functions[name] = (payload, token) => left-- > 0 ? throw error() : works(payload, token);
    }

    /// <summary>Something happens each time that a function is about to run.</summary>
    public void Before(string function, Action act)
    {
        var name = $"{function}Function";
        var works = _sandbox.Functions[name];
        _sandbox.Functions[name] = (payload, token) =>
        {
            act();
            return works(payload, token);
        };
    }

    /// <summary>A function does its work, but its answer is lost, the first so many times it is called from now on.</summary>
    public void LoseAnswer(string function, Func<Exception> error, int times = int.MaxValue)
    {
        var name = $"{function}Function";
        var works = _sandbox.Functions[name];
        var left = times;
        _sandbox.Functions[name] = async (payload, token) =>
        {
            var answer = await works(payload, token);
            return left-- > 0 ? throw error() : answer;
        };
    }

    /// <summary>A function of the service's owner: what it answers to its first call, its second, ... Its events are kept.</summary>
    public IReadOnlyList<JsonNode> Hook(string function, Func<int, string> answer)
    {
        var calls = new List<JsonNode>();
        _sandbox.Functions[function] = (payload, _) =>
        {
            calls.Add(payload!.DeepClone());
            return System.Threading.Tasks.Task.FromResult(JsonNode.Parse(answer(calls.Count)));
        };
        return calls;
    }

    public void Control(string command, string service = "shop") => _sandbox.Call("ecs", "TagResource", new JsonObject
    {
        ["resourceArn"] = (string)Service(service)!["serviceArn"]!,
        ["tags"] = new JsonArray(new JsonObject { ["key"] = "redgreen:control", ["value"] = command }),
    });

    public JsonNode? Service(string name) => _sandbox.Call("ecs", "DescribeServices", new JsonObject { ["cluster"] = "demo", ["services"] = new JsonArray(name) })["services"]!.AsArray().FirstOrDefault();

    /// <summary>The image that the service's task definition names.</summary>
    public string RedImage() => (string)_sandbox.Call("ecs", "DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = (string)Service("shop")!["taskDefinition"]! })["taskDefinition"]!["containerDefinitions"]![0]!["image"]!;

    /// <summary>Every listener rule's actions, as one text to compare.</summary>
    public string Rules()
    {
        // The listeners of a network load balancer have no rules, only a default action.
        var rules = Listeners().SelectMany(listener => listener.Contains("/net/", StringComparison.Ordinal)
            ? Elb("DescribeListeners", new JsonObject { ["ListenerArns"] = new JsonArray(listener) })["Listeners"]!.AsArray().Select(found => found!["DefaultActions"]!)
            : Elb("DescribeRules", new JsonObject { ["ListenerArn"] = listener })["Rules"]!.AsArray().Select(rule => rule!["Actions"]!));
        return string.Join("\n", rules.Concat(Records()).Select(actions => actions!.ToJsonString()));
    }

    /// <summary>The records that lead to the shop; none where clients know its load balancer itself.</summary>
    public IReadOnlyList<JsonNode?> Records() => _router != SandboxRouter.Route53 ? [] :
        [.. _sandbox.Call("route53", "ListResourceRecordSets", new JsonObject { ["HostedZoneId"] = Zone() })["ResourceRecordSets"]!.AsArray().Where(record => (string)record!["Type"]! == "A")];

    /// <summary>The hosted zone of those records.</summary>
    public string Zone() => ((string)_sandbox.Call("route53", "ListHostedZonesByName", [])["HostedZones"]![0]!["Id"]!).Split('/')[^1];

    public IEnumerable<string> Listeners() =>
        Elb("DescribeLoadBalancers", [])["LoadBalancers"]!.AsArray().SelectMany(lb => Elb("DescribeListeners", new JsonObject { ["LoadBalancerArn"] = (string)lb!["LoadBalancerArn"]! })["Listeners"]!.AsArray()).Select(listener => (string)listener!["ListenerArn"]!);

    public JsonObject Elb(string operation, JsonObject input) => _sandbox.Call("elasticloadbalancing", operation, input);

    /// <summary>What of any Green still exists: services that are not gone, target groups, running tasks.</summary>
    public IReadOnlyList<string> GreenLeft()
    {
        var services = _sandbox.Call("ecs", "ListServices", new JsonObject { ["cluster"] = "demo" })["serviceArns"]!.AsArray().Select(arn => (string)arn!).Where(arn => arn.Contains("-green-", StringComparison.Ordinal));
        var groups = Elb("DescribeTargetGroups", [])["TargetGroups"]!.AsArray().Select(group => (string)group!["TargetGroupName"]!).Where(name => name != "shop");
        var tasks = _sandbox.Call("ecs", "ListTasks", new JsonObject { ["cluster"] = "demo" })["taskArns"]!.AsArray();
        var running = tasks.Count == 0 ? [] : _sandbox.Call("ecs", "DescribeTasks", new JsonObject { ["cluster"] = "demo", ["tasks"] = tasks.DeepClone() })["tasks"]!.AsArray()
            .Where(task => ((string)task!["group"]!).Contains("-green-", StringComparison.Ordinal) && (string)task["lastStatus"]! != "STOPPED").Select(task => (string)task!["taskArn"]!);
        return [.. services, .. groups, .. running];
    }

    /// <summary>Everything in the lock table: who holds a lock, and who is next.</summary>
    public IReadOnlyList<JsonNode> Locks() => [.. _sandbox.Call("dynamodb", "Scan", new JsonObject { ["TableName"] = LockTable() })["Items"]!.AsArray().Select(item => item!)];

    /// <summary>Puts an item into the lock table, whatever is there.</summary>
    public void PutLock(string service, params (string Name, string Value)[] attributes)
    {
        var item = LockKey(service);
        foreach (var (name, value) in attributes)
            item[name] = new JsonObject { ["S"] = value };
        _sandbox.Call("dynamodb", "PutItem", new JsonObject { ["TableName"] = LockTable(), ["Item"] = item });
    }

    /// <summary>Takes an item out of the lock table.</summary>
    public void DropLock(string service) => _sandbox.Call("dynamodb", "DeleteItem", new JsonObject { ["TableName"] = LockTable(), ["Key"] = LockKey(service) });

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    private JsonObject LockKey(string service) => new() { ["cluster"] = new JsonObject { ["S"] = (string)Service("shop")!["clusterArn"]! }, ["service"] = new JsonObject { ["S"] = service } };

    public string LockTable() => (string)_sandbox.Call("dynamodb", "ListTables", [])["TableNames"]![0]!;

    private static SimulatedTraffic Clients(SandboxRouter router, double requestsPerSecond) => router == SandboxRouter.Route53
        ? new SimulatedTraffic(new TrafficFlow(_ => requestsPerSecond) { Name = "shop.demo.internal", Port = 8080 })
        : SimulatedTraffic.Steady(requestsPerSecond);
}

internal static class TagDefaults
{
    /// <summary>The usual tags; a limit on errors only where errors are measured.</summary>
    public static Dictionary<string, string> Of(Dictionary<string, string>? tags, bool hasLimit)
    {
        var all = new Dictionary<string, string>(tags ?? []);
        all.TryAdd("redgreen:steps", "10@2m 50@2m 100@2m");
        if (hasLimit)
            all.TryAdd("redgreen:max-error-rate", "0.01");
        return all;
    }
}
