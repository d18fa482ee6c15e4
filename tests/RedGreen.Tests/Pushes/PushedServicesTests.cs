using RedGreen.Pushes;

namespace RedGreen.Tests.Pushes;

public class PushedServicesTests
{
    [Fact]
    public void An_enrolled_service_gets_the_image_by_digest()
    {
        var found = Choose(Pushed.Service("shop"));
        var start = found.Deployments.ShouldHaveSingleItem();
        start.Name.ShouldStartWith("shop-");
        start.Input.Cluster.ShouldBe("arn:aws:ecs:eu-west-1:123456789012:cluster/prod");
        start.Input.Service.ShouldBe("shop");
        start.Input.Image.ShouldBe($"{Pushed.Registry}/team/shop@{Pushed.New}");
        start.Input.Container.ShouldBeNull();
        found.Next.ShouldBe("");
        found.Reason.ShouldBe("team/shop:release-7 (sha256:7f5b2640fe6f) goes to shop.");
    }

    [Fact]
    public void No_service_that_runs_the_repository_is_said() =>
        Nothing().ShouldBe("No running task of a service has a container of team/shop in account 123456789012, eu-west-1; services without running tasks are not deployed.");

    [Theory]
    [InlineData("redgreen:steps", "100@1m", "shop in prod is not enrolled (no tag redgreen:enabled=true)")]
    [InlineData("redgreen:enabled", "false", "is not enrolled (redgreen:enabled is \"false\", not true)")]
    [InlineData("redgreen:enabled", "yes", "is not enrolled (redgreen:enabled is \"yes\", not true)")]
    public void A_service_that_is_not_enrolled_is_left_alone(string tag, string value, string why) => Nothing(Pushed.Service("shop").Tagged((tag, value))).ShouldContain(why);

    [Theory]
    [InlineData("release-", true)]
    [InlineData("release-7", true)]
    [InlineData("hotfix- release-", true)]
    [InlineData("  ", true)]
    [InlineData("release-70", false)]
    [InlineData("Release-", false)]
    [InlineData("hotfix- v", false)]
    public void Only_tags_that_begin_as_the_service_says_deploy_it(string imageTags, bool deploys) =>
        Choose(Pushed.Service("shop").Tagged(("redgreen:enabled", "true"), ("redgreen:image-tags", imageTags))).Deployments.Count.ShouldBe(deploys ? 1 : 0);

    [Fact]
    public void A_tag_that_does_not_match_is_told_with_those_that_would() =>
        Nothing(Pushed.Service("shop").Tagged(("redgreen:enabled", "true"), ("redgreen:image-tags", "hotfix- v"))).ShouldContain("takes only tags that begin with hotfix- or v (redgreen:image-tags)");

    [Fact]
    public void A_service_that_runs_the_digest_already_is_left_alone() =>
        Nothing(Pushed.Service("shop", Pushed.Task("shop:7", Pushed.New), Pushed.Task("shop:7", Pushed.New))).ShouldContain("shop in prod runs this digest already");

    [Fact]
    public void A_reference_by_digest_says_more_than_what_was_pulled_for_a_platform()
    {
        var byDigest = Pushed.Container(digest: Pushed.Old, image: $"{Pushed.Registry}/team/shop@{Pushed.New}");
        Nothing(Pushed.Service("shop", new RunningTask("shop:7", [byDigest]))).ShouldContain("runs this digest already");
    }

    [Fact]
    public void A_moving_tag_whose_tasks_run_two_digests_is_brought_to_one() =>
        Choose(Pushed.Service("shop", Pushed.Task("shop:7", Pushed.New), Pushed.Task("shop:7", Pushed.Old))).Deployments.ShouldHaveSingleItem();

    [Fact]
    public void Tasks_of_an_earlier_task_definition_do_not_count() =>
        Nothing(Pushed.Service("shop", Pushed.Task("shop:6", Pushed.Old), Pushed.Task("shop:7", Pushed.New))).ShouldContain("runs this digest already");

    [Fact]
    public void While_no_task_of_the_newest_task_definition_is_there_the_others_count() =>
        Choose(Pushed.Service("shop", Pushed.Task("shop:6", Pushed.Old))).Deployments.ShouldHaveSingleItem();

    [Fact]
    public void A_service_that_leaves_the_repository_is_left_alone() =>
        Nothing(Pushed.Service("shop", Pushed.Task("shop:6"), new RunningTask("shop:7", []))).ShouldContain("only in tasks that its newest task definition replaces");

    [Fact]
    public void A_task_that_has_not_pulled_its_image_runs_no_digest_yet() =>
        Choose(Pushed.Service("shop", new RunningTask("shop:7", [new RunningContainer("app", $"{Pushed.Registry}/team/shop:release-6", null)]))).Deployments.ShouldHaveSingleItem();

    [Fact]
    public void Of_several_containers_the_one_of_the_repository_is_named()
    {
        var sidecar = new RunningContainer("proxy", "public.ecr.aws/envoy:v1", Pushed.Old);
        var found = Choose(Pushed.Service("shop", new RunningTask("shop:7", [sidecar, Pushed.Container()])));
        found.Deployments.ShouldHaveSingleItem().Input.Container.ShouldBe("app");
    }

    [Fact]
    public void Two_containers_of_the_repository_are_for_a_person() =>
        Nothing(Pushed.Service("shop", new RunningTask("shop:7", [Pushed.Container("web"), Pushed.Container("app")]))).ShouldContain("in several containers (app, web)");

    [Fact]
    public void A_service_that_is_being_deleted_is_left_alone() => Nothing(Pushed.Service("shop") with { Status = "DRAINING" }).ShouldContain("shop in prod is DRAINING");

    [Fact]
    public void Green_itself_is_never_deployed_and_never_told() =>
        Choose(Pushed.Service("shop-green-1a2b3c4d").Tagged(("redgreen:enabled", "true"), ("redgreen:green-of", "shop"))).Deployments.ShouldBeEmpty();

    [Fact]
    public void A_digest_that_a_deployment_is_bringing_is_not_brought_again()
    {
        var green = Pushed.Service("shop-green-1a2b3c4d", Pushed.Task("shop:8", Pushed.New)).Tagged(("redgreen:green-of", "shop"));
        Nothing(Pushed.Service("shop"), green).ShouldContain("shop in prod is being given this digest by a deployment (shop-green-1a2b3c4d)");
    }

    [Fact]
    public void A_Green_of_another_digest_or_of_another_service_stands_in_nobodys_way()
    {
        var older = Pushed.Service("shop-green-1a2b3c4d", Pushed.Task("shop:8", Pushed.Old)).Tagged(("redgreen:green-of", "shop"));
        var others = Pushed.Service("api-green-1a2b3c4d", Pushed.Task("api:8", Pushed.New)).Tagged(("redgreen:green-of", "api"));
        var elsewhere = Pushed.Service("shop-green-1a2b3c4d", Pushed.Task("shop:8", Pushed.New)).Tagged(("redgreen:green-of", "shop")) with { Cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/stage" };
        Choose(Pushed.Service("shop"), older, others, elsewhere).Deployments.ShouldHaveSingleItem().Input.Service.ShouldBe("shop");
    }

    [Fact]
    public void The_deployed_and_the_others_are_told_together() =>
        Choose(Pushed.Service("shop"), Pushed.Service("api"), Pushed.Service("worker").Tagged()).Reason
            .ShouldBe("team/shop:release-7 (sha256:7f5b2640fe6f) goes to api, shop. team/shop:release-7 (sha256:7f5b2640fe6f) does not go to: worker in prod is not enrolled (no tag redgreen:enabled=true).");

    private static FoundDeployments Choose(params RunningService[] services) => PushedServices.Choose(Pushed.Push, services, "");

    private static string Nothing(params RunningService[] services)
    {
        var found = Choose(services);
        found.Deployments.ShouldBeEmpty();
        return found.Reason;
    }
}
