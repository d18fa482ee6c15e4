using System.Text.Json;
using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Tests.Deployments;

public class DocumentTests
{
    [Fact]
    public void The_document_reads_back_as_it_was_written()
    {
        var deployment = A.Deployment(strategy: new Strategy { Alarms = ["x"], OnBusy = OnBusy.Supersede }).Noted(A.Noon, "began");
        Write(Read(Write(deployment))).ShouldBe(Write(deployment));
    }

    [Fact]
    public void It_is_written_in_camelCase_with_AWSs_names_inside_actions()
    {
        var json = Write(A.Deployment());
        json.ShouldContain("\"traffic\":{\"router\":\"alb\",\"rules\":[{\"kind\":\"rule\"");
        json.ShouldContain("\"ForwardConfig\":{\"TargetGroups\":[");
        json.ShouldContain("\"onBusy\":\"queue\"");
        json.ShouldNotContain("null");
    }

    [Fact]
    public void What_the_state_machine_puts_beside_our_fields_is_carried_along()
    {
        var json = Write(A.Deployment())[..^1] + ",\"journalError\":{\"Error\":\"x\",\"Cause\":\"y\"}}";
        Write(Read(json)).ShouldContain("\"journalError\":{\"Error\":\"x\",\"Cause\":\"y\"}");
    }

    [Fact]
    public void The_error_that_a_Catch_wrote_is_told_in_words()
    {
        var caught = Read(Write(A.Deployment())[..^1] + ""","error":{"Error":"NameIsTaken","Cause":"{\"errorType\":\"NameIsTaken\",\"errorMessage\":\"It is there.\"}"}}""");
        caught.Error!.Words().ShouldBe("NameIsTaken: It is there.");
        new StateError("States.Timeout", "it took too long").Words().ShouldBe("States.Timeout: it took too long");
        new StateError("States.Timeout", null).Words().ShouldBe("States.Timeout");
    }

    [Fact]
    public void However_much_happens_the_timeline_stays_small()
    {
        var deployment = A.Deployment();
        for (var i = 0; i < 5_000; i++)
            deployment = deployment.Noted(A.Noon.AddMinutes(i), $"{i}: {new string('x', 2_000)}");
        deployment.Timeline.Count.ShouldBe(Timeline.Most);
        deployment.Timeline[0].What.ShouldStartWith("0:");
        deployment.Timeline[^1].What.ShouldStartWith("4999:");
        Write(deployment).Length.ShouldBeLessThan(64 * 1024);
    }

    private static string Write(Deployment deployment) => JsonSerializer.Serialize(deployment, DocumentJson.Default.Deployment);

    private static Deployment Read(string json) => JsonSerializer.Deserialize(json, DocumentJson.Default.Deployment)!;
}
