using RedGreen.Fleet;
using RedGreen.Requests;

namespace RedGreen.Tests.Requests;

public class RequestResolverTests
{
    [Theory]
    [InlineData("demo", "shop")]
    [InlineData("DEMO", "Shop")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/demo", "arn:aws:ecs:eu-west-1:123456789012:service/demo/shop")]
    public void Whatever_spelling_AWS_accepts_its_own_is_the_lock(string cluster, string service)
    {
        var found = new FoundService("arn:aws:ecs:eu-west-1:123456789012:cluster/demo", new ServiceFacts { Name = "shop", Arn = "arn:aws:ecs:eu-west-1:123456789012:service/demo/shop", Status = "ACTIVE", TaskDefinition = "shop:1" });
        var resolved = RequestResolver.Resolve(new DeploymentRequest { Cluster = cluster, Service = service, Image = "shop:v2" }, found);
        resolved.Cluster.ShouldBe("arn:aws:ecs:eu-west-1:123456789012:cluster/demo");
        resolved.Service.ShouldBe("shop");
        resolved.ServiceArn.ShouldBe("arn:aws:ecs:eu-west-1:123456789012:service/demo/shop");
    }
}
