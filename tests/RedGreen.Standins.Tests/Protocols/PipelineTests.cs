using Amazon;
using Amazon.CloudWatch;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.StepFunctions;
using RedGreen.Standins.Tests.Loopback;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Standins.Tests.Protocols;

/// <summary>Signing, retries, endpoints and time-outs are Amazon's own, as long as they are wired in.</summary>
public class PipelineTests
{
    [Fact]
    public async Task Requests_are_signed_for_the_service_and_the_region()
    {
        await using var fake = await FakeService.Start("{}");
        await new AmazonECSClient(FakeService.Credentials, fake.Config<AmazonECSConfig>()).ListClustersAsync(new ListClustersRequest());
        var authorization = fake.Only.Headers["Authorization"];
        authorization.ShouldMatch("^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/ecs/aws4_request, SignedHeaders=.*x-amz-target.*, Signature=[0-9a-f]{64}$");
        fake.Only.Headers["User-Agent"].ShouldContain("api/ECS");
    }

    [Theory]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "RequestLimitExceeded")]
    public async Task Passing_failures_are_tried_again(int status, string code)
    {
        var answers = 0;
        await using var fake = await FakeService.Start(_ => ++answers < 3
            ? new Reply($$"""{"__type":"{{code}}","message":"later"}""", status)
            : new Reply("""{"clusterArns":["shop"]}"""));
        var client = new AmazonECSClient(FakeService.Credentials, fake.Config<AmazonECSConfig>(retries: 3));
        (await client.ListClustersAsync(new ListClustersRequest())).ClusterArns.ShouldBe(["shop"]);
        fake.Requests.Count.ShouldBe(3);
        fake.Requests.Select(r => r.Text).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Lasting_failures_are_not()
    {
        await using var fake = await FakeService.Start("""{"__type":"InvalidParameterException","message":"no"}""", 400);
        var client = new AmazonECSClient(FakeService.Credentials, fake.Config<AmazonECSConfig>(retries: 3));
        await Should.ThrowAsync<InvalidParameterException>(() => client.ListClustersAsync(new ListClustersRequest()));
        fake.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_ends_with_its_token()
    {
        using var reached = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        await using var fake = await FakeService.Start(_ =>
        {
            reached.Release();
            release.Wait(TimeSpan.FromMinutes(1));
            return new Reply("{}");
        });
        using var stop = new CancellationTokenSource();
        var call = new AmazonECSClient(FakeService.Credentials, fake.Config<AmazonECSConfig>()).ListClustersAsync(new ListClustersRequest(), stop.Token);
        await reached.WaitAsync();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        release.Set();
    }

    public static TheoryData<ClientConfig, string> RegionalEndpoints => new()
    {
        { new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1 }, "https://ecs.eu-west-1.amazonaws.com/" },
        { new AmazonECSConfig { RegionEndpoint = RegionEndpoint.CNNorth1 }, "https://ecs.cn-north-1.amazonaws.com.cn/" },
        { new AmazonECSConfig { RegionEndpoint = RegionEndpoint.USEast1, UseFIPSEndpoint = true }, "https://ecs-fips.us-east-1.amazonaws.com/" },
        { new AmazonECSConfig { RegionEndpoint = RegionEndpoint.USEast1, UseDualstackEndpoint = true }, "https://ecs.us-east-1.api.aws/" },
        { new AmazonElasticLoadBalancingV2Config { RegionEndpoint = RegionEndpoint.EUWest1 }, "https://elasticloadbalancing.eu-west-1.amazonaws.com/" },
        { new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.EUWest1 }, "https://monitoring.eu-west-1.amazonaws.com/" },
        { new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.EUWest1 }, "https://states.eu-west-1.amazonaws.com/" },
    };

    [Theory, MemberData(nameof(RegionalEndpoints))]
    public void Without_a_custom_endpoint_the_regional_one_is_called(ClientConfig config, string endpoint)
        => config.DetermineServiceOperationEndpoint(new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(new ListClustersRequest())).URL.ShouldBe(endpoint);

    [Fact]
    public void A_custom_endpoint_and_fips_exclude_each_other()
    {
        var config = new AmazonECSConfig { ServiceURL = "http://127.0.0.1:1", UseFIPSEndpoint = true };
        Should.Throw<AmazonClientException>(() => config.DetermineServiceOperationEndpoint(new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(new ListClustersRequest())));
    }
}
