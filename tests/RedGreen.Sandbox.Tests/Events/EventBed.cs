using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Notifications;
using RedGreen.Sandbox.StepFunctions;
using RedGreen.Sandbox.Tests.DataPlane;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Events;

/// <summary>Events, topics, queues, state machines and functions in virtual time, with a place to make calls fail.</summary>
internal sealed class EventBed : IDisposable, IWireFilter, IAwsCaller
{
    public const string Account = "123456789012";
    public const string Role = "arn:aws:iam::123456789012:role/events";

    private readonly EventServices _events;
    private readonly WireEndpoint _wire;

    public EventBed()
    {
        Context = new(Time);
        var metrics = new CloudWatchService(Context, new());
        var functions = new MeasuredFunctionHost(new InProcessFunctionHost(Context, Functions), Context, metrics);
        States = new(Context, this, functions, seed: 1);
        _events = new(new(Context, _ => throw new NotSupportedException("There is no data plane here."), functions, 1, Log) { Registry = Images }, this, functions, metrics, States);
        _wire = new([metrics, States, .. _events.Services], Context, [this], NullLogger<WireEndpoint>.Instance);
    }

    public VirtualTime Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public SandboxContext Context { get; }

    public StepFunctionsService States { get; }

    public SnsService Topics => _events.Topics;

    public ImageCatalog Images { get; } = new();

    public RecordedLog Log { get; } = new();

    public Dictionary<string, Func<JsonNode?, CancellationToken, Task<JsonNode?>>> Functions { get; } = [];

    /// <summary>Asked for every call; may throw before or after it takes effect.</summary>
    public Func<AwsCall, Func<AwsCall, JsonObject>, JsonObject> Filter { get; set; } = (call, next) => next(call);

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next) => Filter(call, next);

    public JsonObject Call(string service, string operation, JsonObject input, string caller) => _wire.Call(service, operation, input, caller);

    public JsonObject Call(string service, string operation, string input = "{}") => Call(service, operation, JsonNode.Parse(input)!.AsObject(), WireEndpoint.Client);

    public AwsError Refused(string service, string operation, string input) => Should.Throw<AwsError>(() => Call(service, operation, input));

    public void Advance(TimeSpan span) => Time.Advance(span);

    /// <summary>Lets everything arrive that is on its way.</summary>
    public void Settle() => Time.Advance(TimeSpan.FromSeconds(5));

    /// <summary>A rule named r with one target.</summary>
    public void Rule(string pattern, string targetArn, string more = "{}", string schedule = "")
    {
        var rule = new JsonObject { ["Name"] = "r" };
        if (pattern.Length > 0)
            rule["EventPattern"] = pattern;
        if (schedule.Length > 0)
            rule["ScheduleExpression"] = schedule;
        Call("events", "PutRule", rule, WireEndpoint.Client);
        Target(targetArn, more);
    }

    public void Target(string arn, string more = "{}", string id = "t")
    {
        var target = new JsonObject { ["Id"] = id, ["Arn"] = arn, ["RoleArn"] = Role };
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
            target[name] = value?.DeepClone();
        Call("events", "PutTargets", new() { ["Rule"] = "r", ["Targets"] = new JsonArray(target) }, WireEndpoint.Client);
    }

    public JsonObject Put(string detail, string source = "redgreen", string detailType = "Promoted") => Call(
        "events", "PutEvents", new() { ["Entries"] = new JsonArray(new JsonObject { ["Source"] = source, ["DetailType"] = detailType, ["Detail"] = detail }) }, WireEndpoint.Client);

    public string Queue(string name)
    {
        Call("sqs", "CreateQueue", $$"""{"QueueName":"{{name}}"}""");
        return $"arn:aws:sqs:eu-west-1:{Account}:{name}";
    }

    public string Topic(string name) => (string)Call("sns", "CreateTopic", $$"""{"Name":"{{name}}"}""")["TopicArn"]!;

    /// <summary>A function that keeps what it is called with.</summary>
    public (string Arn, List<string> Calls) Function(string name)
    {
        var calls = new List<string>();
        Functions[name] = (payload, _) =>
        {
            calls.Add(payload?.ToJsonString() ?? "null");
            return Task.FromResult<JsonNode?>(null);
        };
        return ($"arn:aws:lambda:eu-west-1:{Account}:function:{name}", calls);
    }

    public string Machine(string name = "m", string states = """{"D":{"Type":"Succeed"}}""", string start = "D") => (string)Call("states", "CreateStateMachine", new()
    {
        ["name"] = name,
        ["roleArn"] = Role,
        ["definition"] = $$"""{"StartAt":"{{start}}","States":{{states}}}""",
    }, WireEndpoint.Client)["stateMachineArn"]!;

    /// <summary>Takes every message out of a queue.</summary>
    public IReadOnlyList<JsonObject> Messages(string queueArn) =>
    [
        .. (Call("sqs", "ReceiveMessage", $$"""
            {"QueueUrl":"http://127.0.0.1/{{Account}}/{{queueArn.Split(':')[^1]}}","MaxNumberOfMessages":10,"MessageAttributeNames":["All"],"AttributeNames":["All"]}
            """)["Messages"]?.AsArray() ?? []).Select(message => message!.AsObject()),
    ];

    public IReadOnlyList<string> Bodies(string queueArn) => [.. Messages(queueArn).Select(message => (string)message["Body"]!)];

    public void Dispose() => _events.Dispose();
}
