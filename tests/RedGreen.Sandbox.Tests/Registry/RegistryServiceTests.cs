using System.Text.Json.Nodes;
using RedGreen.Sandbox.Tests.Events;

namespace RedGreen.Sandbox.Tests.Registry;

public sealed class RegistryServiceTests : IDisposable
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private readonly EventBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void A_push_is_ECRs_event()
    {
        var queue = _bed.Queue("q");
        _bed.Rule("""{"source":["aws.ecr"],"detail-type":["ECR Image Action"],"detail":{"action-type":["PUSH"],"result":["SUCCESS"]}}""", queue);
        var pushed = _bed.Call("redgreen-sandbox", "PushImage", """{"repositoryName":"demo/shop","imageTag":"v2"}""");
        var digest = (string)pushed["imageDigest"]!;
        digest.ShouldBe(_bed.Images.DigestOf("demo/shop:v2"));
        _bed.Settle();
        var body = JsonNode.Parse(_bed.Bodies(queue).ShouldHaveSingleItem())!;
        ((string)body["id"]!).ShouldBe((string)pushed["eventId"]!);
        body["detail"]!.ToJsonString().ShouldBe($$"""{"result":"SUCCESS","repository-name":"demo/shop","image-digest":"{{digest}}","action-type":"PUSH","image-tag":"v2"}""");
    }

    [Fact]
    public void An_image_by_a_pushed_digest_is_the_image_of_its_tag()
    {
        _bed.Images.DigestOf($"demo/shop@{Digest}").ShouldBeNull();
        var before = _bed.Images.DigestOf("demo/shop:v3")!;
        _bed.Call("redgreen-sandbox", "PushImage", $$"""{"repositoryName":"demo/shop","imageTag":"v3","imageDigest":"{{Digest}}"}""");
        _bed.Images.NameOf($"demo/shop@{Digest}").ShouldBe("demo/shop:v3");
        _bed.Images.NameOf($"demo/shop:v3@{Digest}").ShouldBe("demo/shop:v3");
        _bed.Images.DigestOf("demo/shop:v3").ShouldBe(Digest);
        _bed.Images.DigestOf($"demo/shop@{Digest}").ShouldBe(Digest);
        _bed.Images.DigestOf($"demo/shop@{before}").ShouldBe(before);
        _bed.Images.DigestOf($"demo/healthy@{Digest}").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"repositoryName":"demo/shop","imageTag":"v9"}""", "The sandbox has no image demo/shop:v9. It has: demo/shop:v1,")]
    [InlineData("""{"repositoryName":"demo/shop","imageTag":"v2","imageDigest":"sha256:1"}""", "imageDigest is sha256: and 64 hexadecimal digits, not sha256:1.")]
    [InlineData("""{"imageTag":"v2"}""", "repositoryName is missing.")]
    [InlineData("""{"repositoryName":"demo/shop"}""", "imageTag is missing.")]
    public void What_cannot_be_pushed_is_refused_and_no_event_follows(string push, string reason)
    {
        var queue = _bed.Queue("q");
        _bed.Rule("""{"source":["aws.ecr"]}""", queue);
        _bed.Refused("redgreen-sandbox", "PushImage", push).Message.ShouldContain(reason);
        _bed.Settle();
        _bed.Bodies(queue).ShouldBeEmpty();
    }
}
