using RedGreen.Standins.Tests.Loopback;

namespace RedGreen.Standins.Tests.Lambda;

/// <summary>AWSSDK.Core reads the endpoint from the environment: a function needs no code to talk to a sandbox.</summary>
public class EndpointTests
{
    private const string Clusters = """{"clusters":[{"clusterName":"shop","status":"ACTIVE"}]}""";

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_ECS")]
    public async Task A_client_made_without_configuration_calls_the_endpoint_in_the_environment(string variable)
    {
        await using var ecs = await FakeService.Start(Clusters);
        await using var sample = await SampleProcess.Start("CallsEcs", (variable, ecs.Url));
        (await sample.Runtime.Invoke("\"shop\"")).ShouldBe(new Posted("invocation/request-1/response", "\"ACTIVE\"", null));
        ecs.Only.Text.ShouldBe("""{"clusters":["shop"]}""");
        ecs.Only.Headers["Authorization"].ShouldContain("/eu-west-1/ecs/aws4_request");
    }

    [Fact]
    public async Task The_services_own_endpoint_wins_over_the_common_one()
    {
        await using var ecs = await FakeService.Start(Clusters);
        await using var other = await FakeService.Start("{}");
        await using var sample = await SampleProcess.Start("CallsEcs", ("AWS_ENDPOINT_URL", other.Url), ("AWS_ENDPOINT_URL_ECS", ecs.Url));
        (await sample.Runtime.Invoke("\"shop\"")).Body.ShouldBe("\"ACTIVE\"");
        other.Requests.ShouldBeEmpty();
    }
}
