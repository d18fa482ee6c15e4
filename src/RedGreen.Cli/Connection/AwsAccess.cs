using Amazon.ApplicationAutoScaling;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Aws;
using RedGreen.Aws.Survey;
using RedGreen.Cli.Running;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Connection;

/// <summary>AWS for one command: clients that are made when they are first used, and what is built on them.</summary>
internal sealed class AwsAccess(AwsSettings settings, string? machine, Terminal terminal) : IDisposable
{
    private readonly ServiceProvider _services = Compose(settings, terminal.Time);
    private Task<DeploymentMachine>? _machine;

    /// <summary>Which AWS.</summary>
    public AwsSettings Settings => settings;

    /// <summary>How it talks.</summary>
    public Terminal Terminal => terminal;

    /// <summary>How often to look at what goes on. A deployment looks around every 20 s; a sandbox's clock may run fast.</summary>
    public TimeSpan Glance => settings.IsLocal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(2);

    public IAmazonECS Ecs => Get<IAmazonECS>();

    public IAmazonStepFunctions StepFunctions => Get<IAmazonStepFunctions>();

    public IAmazonDynamoDB DynamoDb => Get<IAmazonDynamoDB>();

    /// <summary>One of the clients, or what is built on them.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The deployment state machine: the one that was named, or the only one there is.</summary>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public Task<DeploymentMachine> MachineAsync(CancellationToken cancellationToken) => _machine ??= DeploymentMachine.FindAsync(StepFunctions, machine, cancellationToken);

    public void Dispose() => _services.Dispose();

    private static ServiceProvider Compose(AwsSettings settings, TimeProvider time)
    {
        var credentials = settings.Credentials();
        return new ServiceCollection()
            .AddSingleton<IAmazonECS>(_ => Made(Configured<AmazonECSConfig>(AwsService.Ecs, 50, 10), config => new(config), (config, known) => new AmazonECSClient(known, config)))
            .AddSingleton<IAmazonElasticLoadBalancingV2>(_ => Made(Configured<AmazonElasticLoadBalancingV2Config>(AwsService.LoadBalancing, 20, 5), config => new(config), (config, known) => new AmazonElasticLoadBalancingV2Client(known, config)))
            .AddSingleton<IAmazonCloudWatch>(_ => Made(Configured<AmazonCloudWatchConfig>(AwsService.CloudWatch, 4, 4), config => new(config), (config, known) => new AmazonCloudWatchClient(known, config)))
            .AddSingleton<IAmazonApplicationAutoScaling>(_ => Made(Configured<AmazonApplicationAutoScalingConfig>(AwsService.AutoScaling, 10, 5), config => new(config), (config, known) => new AmazonApplicationAutoScalingClient(known, config)))
            .AddSingleton<IAmazonRoute53>(_ => Made(Configured<AmazonRoute53Config>(AwsService.Route53, 5, 2), config => new(config), (config, known) => new AmazonRoute53Client(known, config)))
            .AddSingleton<IAmazonStepFunctions>(_ => Made(Configured<AmazonStepFunctionsConfig>(AwsService.StepFunctions, 100, 5), config => new(config), (config, known) => new AmazonStepFunctionsClient(known, config)))
            .AddSingleton<IAmazonDynamoDB>(_ => Made(settings.Configure<AmazonDynamoDBConfig>(AwsService.DynamoDb, null), config => new(config), (config, known) => new AmazonDynamoDBClient(known, config)))
            .AddSingleton(time)
            .AddReaders()
            .AddSingleton<TargetGroupSurvey>()
            .AddSingleton<ServiceSurvey>()
            .BuildServiceProvider();

        // About half of each of AWS's buckets, which belong to the whole account: CloudWatch DescribeAlarms 9 a second,
        // ECS 100/20, load balancing 40/10, Application Auto Scaling unpublished, Route 53 50/10 with others' writes, Step Functions DescribeExecution 250/10 where it has least.
        TConfig Configured<TConfig>(string service, int burst, double perSecond)
            where TConfig : ClientConfig, new() => settings.Configure<TConfig>(service, settings.IsLocal ? null : new CallBudget(time, burst, perSecond));

        TClient Made<TClient, TConfig>(TConfig config, Func<TConfig, TClient> usual, Func<TConfig, AWSCredentials, TClient> with) =>
            credentials is null ? usual(config) : with(config, credentials);
    }
}
