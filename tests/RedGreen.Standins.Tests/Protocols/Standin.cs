using System.Text.Json.Nodes;
using Amazon.ApplicationAutoScaling;
using Amazon.CloudWatch;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.StepFunctions;
using RedGreen.Standins.Tests.Loopback;
using RedGreen.Standins.Tests.Shapes;

namespace RedGreen.Standins.Tests.Protocols;

/// <summary>A stand-in client, and how its service spells members on the wire.</summary>
public sealed record Standin(string Name, Type Interface, Func<FakeService, AmazonServiceClient> Client, Func<string, string> Member, string? TargetPrefix)
{
    public static IReadOnlyList<Standin> All { get; } =
    [
        new("ECS", typeof(IAmazonECS), f => new AmazonECSClient(FakeService.Credentials, f.Config<AmazonECSConfig>()), LowerFirst, "AmazonEC2ContainerServiceV20141113"),
        new("ELBv2", typeof(IAmazonElasticLoadBalancingV2), f => new AmazonElasticLoadBalancingV2Client(FakeService.Credentials, f.Config<AmazonElasticLoadBalancingV2Config>()), AsIs, null),
        new("CloudWatch", typeof(IAmazonCloudWatch), f => new AmazonCloudWatchClient(FakeService.Credentials, f.Config<AmazonCloudWatchConfig>()), AsIs, "GraniteServiceVersion20100801"),
        new("StepFunctions", typeof(IAmazonStepFunctions), f => new AmazonStepFunctionsClient(FakeService.Credentials, f.Config<AmazonStepFunctionsConfig>()), LowerFirst, "AWSStepFunctions"),
        new("ApplicationAutoScaling", typeof(IAmazonApplicationAutoScaling), f => new AmazonApplicationAutoScalingClient(FakeService.Credentials, f.Config<AmazonApplicationAutoScalingConfig>()), AsIs, "AnyScaleFrontendService"),
    ];

    public bool IsQuery => TargetPrefix == null;

    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var standin in All)
                foreach (var operation in Operation.Of(standin.Interface))
                    data.Add(standin.Name, operation.Name);
            return data;
        }
    }

    public static Standin Called(string name) => All.Single(s => s.Name == name);

    public Operation Find(string name) => Operation.Of(Interface).Single(o => o.Name == name);

    /// <summary>A response's body in this service's protocol.</summary>
    public string Body(string operation, JsonNode tree) => IsQuery
        ? $"<{operation}Response xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\">{Tree.Xml(operation + "Result", tree)}<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{operation}Response>"
        : tree.ToJsonString();

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string AsIs(string name) => name;
}
