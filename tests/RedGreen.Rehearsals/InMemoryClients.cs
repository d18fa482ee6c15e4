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
using RedGreen.Aws.Recovery;
using RedGreen.Functions;

namespace RedGreen.Rehearsals;

/// <summary>The shipped functions with the SDK's real clients, whose HTTP ends in the sandbox without a socket.</summary>
internal static class InMemoryClients
{
    /// <param name="transport">Where their HTTP goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="change">Replaces parts of them; null for none.</param>
    public static ServiceProvider Functions(HttpMessageHandler transport, TimeProvider time, Action<IServiceCollection>? change = null)
    {
        var services = Shipped(transport, time);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static IServiceCollection Shipped(HttpMessageHandler transport, TimeProvider time) => new ServiceCollection()
        .AddSingleton<IAmazonECS>(new PlainClients.Ecs(Config(new AmazonECSConfig(), transport)))
        .AddSingleton<IAmazonElasticLoadBalancingV2>(new PlainClients.LoadBalancing(Config(new AmazonElasticLoadBalancingV2Config(), transport)))
        .AddSingleton<IAmazonCloudWatch>(new PlainClients.CloudWatch(Config(new AmazonCloudWatchConfig(), transport)))
        .AddSingleton<IAmazonApplicationAutoScaling>(new PlainClients.AutoScaling(Config(new AmazonApplicationAutoScalingConfig(), transport)))
        .AddSingleton<IAmazonRoute53>(new PlainClients.Dns(Config(new AmazonRoute53Config(), transport)))
        .AddSingleton<IAmazonDynamoDB>(new PlainClients.DynamoDb(Config(new AmazonDynamoDBConfig(), transport)))
        .AddSingleton<IAmazonStepFunctions>(new PlainClients.StepFunctions(Config(new AmazonStepFunctionsConfig(), transport)))
        // The template's only table.
        .AddSingleton(services => new LockTableName(services.GetRequiredService<IAmazonDynamoDB>().ListTablesAsync().GetAwaiter().GetResult().TableNames[0]))
        .AddSingleton(time)
        .AddReaders()
        .AddSingleton<LastRequests>()
        .AddSingleton<ResolveRequest>()
        .AddSingleton<TakeTurn>()
        .AddSingleton<PlanDeployment>()
        .AddSingleton<DeployGreen>()
        .AddSingleton<EvaluateHealth>()
        .AddSingleton<ShiftWeight>()
        .AddSingleton<UpdateRed>()
        .AddSingleton<Rollback>()
        .AddSingleton<RetireGreen>()
        .AddSingleton<ResumeDeployment>()
        .AddSingleton<ConfirmOnGreen>()
        .AddSingleton<RecoverOrphans>()
        .AddSingleton<FindServices>();

    private static T Config<T>(T config, HttpMessageHandler transport)
        where T : ClientConfig
    {
        config.ServiceURL = "http://sandbox";
        config.AuthenticationRegion = "eu-west-1";
        config.HttpClientFactory = new OneClient(transport);
        // A retry of the SDK waits by the wall's clock; in virtual time the state machine alone retries.
        config.MaxErrorRetry = 0;
        return config;
    }

    private sealed class OneClient(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
