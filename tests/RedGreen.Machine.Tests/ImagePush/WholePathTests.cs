using System.Text.Json.Nodes;
using RedGreen.Rehearsals;

namespace RedGreen.Machine.Tests.ImagePush;

public class WholePathTests
{
    [Fact]
    public async Task A_push_is_promoted_without_anybody_doing_anything_more()
    {
        await using var rehearsal = Pushes.Shop();
        Push(rehearsal, "v2");
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        rehearsal.Deployments().ShouldHaveSingleItem().Finish().Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe(PushEvent.Pinned("demo/shop:v2"));
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_tag_that_moves_to_what_Red_has_pulled_already_deploys_nothing()
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.RedImage().ShouldBe($"{PushEvent.Registry}/demo/shop:v1");
        rehearsal.Push("demo/shop:v1").Reason().ShouldContain("shop in demo runs this digest already");
        rehearsal.Deployments().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_that_Red_runs_by_name_and_that_gets_another_digest_is_deployed()
    {
        await using var rehearsal = Pushes.Shop();
        var digest = $"sha256:{new string('a', 64)}";
        Push(rehearsal, "v1", digest);
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        rehearsal.Deployments().ShouldHaveSingleItem().Finish().Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe($"{PushEvent.Registry}/demo/shop@{digest}");
    }

    // By the sandbox's registry: the event goes over the bus, by the template's rule.
    private static void Push(Rehearsal rehearsal, string tag, string? digest = null)
    {
        var input = new JsonObject { ["repositoryName"] = "demo/shop", ["imageTag"] = tag };
        if (digest is not null)
            input["imageDigest"] = digest;
        rehearsal.Sandbox.Call("redgreen-sandbox", "PushImage", input);
    }
}
