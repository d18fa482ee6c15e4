using System.Text.Json;
using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Hooks;
using RedGreen.Strategies;

namespace RedGreen.Tests.Hooks;

public class HookTests
{
    private static readonly Strategy Asking = new() { Hooks = [new Hook("after-10", "smoke")], HookTimeoutSeconds = 60 };

    [Theory]
    [InlineData("""{"status":"Succeeded"}""", HookStatus.Succeeded)]
    [InlineData("""{"status":"InProgress","reason":"3 of 7"}""", HookStatus.InProgress)]
    [InlineData("""{"hookStatus":"IN_PROGRESS"}""", HookStatus.InProgress)]
    [InlineData("""{"Status":"FAILED","Reason":"no"}""", HookStatus.Failed)]
    [InlineData("""{"status":"Maybe"}""", HookStatus.Failed)]
    [InlineData("""{"status":1}""", HookStatus.Failed)]
    [InlineData("[]", HookStatus.Failed)]
    public void An_answer_is_one_of_three_or_has_failed(string answer, HookStatus status) =>
        new HookAnswer { Answer = JsonElement.Parse(answer) }.Verdict().Status.ShouldBe(status);

    [Fact]
    public void A_long_answer_is_quoted_in_part() =>
        new HookAnswer { Answer = JsonElement.Parse($"\"{new string('x', 5_000)}\"") }.Verdict().Words!.Length.ShouldBeLessThan(500);

    [Fact]
    public void The_same_point_is_not_asked_again_once_it_has_said_yes()
    {
        var deployment = A.Deployment(strategy: Asking) with { Hooks = new HookProgress { Passed = ["after-10=smoke"] } };
        HookGate.Look(deployment, "after-10", A.Noon).ShouldBeNull();
    }

    [Fact]
    public void Its_time_stands_still_while_the_deployment_is_paused()
    {
        var asked = A.Deployment(strategy: Asking) with { Hooks = Called(A.Noon) };
        HookGate.Failures(asked, A.Noon.AddMinutes(5)).ShouldHaveSingleItem().Reason.ShouldContain("not done within 1m");

        var paused = asked with { Steering = new Steering { Pause = new Pause(A.Noon, "lunch") } };
        HookGate.Failures(paused, A.Noon.AddMinutes(5)).ShouldBeEmpty();
        var resumed = Evaluation.Decide(paused, A.Calm() with { Control = "resume/1a2b3c4d/1" }, A.Noon.AddMinutes(5));
        resumed.Hooks.Current!.Since.ShouldBe(A.Noon.AddMinutes(5));
    }

    [Fact]
    public void A_hook_is_asked_again_only_at_the_look_after_it_was_heard()
    {
        var now = A.Noon.AddMinutes(1);
        var heard = HookGate.Hear(A.Deployment(strategy: Asking) with { Hooks = Called(A.Noon), HookAnswer = new HookAnswer { Answer = JsonElement.Parse("""{"status":"InProgress"}""") } }, now);
        HookGate.Look(heard, "after-10", now)!.Decision.ShouldBe(Decision.Wait);
        var again = HookGate.Look(heard, "after-10", now.AddSeconds(20))!;
        again.Decision.ShouldBe(Decision.RunHook);
        again.Call!.Calls.ShouldBe(2);
    }

    [Fact]
    public void The_answer_is_taken_in_once()
    {
        var heard = HookGate.Hear(A.Deployment(strategy: Asking) with { Hooks = Called(A.Noon), HookAnswer = new HookAnswer { Error = "SmokeTestFailed", Cause = """{"errorMessage":"3 of 20"}""" } }, A.Noon);
        heard.HookAnswer.ShouldBeNull();
        heard.Hooks.Current!.Failure.ShouldBe("SmokeTestFailed: 3 of 20");
    }

    private static HookProgress Called(DateTimeOffset since) => new() { Current = new HookCall { Point = "after-10", Function = "smoke", Since = since } };
}
