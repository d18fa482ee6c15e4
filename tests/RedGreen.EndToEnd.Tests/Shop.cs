using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RedGreen.Cli;
using RedGreen.Cli.Demo;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.EndToEnd.Tests;

/// <summary>
/// One sandbox for all tests: the shipped template, state machine and function processes, real HTTP. Tests run one after
/// the other and begin with whatever good version the one before has left.
/// </summary>
public sealed class Shop : IAsyncLifetime
{
    private const double Speed = 60;

    // Half from clients that keep their connections, half from clients that open one for each request.
    private const double RequestsPerSecondOfEachKind = 275;

    /// <summary>The longest that a deployment may take before its test gives up, in wall time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private RunningSandbox? _sandbox;
    private DemoClients? _aws;

    internal RunningSandbox Sandbox => _sandbox!;

    internal DemoClients Aws => _aws!;

    internal Surroundings Surroundings => new(Aws, Sandbox.Endpoints);

    internal SuddenDeath Death { get; } = new();

    internal WrittenCalls Written { get; } = new();

    internal Interruption Interruption { get; } = new();

    internal Crowd Crowd { get; }

    public Shop() => Crowd = new Crowd(() => Sandbox.Time.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(
            new SandboxOptions
            {
                Port = 0,
                ListenerPort = 0,
                Speed = Speed,
                Template = ShippedFiles.Template(null),
                FunctionsDirectory = ShippedFiles.Functions,
                Filters = [Written, Death, Interruption, Crowd],
                ServiceTags = new Dictionary<string, string>
                {
                    ["redgreen:steps"] = "20@30s 60@30s 100@30s",
                    ["redgreen:tick"] = "10",
                    ["redgreen:min-requests"] = "10/20",
                    ["redgreen:max-error-rate"] = "0.01",
                },
            },
            TestContext.Current.CancellationToken);
        _aws = new DemoClients(_sandbox.Endpoints.Aws);
        Death.Functions = Interruption.Functions = _sandbox.Functions;
    }

    public async ValueTask DisposeAsync()
    {
        _aws?.Dispose();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    /// <summary>A version without faults that the shop does not run.</summary>
    internal async Task<string> AnotherGoodVersionAsync() =>
        await Surroundings.ImageAsync(TestContext.Current.CancellationToken) == "demo/shop:v1" ? "demo/shop:v2" : "demo/shop:v1";

    /// <summary>Deploys while clients ask for more than 500 answers a second.</summary>
    internal async Task<(DeploymentReport Report, LoadSnapshot Load)> DeployUnderLoadAsync(string image)
    {
        DeploymentReport? report = null;
        var load = await UnderLoadAsync(async (load, limit) => report = await new ObservedDeployment(Sandbox, Speed, Aws, load, TimeProvider.System).RunAsync(image, _ => { }, limit));
        return (report!, load);
    }

    /// <summary>Does something while clients ask for more than 500 answers a second.</summary>
    internal Task<LoadSnapshot> UnderLoadAsync(Func<CancellationToken, Task> work) => UnderLoadAsync((_, limit) => work(limit));

    /// <summary>Starts a deployment.</summary>
    /// <returns>Its execution.</returns>
    internal async Task<string> StartAsync(string image, CancellationToken cancellationToken) => (await Aws.StepFunctions.StartExecutionAsync(
        new StartExecutionRequest
        {
            StateMachineArn = Sandbox.Endpoints.StateMachines["DeploymentStateMachine"],
            Input = $$"""{"cluster":"{{Sandbox.Endpoints.Cluster}}","service":"{{Sandbox.Endpoints.Service}}","image":"{{image}}"}""",
        },
        cancellationToken)).ExecutionArn;

    /// <summary>An execution, when it is over.</summary>
    internal async Task<DescribeExecutionResponse> EndedAsync(string execution, CancellationToken cancellationToken)
    {
        while (true)
        {
            var described = await Aws.StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution }, cancellationToken);
            if (described.Status != ExecutionStatus.RUNNING)
                return described;
            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>The recovery of an execution, when it has been started.</summary>
    internal async Task<string> RecoveryOfAsync(string execution, CancellationToken cancellationToken)
    {
        var machine = new ListExecutionsRequest { StateMachineArn = Sandbox.Endpoints.StateMachines["DeploymentStateMachine"] };
        while (true)
        {
            var recoveries = (await Aws.StepFunctions.ListExecutionsAsync(machine, cancellationToken)).Executions.Where(listed => listed.Name.StartsWith("recover-", StringComparison.Ordinal));
            foreach (var recovery in recoveries)
                if ((await Aws.StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = recovery.ExecutionArn }, cancellationToken)).Input.Contains(execution, StringComparison.Ordinal))
                    return recovery.ExecutionArn;
            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<LoadSnapshot> UnderLoadAsync(Func<LoadGenerator, CancellationToken, Task> work)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        using var load = new LoadGenerator(
            new LoadProfile(Sandbox.Endpoints.Listener, Longest)
            {
                KeepAliveRate = RequestsPerSecondOfEachKind,
                NewConnectionRate = RequestsPerSecondOfEachKind,
                Timeout = TimeSpan.FromSeconds(30),
            },
            TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var loading = load.RunAsync(stop.Token);
        await work(load, limit.Token);
        await stop.CancelAsync();
        return await loading;
    }
}

/// <summary>All tests of the project: a deployment keeps two processors busy.</summary>
[CollectionDefinition(nameof(Shop))]
public sealed class OneShop : ICollectionFixture<Shop>;
