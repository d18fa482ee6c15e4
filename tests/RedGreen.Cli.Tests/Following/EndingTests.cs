using System.Text.Json;
using RedGreen.Cli.Following;
using RedGreen.Cli.Json;
using RedGreen.Cli.Running;

namespace RedGreen.Cli.Tests.Following;

public class EndingTests
{
    [Theory]
    [InlineData("SUCCEEDED", null, 0)]
    [InlineData("FAILED", "RolledBack", 1)]
    [InlineData("FAILED", "Rejected", 2)]
    [InlineData("FAILED", "PromotedOnGreen", 3)]
    [InlineData("FAILED", "RollbackFailed", 3)]
    [InlineData("FAILED", "States.Runtime", 3)]
    [InlineData("FAILED", null, 3)]
    [InlineData("ABORTED", null, 3)]
    [InlineData("TIMED_OUT", "States.Timeout", 3)]
    public void An_ending_becomes_the_exit_code_that_a_pipeline_reads(string status, string? error, int exitCode)
    {
        var look = Look(status, error);
        Ending.ExitCodeOf(look.Outcome).ShouldBe(exitCode);
        (Ending.NextStep(look.Outcome, "shop") is null).ShouldBe(exitCode != 3);
    }

    [Fact]
    public void A_deployment_that_ended_and_holds_its_lock_needs_a_person_who_is_told_what_to_do()
    {
        var deployment = new RunningDeployment(Look("FAILED", "RollbackFailed") with { Cause = "RedIsNotHealthy: none of Red's targets is" }, new DeploymentLock("arn:aws:ecs:eu-west-1:1:cluster/prod", "shop", "arn", "1a2b3c4d", "needsPerson", null));
        deployment.NeedsPerson.ShouldBeTrue();
        var text = string.Join('\n', StatusText.Of(deployment));
        text.ShouldContain("A PERSON MUST LOOK");
        text.ShouldContain("RedIsNotHealthy");
        DeploymentJson.Of(deployment.Look, deployment.Held).NextStep.ShouldNotBeNull().ShouldContain("clear the lock");
    }

    [Fact]
    public void A_lock_that_a_good_ending_left_behind_needs_a_person_too()
    {
        var deployment = new RunningDeployment(Look("SUCCEEDED", null), new DeploymentLock("cluster", "shop", "arn", "1a2b3c4d", "promoted", null));
        deployment.NeedsPerson.ShouldBeTrue();
        string.Join('\n', StatusText.Of(deployment)).ShouldContain("still holds the lock");
    }

    [Fact]
    public void A_document_of_another_version_of_the_stack_is_read_as_far_as_it_is_known()
    {
        var document = new DeploymentDocument(JsonElement.Parse("""
            {"request":{"service":"shop","cluster":7},"traffic":{"stage":"somethingNew","weight":"ten","step":1,"next":[]},
             "strategy":{"steps":{"of":"another shape"}},"hooks":[{"name":"smoke"}],"timeline":[{"what":"x"},3],"reasons":"one text"}
            """));
        (document.Service, document.Cluster, document.Stage, document.Weight, document.Steps).ShouldBe(("shop", null, "somethingNew", 0, 0));
        document.Until().ShouldBeNull();
        document.Reasons.ShouldBeEmpty();
        document.Timeline.Select(entry => entry.What).ShouldBe(["x", ""]);
    }

    private static ExecutionLook Look(string status, string? error) => new()
    {
        Execution = "arn:aws:states:eu-west-1:123456789012:execution:Deployment:shop-0123456789ab-1",
        Machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:Deployment",
        Status = status,
        Error = error,
        Started = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Stopped = new DateTimeOffset(2026, 1, 1, 0, 10, 0, TimeSpan.Zero),
        Now = new DateTimeOffset(2026, 1, 1, 0, 10, 0, TimeSpan.Zero),
        Document = new DeploymentDocument(default),
    };
}
