using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Sandbox;

namespace RedGreen.Cli.Demo;

/// <summary>What AWS says is there besides the deployment: rules, what is left of Green, what the service runs.</summary>
internal sealed class Surroundings(DemoClients aws, SandboxEndpoints endpoints)
{
    private const string GreenMark = "-green-";

    /// <summary>Every rule's actions, as one text to compare.</summary>
    public async Task<string> RulesAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var loadBalancer in (await aws.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest(), cancellationToken)).LoadBalancers)
            foreach (var listener in (await aws.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = loadBalancer.LoadBalancerArn }, cancellationToken)).Listeners)
                foreach (var rule in (await aws.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener.ListenerArn }, cancellationToken)).Rules)
                    lines.Add($"{rule.RuleArn}: {string.Join(", ", rule.Actions.Select(Describe))}");
        return string.Join("\n", lines);
    }

    /// <summary>Services, target groups and tasks of any Green that still exist.</summary>
    public async Task<int> GreenLeftAsync(CancellationToken cancellationToken)
    {
        var services = await aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = endpoints.Cluster }, cancellationToken);
        var groups = await aws.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest(), cancellationToken);
        var tasks = await aws.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = endpoints.Cluster }, cancellationToken);
        var described = tasks.TaskArns is { Count: > 0 } arns
            ? (await aws.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = endpoints.Cluster, Tasks = arns }, cancellationToken)).Tasks
            : [];
        return (services.ServiceArns ?? []).Count(arn => arn.Contains(GreenMark, StringComparison.Ordinal))
            + groups.TargetGroups.Count(group => group.TargetGroupName != endpoints.Service)
            + described.Count(task => task.Group.Contains(GreenMark, StringComparison.Ordinal) && task.LastStatus != "STOPPED");
    }

    /// <summary>The image of the service's task definition.</summary>
    public async Task<string> ImageAsync(CancellationToken cancellationToken)
    {
        var services = await aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = endpoints.Cluster, Services = [endpoints.Service] }, cancellationToken);
        var taskDefinition = await aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = services.Services[0].TaskDefinition }, cancellationToken);
        return taskDefinition.TaskDefinition.ContainerDefinitions[0].Image;
    }

    private static string Describe(Amazon.ElasticLoadBalancingV2.Model.Action action) => action.ForwardConfig is { TargetGroups: { } groups }
        ? $"{action.Type} {string.Join(' ', groups.Select(group => $"{group.Weight}:{group.TargetGroupArn}"))}"
        : $"{action.Type} {action.TargetGroupArn}";
}
