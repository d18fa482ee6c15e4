using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.Ecs;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Ecs;

/// <summary>ECS alone, in virtual time, with a cluster named main and a target group that a listener uses.</summary>
internal sealed class EcsSandbox : IDisposable
{
    public const string Group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/0123456789abcdef";

    private readonly VirtualTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public EcsSandbox()
    {
        Context = new SandboxContext(_time);
        DataPlane = new FakeDataPlane(Context);
        Targets = new FakeTargetRegistry(Context, DataPlane) { Groups = { [Group] = true } };
        Ecs = new EcsService(Context, DataPlane, new ImageCatalog(), Targets, new EcsTimings());
        Call("CreateCluster", """{"clusterName":"main"}""");
    }

    public SandboxContext Context { get; }

    public FakeDataPlane DataPlane { get; }

    public FakeTargetRegistry Targets { get; }

    public EcsService Ecs { get; }

    public JsonObject Call(string operation, string input) => Call(operation, JsonNode.Parse(input)!.AsObject());

    public JsonObject Call(string operation, JsonObject input)
    {
        lock (Context.Gate)
            return Ecs.Handle(operation, input);
    }

    public AwsError Refused(string operation, string input) => Should.Throw<AwsError>(() => Call(operation, input));

    public void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Registers a task definition of the family shop whose one container listens on 8080.</summary>
    public string Define(string image) =>
        Call("RegisterTaskDefinition", $$"""{"family":"shop","containerDefinitions":[{"name":"web","image":"{{image}}","memory":128,"portMappings":[{"containerPort":8080}]}]}""")["taskDefinition"]!.Text("taskDefinitionArn");

    /// <summary>Creates a service behind the target group; <paramref name="more"/> are members to add or replace.</summary>
    public JsonObject Create(string image, int desiredCount = 2, string more = "{}", string name = "shop")
    {
        var input = JsonNode.Parse($$"""{"cluster":"main","serviceName":"{{name}}","taskDefinition":"{{Define(image)}}","desiredCount":{{desiredCount}},"loadBalancers":[{"targetGroupArn":"{{Group}}","containerName":"web","containerPort":8080}]}""")!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(more)!.AsObject())
            input[member] = value?.DeepClone();
        return Call("CreateService", input)["service"]!.AsObject();
    }

    /// <summary>Creates a service and lets it reach its steady state.</summary>
    public void Run(string image, int desiredCount = 2, string more = "{}")
    {
        Create(image, desiredCount, more);
        Advance(60);
        Primary().Text("rolloutState").ShouldBe("COMPLETED");
    }

    public JsonObject Update(string members) => Call("UpdateService", Merge("""{"cluster":"main","service":"shop"}""", members))["service"]!.AsObject();

    public JsonObject Service(string name = "shop") => Call("DescribeServices", $$"""{"cluster":"main","services":["{{name}}"]}""")["services"]![0]!.AsObject();

    public JsonObject Primary() => Service()["deployments"]![0]!.AsObject();

    public IReadOnlyList<string> Events() => [.. Service()["events"]!.AsArray().Reverse().Select(item => item!.Text("message"))];

    public IReadOnlyList<JsonObject> Tasks(string desiredStatus = "RUNNING", string service = "shop")
    {
        var arns = Call("ListTasks", $$"""{"cluster":"main","serviceName":"{{service}}","desiredStatus":"{{desiredStatus}}"}""")["taskArns"]!.AsArray();
        return arns.Count == 0 ? [] : [.. Call("DescribeTasks", new JsonObject { ["cluster"] = "main", ["tasks"] = arns.DeepClone() })["tasks"]!.AsArray().Select(task => task!.AsObject())];
    }

    public void Dispose() => Ecs.Dispose();

    private static JsonObject Merge(string first, string second)
    {
        var merged = JsonNode.Parse(first)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(second)!.AsObject())
            merged[name] = value?.DeepClone();
        return merged;
    }
}

internal static class JsonReading
{
    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    public static int Count(this JsonNode node, string name) => node[name]!.GetValue<int>();

    public static IEnumerable<string> Texts(this JsonNode node, string name) => node[name]!.AsArray().Select(item => item!.GetValue<string>());
}
