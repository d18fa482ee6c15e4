using System.Text.Json.Nodes;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Cli.Tests.Aws;

/// <summary>One sandbox for all tests that ask AWS: the shipped template, state machine and functions, at high speed and without clients.</summary>
public sealed class LocalAws : IAsyncLifetime
{
    // Functions are processes: at much more, a call of theirs takes minutes of the sandbox's time.
    private const double Speed = 60;

    private RunningSandbox? _sandbox;

    internal WrittenCalls Written { get; } = new();

    internal Refusals Refusals { get; } = new();

    internal Uri Endpoint => _sandbox!.Endpoints.Aws;

    public async ValueTask InitializeAsync() => _sandbox = await RunningSandbox.StartAsync(
        new SandboxOptions
        {
            Port = 0,
            ListenerPort = 0,
            Speed = Speed,
            Template = ShippedFiles.Template(null),
            FunctionsDirectory = ShippedFiles.Functions,
            Filters = [Written, Refusals],
            ServiceTags = new Dictionary<string, string>
            {
                ["team"] = "checkout",
                ["redgreen:steps"] = "50@10m 100@10s",
                ["redgreen:tick"] = "5",
                ["redgreen:on-busy"] = "reject",
                ["redgreen:settle"] = "90",
            },
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    /// <summary>The command as somebody has it who has pointed it here.</summary>
    internal CommandBed Bed(string? answers = null) => new(new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = Endpoint.ToString() }, answers);

    /// <summary>Runs a command line, and tells what it said where that does not end as it must.</summary>
    internal async Task<CommandBed> RunAsync(int exitCode, params string[] arguments)
    {
        var bed = Bed();
        (await bed.RunAsync(arguments)).ShouldBe(exitCode, $"redgreen {string.Join(' ', arguments)}\n{bed.All}");
        return bed;
    }

    /// <summary>Calls AWS directly, past the command.</summary>
    internal async Task<JsonNode> CallAsync(string service, string target, JsonObject input)
    {
        using var http = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new StringContent(input.ToJsonString()) };
        call.Headers.Add("X-Amz-Target", target);
        call.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIASANDBOX/20260101/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(call, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    internal Task<JsonNode> EcsAsync(string operation, JsonObject input) => CallAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", input);

    /// <summary>How many executions there are.</summary>
    internal async Task<int> ExecutionsAsync()
    {
        var machines = await CallAsync("states", "AWSStepFunctions.ListStateMachines", []);
        var machine = machines["stateMachines"]!.AsArray().Select(one => (string)one!["stateMachineArn"]!).Single(arn => arn.Contains("Deployment", StringComparison.Ordinal));
        return (await CallAsync("states", "AWSStepFunctions.ListExecutions", new JsonObject { ["stateMachineArn"] = machine, ["maxResults"] = 1000 }))["executions"]!.AsArray().Count;
    }

    /// <summary>The shop's tags.</summary>
    internal async Task<Dictionary<string, string>> TagsAsync()
    {
        var answer = await EcsAsync("DescribeServices", new JsonObject { ["cluster"] = "demo", ["services"] = new JsonArray("shop"), ["include"] = new JsonArray("TAGS") });
        return answer["services"]![0]!["tags"]!.AsArray().ToDictionary(tag => (string)tag!["key"]!, tag => (string)tag!["value"]!);
    }
}

/// <summary>Tests that share the sandbox run one after the other: a deployment keeps two processors busy.</summary>
[CollectionDefinition(nameof(LocalAws))]
public sealed class OneLocalAws : ICollectionFixture<LocalAws>;

/// <summary>Notes every call of clients that is not a mere look.</summary>
internal sealed class WrittenCalls : IWireFilter
{
    // RecoverOrphans counts orphaned locks by its schedule, beside whatever a test does; the command counts nothing.
    private static readonly string[] Looks = ["Describe", "List", "Get", "Scan", "Query", "PutMetricData"];

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<string> Calls => [.. _calls];

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (call.Caller == "client" && !Looks.Any(look => call.Operation.StartsWith(look, StringComparison.Ordinal)))
            _calls.Enqueue($"{call.Service}:{call.Operation}");
        return next(call);
    }
}

/// <summary>Refuses calls, or loses their answers, as often as a test says.</summary>
internal sealed class Refusals : IWireFilter
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, AwsError> _refused = new();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _lost = new();

    public IDisposable Refuse(string operation, AwsError error)
    {
        _refused[operation] = error;
        return new Undo(() => _refused.TryRemove(operation, out _));
    }

    public IDisposable LoseAnswer(string operation, int times)
    {
        _lost[operation] = times;
        return new Undo(() => _lost.TryRemove(operation, out _));
    }

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (call.Caller != "client")
            return next(call);
        if (_refused.TryGetValue(call.Operation, out var error))
            throw error;
        var answer = next(call);
        if (_lost.TryGetValue(call.Operation, out var left) && left > 0)
        {
            _lost[call.Operation] = left - 1;
            throw new AwsError("InternalFailure", "The answer was lost.", 500);
        }

        return answer;
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
