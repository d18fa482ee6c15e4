using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.StepFunctions;

namespace RedGreen.Cli.Demo;

/// <summary>The AWS clients of anybody who looks at a sandbox from outside.</summary>
internal sealed class DemoClients(Uri endpoint) : IDisposable
{
    // Any will do: the sandbox knows no accounts.
    private static readonly BasicAWSCredentials Credentials = new("sandbox", "sandbox");

    public AmazonECSClient Ecs { get; } = new(Credentials, At<AmazonECSConfig>(endpoint));

    public AmazonElasticLoadBalancingV2Client Elb { get; } = new(Credentials, At<AmazonElasticLoadBalancingV2Config>(endpoint));

    public AmazonStepFunctionsClient StepFunctions { get; } = new(Credentials, At<AmazonStepFunctionsConfig>(endpoint));

    public void Dispose()
    {
        Ecs.Dispose();
        Elb.Dispose();
        StepFunctions.Dispose();
    }

    private static T At<T>(Uri endpoint)
        where T : ClientConfig, new()
    {
        var config = new T { ServiceURL = endpoint.ToString(), AuthenticationRegion = "eu-west-1" };
        return config;
    }
}
