using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

public class HookTests
{
    [Fact]
    public async Task A_hook_before_traffic_is_asked_until_it_says_yes()
    {
        await using var rehearsal = new Rehearsal();
        var calls = rehearsal.Hook("smoke", call => call < 4 ? """{"status":"InProgress","reason":"warming up"}""" : """{"status":"Succeeded"}""");
        var run = rehearsal.Deploy("demo/shop:v2", """{"hooks":"before-traffic=smoke"}""");
        run.Ending.ShouldBe("Promoted");
        calls.Count.ShouldBe(4);
        ((string)calls[0]["hook"]!).ShouldBe("before-traffic");
        ((string)calls[0]["deployment"]!["green"]!["service"]!).ShouldBe(run.GreenService);
        var states = run.Execution.TopLevelPath.ToList();
        states.IndexOf("RunHook").ShouldBeLessThan(states.IndexOf("ShiftWeight"));
        states.LastIndexOf("RunHook").ShouldBeLessThan(states.IndexOf("ShiftWeight"));
    }

    [Fact]
    public async Task Hooks_after_a_step_are_asked_in_their_order_once_its_hold_is_over()
    {
        await using var rehearsal = new Rehearsal();
        var order = new List<string>();
        rehearsal.Hook("load", _ => Say("load"));
        rehearsal.Hook("books", _ => Say("books"));
        rehearsal.Hook("last", _ => Say("last"));
        rehearsal.Deploy("demo/shop:v2", """{"hooks":"after-10=load after-10=books after-100=last"}""").Ending.ShouldBe("Promoted");
        order.ShouldBe(["load", "books", "last"]);

        string Say(string who)
        {
            order.Add(who);
            return """{"status":"Succeeded"}""";
        }
    }

    [Theory]
    [InlineData("""{"status":"Failed","reason":"3 of 20 checks failed"}""", "3 of 20 checks failed")]
    [InlineData("""{"hookStatus":"FAILED"}""", "it gave no reason")]
    [InlineData("""{"statusCode":200}""", "it answered {\"statusCode\":200}, which is none of")]
    [InlineData("\"ok\"", "it answered \"ok\"")]
    [InlineData("null", "it answered nothing")]
    public async Task A_hook_that_says_no_or_nonsense_brings_Red_back(string answer, string reason)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Hook("smoke", _ => answer);
        var run = rehearsal.Deploy("demo/shop:v2", """{"hooks":"after-10=smoke"}""");
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain($"hook after-10=smoke failed: {reason}");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hook_that_throws_or_does_not_exist_has_failed()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Hook("broken", _ => throw new InvalidOperationException("no route to the shop"));
        rehearsal.Deploy("demo/shop:v2", """{"hooks":"before-traffic=broken"}""").Result.Cause.ShouldNotBeNull().ShouldContain("no route to the shop");
        rehearsal.Deploy("demo/shop:v2", """{"hooks":"before-traffic=nobody"}""").Result.Cause.ShouldNotBeNull().ShouldContain("hook before-traffic=nobody failed: Lambda.ResourceNotFoundException");
    }

    [Fact]
    public async Task A_hook_that_is_never_done_runs_out_of_time()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Hook("slow", _ => """{"status":"InProgress"}""");
        var run = rehearsal.Deploy("demo/shop:v2", """{"hooks":"after-50=slow","hook-timeout":"5m"}""");
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("hook after-50=slow was not done within 5m");
    }

    [Fact]
    public async Task A_Green_that_falls_ill_while_a_hook_runs_is_seen_at_once()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Hook("slow", _ => """{"status":"InProgress"}""");
        var run = rehearsal.Start("demo/shop:v2", """{"hooks":"after-10=slow","hook-timeout":"2h"}""").Until("RunHook", 3);
        rehearsal.Sandbox.Call("ecs", "DeleteService", new JsonObject { ["cluster"] = "demo", ["service"] = run.GreenService, ["force"] = true });
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("somebody deleted it");
        (run.Execution.StoppedAt - run.Execution.StartedAt).ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task A_person_is_asked_only_after_the_hooks_have_said_yes()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Hook("smoke", _ => """{"status":"Succeeded"}""");
        var run = rehearsal.Start("demo/shop:v2", """{"steps":"10@1m:approve 100@1m","hooks":"after-10=smoke"}""").Until("TellPaused");
        run.Execution.Path.Count(state => state == "RunHook").ShouldBe(1);
        rehearsal.Control($"resume/{run.Id}/1");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task A_hook_for_a_step_that_there_is_not_is_refused()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Deploy("demo/shop:v2", """{"hooks":"after-25=smoke nonsense"}""");
        run.Ending.ShouldBe("Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("after-25=smoke");
        run.Result.Cause.ShouldContain("nonsense");
    }
}
