using Amazon.ApplicationAutoScaling;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Route53;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Aws.AutoScaling;
using RedGreen.Aws.CloudWatch;
using RedGreen.Aws.Dns;
using RedGreen.Aws.Ecs;
using RedGreen.Aws.LoadBalancing;
using RedGreen.Aws.Queueing;
using RedGreen.Aws.Recovery;
using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Queueing;
using RedGreen.Recovery;
using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Aws;

/// <summary>Puts AWS behind the rules' interfaces.</summary>
public static class AwsServices
{
    /// <summary>Adds the clients, with the machine's usual credentials, Region and endpoints, the clock, and all that is built on them.</summary>
    public static IServiceCollection AddAws(this IServiceCollection services) => services
        .AddSingleton<IAmazonECS>(_ => new AmazonECSClient())
        .AddSingleton<IAmazonElasticLoadBalancingV2>(_ => new AmazonElasticLoadBalancingV2Client())
        .AddSingleton<IAmazonCloudWatch>(_ => new AmazonCloudWatchClient())
        .AddSingleton<IAmazonApplicationAutoScaling>(_ => new AmazonApplicationAutoScalingClient())
        .AddSingleton<IAmazonRoute53>(_ => new AmazonRoute53Client())
        .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient())
        .AddSingleton<IAmazonStepFunctions>(_ => new AmazonStepFunctionsClient())
        .AddSingleton(_ => LockTableName.FromEnvironment())
        .AddSingleton(TimeProvider.System)
        .AddReaders();

    /// <summary>Adds what is built on the clients and the clock, but not these.</summary>
    public static IServiceCollection AddReaders(this IServiceCollection services) => services
        .AddSingleton<IFleet, EcsFleet>()
        .AddSingleton<ILocks, LockTable>()
        .AddSingleton<ITickets, TicketTable>()
        .AddSingleton<IControl, ControlTag>()
        .AddSingleton<IScaling, EcsScaling>()
        .AddSingleton<AlbRouter>()
        .AddSingleton<NlbRouter>()
        .AddSingleton<RecordRouter>()
        .AddSingleton<ITrafficRouter, RoutersByKind>()
        .AddSingleton<ILoadBalancers, ElbLoadBalancers>()
        .AddSingleton<IDnsRecords, Route53Records>()
        .AddSingleton<ITargetGroups, ElbTargetGroups>()
        .AddSingleton<ITrafficMetrics, CloudWatchMetrics>()
        .AddSingleton<HistoryReader>()
        .AddSingleton<IAlarms, CloudWatchAlarms>()
        .AddSingleton<ServiceLookReader>()
        .AddSingleton<ServiceSearch>()
        .AddSingleton<IHealthReader, HealthReader>()
        .AddSingleton<PlanReader>();
}
