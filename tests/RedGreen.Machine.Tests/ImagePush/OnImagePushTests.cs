using System.Text.Json.Nodes;
using RedGreen.Rehearsals;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.ImagePush;

public class OnImagePushTests
{
    private const string Begin = "ReadEvent FindServices Found?";
    private const string Started = $"{Begin} StartDeployments ReadStarts AnyNotStarted? More? AllStarted? Started";
    private const string Nothing = $"{Begin} NothingToDeploy";

    [Fact]
    public async Task A_pushed_image_is_promoted_by_its_digest()
    {
        await using var rehearsal = Pushes.Shop();
        var push = rehearsal.Push("demo/shop:v2");
        push.Path.ShouldBe(Started);
        push.Reason().ShouldContain("demo/shop:v2");
        var deployment = rehearsal.Deployments().ShouldHaveSingleItem();
        deployment.Name().ShouldBe((string)push.Output["deployments"]![0]!["name"]!);
        deployment.Finish().Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe(PushEvent.Pinned("demo/shop:v2"));
        rehearsal.Failed.ShouldBe(0);
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_event_twice_starts_nothing_twice()
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.Push("demo/shop:v3").Ending.ShouldBe("Started");
        rehearsal.Push("demo/shop:v3").Path.ShouldBe(Started);
        var deployment = rehearsal.Deployments().ShouldHaveSingleItem().Finish();
        deployment.Ending.ShouldBe("RolledBack");

        // It has ended, so that only its name says that it was there.
        var late = rehearsal.Push("demo/shop:v3");
        late.Path.ShouldBe(Started);
        late.Execution.Path.ShouldContain("StartedBefore");
        rehearsal.Deployments().ShouldHaveSingleItem().Arn.ShouldBe(deployment.Arn);
    }

    [Fact]
    public async Task An_old_digest_is_deployed_again_when_it_is_pushed_again()
    {
        await using var rehearsal = Pushes.Shop();
        foreach (var (image, id) in new[] { ("demo/shop:v2", 1), ("demo/shop:v1", 2), ("demo/shop:v2", 3) })
        {
            rehearsal.Push(image, id).Ending.ShouldBe("Started");
            rehearsal.Deployments()[^1].Finish().Ending.ShouldBe("Promoted");
            rehearsal.RedImage().ShouldBe(PushEvent.Pinned(image));
        }

        rehearsal.Deployments().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_digest_that_Red_runs_is_not_deployed_again()
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.Push("demo/shop:v2", 1);
        rehearsal.Deployments().ShouldHaveSingleItem().Finish();
        var again = rehearsal.Push("demo/shop:v2", 2);
        again.Path.ShouldBe(Nothing);
        again.Reason().ShouldContain("shop in demo runs this digest already");
        rehearsal.Deployments().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_digest_that_a_deployment_brings_is_not_deployed_beside_it()
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.Push("demo/shop:v2", 1);
        rehearsal.Deployments().ShouldHaveSingleItem().Until("ShiftWeight");
        var again = rehearsal.Push("demo/shop:v2", 2);
        again.Path.ShouldBe(Nothing);
        again.Reason().ShouldContain("shop in demo is being given this digest by a deployment (shop-green-");
        rehearsal.Deployments().ShouldHaveSingleItem().Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task Two_services_with_the_same_image_are_both_deployed()
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.AddService("admin");
        rehearsal.Push("demo/shop:v2").Reason().ShouldContain("goes to admin, shop");
        var deployments = rehearsal.Deployments();
        deployments.Count.ShouldBe(2);
        foreach (var deployment in deployments)
            deployment.Finish().Ending.ShouldBe("Promoted", deployment.Result.Cause);
        rehearsal.ImageOf("admin").ShouldBe(PushEvent.Pinned("demo/shop:v2"));
        rehearsal.ImageOf("shop").ShouldBe(PushEvent.Pinned("demo/shop:v2"));
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_tag_that_the_service_does_not_take_deploys_nothing()
    {
        await using var rehearsal = Pushes.Shop(Pushes.Enrolled("release- hotfix-"));
        var push = rehearsal.Push("demo/shop:v2");
        push.Path.ShouldBe(Nothing);
        push.Reason().ShouldContain("shop in demo takes only tags that begin with release- or hotfix-");
        rehearsal.Deployments().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_not_enrolled_is_not_deployed()
    {
        await using var rehearsal = Pushes.Shop([]);
        rehearsal.Push("demo/shop:v2").Reason().ShouldContain("shop in demo is not enrolled");
        rehearsal.Deployments().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"demo/shop:v2\"")]
    [InlineData("""{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":{"name":"b"}}}""")]
    [InlineData("""{"source":"aws.ecr","detail-type":"ECR Image Action","id":"no","account":"123456789012","region":"eu-west-1","detail":{"result":"SUCCESS","action-type":"PUSH","image-tag":"v2"}}""")]
    public async Task What_is_not_our_event_is_a_quiet_success(string input)
    {
        await using var rehearsal = Pushes.Shop();
        var run = rehearsal.Deliver(JsonNode.Parse(input)!);
        run.Path.ShouldBe(Nothing);
        run.Reason().ShouldContain("It is not");
        rehearsal.Deployments().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_start_that_fails_does_not_stop_the_others_and_is_named_in_the_end()
    {
        var refusal = new Refusal("admin-", new AwsError("AccessDeniedException", "not authorized to perform: states:StartExecution"));
        await using var rehearsal = Pushes.Shop(null, refusal);
        rehearsal.AddService("admin");
        var push = rehearsal.Push("demo/shop:v2");
        push.Path.ShouldBe($"{Begin} StartDeployments ReadStarts AnyNotStarted? KeepNotStarted More? AllStarted? ExplainNotStarted SomeNotStarted");
        push.Result.Error.ShouldBe("SomeNotStarted");
        push.Result.Cause.ShouldNotBeNull().ShouldContain("admin-");
        push.Result.Cause.ShouldContain("StepFunctions.AccessDeniedException");
        push.Result.Cause.ShouldNotContain("shop-");
        rehearsal.Deployments().ShouldHaveSingleItem().Finish().Ending.ShouldBe("Promoted");

        // As the cause says: the same event again starts only what is missing.
        refusal.Refuses = false;
        rehearsal.Push("demo/shop:v2").Ending.ShouldBe("Started");
        rehearsal.Deployments().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_start_whose_answer_is_lost_is_one_start()
    {
        await using var rehearsal = Pushes.Shop(null, new LostAnswer("states", "StartExecution"));
        rehearsal.Push("demo/shop:v2").Path.ShouldBe(Started);
        rehearsal.Deployments().ShouldHaveSingleItem().Finish().Ending.ShouldBe("Promoted");
    }

    [Theory]
    [InlineData("Throttled")]
    [InlineData("AwsUnavailable")]
    [InlineData("SearchTookTooLong")]
    [InlineData("Lambda.Unknown")]
    [InlineData("Lambda.TooManyRequestsException")]
    public async Task A_search_that_fails_for_a_while_decides_nothing(string error)
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.Fail("FindServices", () => new FunctionError(error, "not now"), times: 3);
        rehearsal.Push("demo/shop:v2").Path.ShouldBe(Started);
        rehearsal.Deployments().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_search_that_always_fails_says_so_and_what_to_do()
    {
        await using var rehearsal = Pushes.Shop();
        rehearsal.Fail("FindServices", () => new InvalidOperationException("no such thing"));
        var push = rehearsal.Push("demo/shop:v2");
        push.Path.ShouldBe("ReadEvent FindServices ExplainSearch SearchFailed");
        push.Result.Cause.ShouldNotBeNull().ShouldContain("no such thing");
        push.Result.Cause.ShouldContain("Start this state machine again with the same event");
    }

    [Fact]
    public async Task More_services_than_a_state_holds_are_started_in_rounds()
    {
        await using var rehearsal = Pushes.Shop();
        ManyServices.Plant(rehearsal.Sandbox, 320, clusters: 3, tasks: 1, _ => $"{PushEvent.Registry}/demo/shop:v1", ("redgreen:enabled", "true"));
        var push = rehearsal.Push("demo/shop:v2");
        push.Ending.ShouldBe("Started");
        push.Execution.Path.Count(state => state == "FindServices").ShouldBe(3);
        push.Execution.Path.Count(state => state == "StartDeployment").ShouldBe(321);
        rehearsal.Deployments().Select(deployment => deployment.Name()).Distinct().Count().ShouldBe(321);
    }

    [Fact]
    public async Task A_start_that_failed_in_an_earlier_round_is_not_forgotten()
    {
        await using var rehearsal = Pushes.Shop(null, new Refusal("service-0-", new AwsError("AccessDeniedException", "no")));
        ManyServices.Plant(rehearsal.Sandbox, 200, clusters: 1, tasks: 1, _ => $"{PushEvent.Registry}/demo/shop:v1", ("redgreen:enabled", "true"));
        var push = rehearsal.Push("demo/shop:v2");
        push.Ending.ShouldBe("SomeNotStarted");
        push.Result.Cause.ShouldNotBeNull().ShouldContain("service-0-");
        rehearsal.Deployments().Count.ShouldBe(200);
    }

    private sealed class Refusal(string name, AwsError error) : IWireFilter
    {
        public bool Refuses { get; set; } = true;

        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next) =>
            Refuses && call.Operation == "StartExecution" && ((string?)call.Input["name"])?.StartsWith(name, StringComparison.Ordinal) == true ? throw error : next(call);
    }

    private sealed class LostAnswer(string service, string operation) : IWireFilter
    {
        private bool _lost;

        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
        {
            var answer = next(call);
            if (_lost || (call.Service, call.Operation, call.Caller) != (service, operation, "states"))
                return answer;
            _lost = true;
            throw new AwsError("InternalFailure", "The answer was lost.", 500);
        }
    }
}
