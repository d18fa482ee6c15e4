using System.Text.Json.Nodes;
using RedGreen.Failures;
using RedGreen.Sandbox.Lambda;

namespace RedGreen.Machine.Tests;

public class QueueTests
{
    private const string Begin = "ReadInput Recovering? ResolveRequest TakeLock WhenLocked?";
    private const string Gone = "arn:aws:states:eu-west-1:123456789012:execution:m:e";
    private const string Rejected = "EndRejected Locked? ReleaseLock DropTicket CountEnding TellEnding Outcome? Rejected";

    [Fact]
    public async Task A_busy_service_is_waited_for_by_default()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var second = rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        second.WhyItWaits.ShouldBe($"waiting for deployment {first.Id} of shop");
        first.Finish().Ending.ShouldBe("Promoted");
        second.Finish().Ending.ShouldBe("Promoted");
        second.Path.ShouldStartWith($"{Begin} Queue TakeTurn Turn? TakeLock TakeTicket PlanDeployment WritePlan TellStarted DeployGreen Look");
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_busy_service_is_refused_where_on_busy_is_reject_and_the_queue_does_not_hear_of_it()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var before = Table(rehearsal);
        var second = rehearsal.Deploy("demo/shop:v1", """{"on-busy":"reject"}""");
        second.Path.ShouldBe($"{Begin} ExplainBusy SayRefusal {Rejected}");
        second.Result.Cause.ShouldNotBeNull().ShouldContain("Another deployment of shop is running");
        Table(rehearsal).ShouldBe(before);
        first.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task Of_several_that_wait_only_the_newest_runs()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var older = rehearsal.Start("demo/shop:v3").Until("WaitForLock");
        var old = rehearsal.Start("demo/shop:v3").Until("WaitForLock");
        var newest = rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        foreach (var outrun in (Run[])[older, old])
        {
            outrun.Finish().Path.ShouldBe($"{Begin} Queue TakeTurn Turn? {Rejected}");
            outrun.Result.Cause.ShouldNotBeNull().ShouldContain("A newer deployment of shop");
        }

        first.Execution.Result.ShouldBeNull();
        first.Finish().Ending.ShouldBe("Promoted");
        newest.Finish().Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_waiter_that_slept_through_a_newer_deployment_does_not_undo_it()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Control($"pause/{first.Id}/1");
        var sleeper = rehearsal.Start("demo/shop:v3").After(TimeSpan.FromHours(20));
        sleeper.Until("TakeTurn", sleeper.Execution.Path.Count(state => state == "TakeTurn") + 1);
        rehearsal.Control($"abort/{first.Id}/any");
        first.Finish().Ending.ShouldBe("RolledBack");
        // It has the lock at once, and is over before the older one has its next look.
        var newer = rehearsal.Deploy("demo/shop:v2");
        newer.Ending.ShouldBe("Promoted");
        sleeper.Execution.Result.ShouldBeNull();
        rehearsal.Locks().ShouldBeEmpty();
        sleeper.Finish().Path.ShouldBe($"{Begin} Queue TakeTurn Turn? {Rejected}");
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gets_the_free_lock_although_a_newer_one_waits_gives_it_back()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        Interfere(rehearsal, "take", () => rehearsal.PutLock("shop/next", ("owner", "a newer one"), ("since", "2027-01-01T00:00:00.0000000Z"), ("id", "0000aaaa")));
        var second = rehearsal.Start("demo/shop:v3");
        first.Finish();
        second.Finish().Path.ShouldBe($"{Begin} Queue TakeTurn Turn? TakeLock TakeTicket ExplainOutrun SayRefusal {Rejected}");
        second.Result.Cause.ShouldNotBeNull().ShouldContain("A newer deployment of shop waits");
        // The ticket is the newer one's, the lock is free for it.
        ((string)rehearsal.Locks().ShouldHaveSingleItem()["owner"]!["S"]!).ShouldBe("a newer one");
    }

    [Fact]
    public async Task A_lock_that_somebody_else_gets_first_is_waited_for_again()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var times = 0;
        Interfere(rehearsal, "take", () =>
        {
            if (times++ == 0)
                rehearsal.PutLock("shop", ("owner", Gone), ("id", "1a2b3c4d"), ("phase", "needsPerson"));
        });
        var second = rehearsal.Start("demo/shop:v1");
        first.Finish();
        second.Until("WhenLocked?", 2).After(TimeSpan.FromHours(1));
        rehearsal.DropLock("shop");
        second.Finish().Path.ShouldStartWith($"{Begin} Queue TakeTurn Turn? TakeLock WhenLocked? Queue TakeTurn Turn? TakeLock TakeTicket PlanDeployment");
        second.Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task Whoever_waited_plans_by_what_is_there_when_its_turn_has_come()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var second = rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        var shop = rehearsal.Service("shop")!;
        rehearsal.Sandbox.Call("ecs", "UpdateService", new JsonObject { ["cluster"] = "demo", ["service"] = "shop", ["desiredCount"] = (int)shop["desiredCount"]! + 3 });
        rehearsal.Sandbox.Call("ecs", "TagResource", new JsonObject { ["resourceArn"] = (string)shop["serviceArn"]!, ["tags"] = new JsonArray(new JsonObject { ["key"] = "redgreen:steps", ["value"] = "20@3m 100@4m" }) });
        first.Finish().Ending.ShouldBe("Promoted");
        second.Finish().Ending.ShouldBe("Promoted");
        second.Output["strategy"]!["steps"]!.AsArray().Select(step => (int)step!["percent"]!).ShouldBe([20, 100]);
        ((int)second.Output["green"]!["desiredCount"]!).ShouldBe((int)shop["desiredCount"]! + 3);
        // The version that the first one has brought is what the second one replaces.
        ((string)second.Output["red"]!["image"]!).ShouldBe("demo/shop:v2");
    }

    [Theory]
    [InlineData("demo", "ARN")]
    [InlineData("ARN", "shop")]
    [InlineData("ARN", "ARN")]
    public async Task The_same_service_under_another_spelling_is_the_same_lock(string cluster, string service)
    {
        await using var rehearsal = new Rehearsal();
        var shop = rehearsal.Service("shop")!;
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var request = new JsonObject
        {
            ["cluster"] = cluster == "ARN" ? (string)shop["clusterArn"]! : cluster,
            ["service"] = service == "ARN" ? (string)shop["serviceArn"]! : service,
            ["image"] = "demo/shop:v1",
            ["strategy"] = new JsonObject { ["on-busy"] = "reject" },
        };
        rehearsal.Start(request.ToJsonString(), isInput: true).Finish().Path.ShouldBe($"{Begin} ExplainBusy SayRefusal {Rejected}");
        request["strategy"]!["on-busy"] = "queue";
        var waiting = rehearsal.Start(request.ToJsonString(), isInput: true).Until("WaitForLock");
        rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        waiting.Finish().Ending.ShouldBe("Rejected");
        first.Execution.Result.ShouldBeNull();
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("supersede")]
    public async Task A_service_that_was_left_on_Green_must_be_brought_home_first(string onBusy)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.PutLock("shop", ("owner", "nobody"), ("id", "1a2b3c4d"), ("phase", "promoted"));
        var run = rehearsal.Deploy("demo/shop:v2", $$"""{"on-busy":"{{onBusy}}"}""");
        run.Path.ShouldBe($"{Begin} TakeTurn Turn? {Rejected}");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("Deployment 1a2b3c4d of shop ended PromotedOnGreen");
        run.Result.Cause.ShouldContain("redgreen resume shop");
        ((string)rehearsal.Locks().ShouldHaveSingleItem()["owner"]!["S"]!).ShouldBe("nobody");
    }

    [Fact]
    public async Task A_person_is_waited_for_for_a_day()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.PutLock("shop", ("owner", Gone), ("id", "1a2b3c4d"), ("phase", "needsPerson"));
        var run = rehearsal.Start("demo/shop:v2").After(TimeSpan.FromHours(20));
        run.WhyItWaits.ShouldBe("waiting for a person: deployment 1a2b3c4d of shop ended so that somebody must look, and keeps the lock until then (redgreen unlock shop)");
        rehearsal.DropLock("shop");
        var freed = rehearsal.Sandbox.Time.GetUtcNow();
        run.Until("PlanDeployment");
        (rehearsal.Sandbox.Time.GetUtcNow() - freed).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(1));
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task A_person_who_does_not_come_within_a_day_is_not_waited_for_any_longer()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.PutLock("shop", ("owner", Gone), ("id", "1a2b3c4d"), ("phase", "needsPerson"));
        var run = rehearsal.Start("demo/shop:v2").Finish();
        run.Ending.ShouldBe("Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldStartWith("It has waited 1d, and was still waiting for a person");
        run.Events.ShouldBeLessThan(5_000);
    }

    [Fact]
    public async Task An_owner_that_was_stopped_is_brought_to_its_end_at_the_next_look_although_nobody_was_told()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var second = rehearsal.Start("demo/shop:v2").Until("WaitForLock");
        rehearsal.Sandbox.Functions["RecoverOrphansFunction"] = static (_, _) => throw new InvalidOperationException("The event was lost.");
        rehearsal.Stop(first);
        second.Until("TakeTurn", 2).After(TimeSpan.FromSeconds(1)).WhyItWaits.ShouldBe($"waiting for recovery: deployment {first.Id} of shop has ended without an ending of its own, and is being brought to one");
        rehearsal.Recovery().Finish().Ending.ShouldBe("RolledBack");
        second.Finish().Ending.ShouldBe("Promoted");
        rehearsal.Recoveries().ShouldHaveSingleItem();
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recovery_drops_the_ticket_of_its_deployment()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Stop(first);
        rehearsal.Recovery().Finish().Ending.ShouldBe("RolledBack");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_waiter_that_was_stopped_is_in_nobodys_way()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Stop(rehearsal.Start("demo/shop:v3").Until("WaitForLock"));
        var third = rehearsal.Start("demo/shop:v1");
        first.Finish().Ending.ShouldBe("Promoted");
        third.Finish().Ending.ShouldBe("Promoted");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ticket_whose_owner_is_over_is_swept_by_the_schedule()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.PutLock("shop/next", ("owner", Gone), ("id", "1a2b3c4d"), ("since", "2026-01-01T00:00:00.0000000Z"));
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(11));
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_ticket_of_a_waiter_that_was_stopped_is_swept_and_nobody_elses()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Stop(rehearsal.Start("demo/shop:v3").Until("WaitForLock"));
        first.After(TimeSpan.FromMinutes(1));
        rehearsal.Locks().ShouldHaveSingleItem();
        var third = rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        var table = Table(rehearsal);
        first.After(TimeSpan.FromMinutes(11));
        Table(rehearsal).ShouldBe(table);
        first.Finish().Ending.ShouldBe("Promoted");
        third.Finish().Ending.ShouldBe("Promoted");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_look_at_the_queue_that_fails_decides_nothing(bool worked)
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        Func<Exception> error = worked ? static () => new AwsUnavailable("A call", null) : static () => new FunctionError("Lambda.Unknown", "the process died");
        (worked ? (Action<string, Func<Exception>, int>)rehearsal.LoseAnswer : rehearsal.Fail)("TakeTurn", error, 3);
        var second = rehearsal.Start("demo/shop:v1");
        first.Finish().Ending.ShouldBe("Promoted");
        second.Finish().Ending.ShouldBe("Promoted");
        rehearsal.Locks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_queue_that_cannot_be_looked_at_for_long_is_left_with_nothing_begun()
    {
        await using var rehearsal = new Rehearsal();
        var first = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        var second = rehearsal.Start("demo/shop:v1").Until("WaitForLock");
        rehearsal.Fail("TakeTurn", static () => new FunctionError("Lambda.Unknown", "the process died"));
        second.Finish().Path.ShouldBe($"{Begin} Queue TakeTurn ExplainError SayRefusal {Rejected}");
        second.Result.Cause.ShouldNotBeNull().ShouldContain("the process died");
        rehearsal.Locks().ShouldHaveSingleItem();
        first.Finish().Ending.ShouldBe("Promoted");
    }

    // Something happens between an answer of TakeTurn and the state that acts on it.
    private static void Interfere(Rehearsal rehearsal, string decision, Action happens)
    {
        var works = rehearsal.Sandbox.Functions["TakeTurnFunction"];
        rehearsal.Sandbox.Functions["TakeTurnFunction"] = async (payload, token) =>
        {
            var answer = await works(payload, token);
            if ((string)answer!["decision"]! == decision)
                happens();
            return answer;
        };
    }

    private static string Table(Rehearsal rehearsal) => string.Join('\n', rehearsal.Locks().Select(item => item.ToJsonString()));
}
