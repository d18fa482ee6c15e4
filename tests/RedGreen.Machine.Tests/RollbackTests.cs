using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

public class RollbackTests
{
    private const string Begin = "ReadInput Recovering? ResolveRequest TakeLock TakeTicket PlanDeployment WritePlan TellStarted DeployGreen";
    private const string Back = "Rollback WaitForDrain Retire Suspended? KeepLock? ReleaseLock DropTicket CountEnding TellEnding Outcome? RolledBack";

    [Fact]
    public async Task A_version_that_fails_requests_is_brought_back_at_the_first_step()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Deploy("demo/shop:v3");
        run.Path.ShouldBe($"{Begin} Look ShiftWeight TellShifted Look {Back}");
        run.Result.Error.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("limit 1.0%");
        RedIsUntouched(rehearsal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_abort_at_any_step_brings_Red_back(int step)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step);
        rehearsal.Control($"abort/{run.Id}/{step}");
        run.Finish().Path.ShouldBe($"{Begin} Look {string.Concat(Enumerable.Repeat("ShiftWeight TellShifted Look ", step))}{Back}");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("an operator aborted");
        RedIsUntouched(rehearsal);
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_alarm_at_any_step_brings_Red_back(int step)
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:alarms"] = "shop-orders" });
        rehearsal.Sandbox.Call("monitoring", "PutMetricAlarm", Alarm());
        rehearsal.Sandbox.Call("monitoring", "SetAlarmState", new JsonObject { ["AlarmName"] = "shop-orders", ["StateValue"] = "OK", ["StateReason"] = "fine" });
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step);
        rehearsal.Sandbox.Call("monitoring", "SetAlarmState", new JsonObject { ["AlarmName"] = "shop-orders", ["StateValue"] = "ALARM", ["StateReason"] = "no orders" });
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("alarm shop-orders went into ALARM: no orders");
        RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task An_abort_while_it_is_paused_brings_Red_back()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Control($"pause/{run.Id}/1");
        run.After(TimeSpan.FromHours(1));
        rehearsal.Control($"abort/{run.Id}/1");
        run.Finish().Ending.ShouldBe("RolledBack");
    }

    [Fact]
    public async Task A_pause_longer_than_its_deadline_brings_Red_back()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", """{"pause-timeout":"2h"}""").Until("ShiftWeight");
        rehearsal.Control($"pause/{run.Id}/1");
        run.Finish().Result.Cause.ShouldNotBeNull().ShouldContain("it waited 2h for a person");
        RedIsUntouched(rehearsal);
    }

    [Theory]
    [InlineData("demo/never-healthy:1", "not ready within 10m")]
    [InlineData("demo/crash-loop:1", "tasks of Green ended by themselves")]
    [InlineData("demo/no-such-image:1", "TaskFailedToStart")]
    public async Task A_Green_that_never_gets_ready_gets_no_traffic_and_goes(string image, string why)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Deploy(image);
        run.Path.ShouldBe($"{Begin} Look {Back}");
        run.Result.Cause.ShouldNotBeNull().ShouldContain(why);
        rehearsal.Sandbox.DataPlane.Totals.Requests(image).ShouldBe(0);
        RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task All_traffic_moved_to_Red_by_somebody_else_is_accepted_and_Green_retired()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        foreach (var (rule, actions) in Saved(rehearsal))
            Put(rehearsal, rule, actions);
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("by somebody else");
        RedIsUntouched(rehearsal);
    }

    [Theory]
    [InlineData("demo/shop:v2", "Promoted", 2)]
    [InlineData("demo/shop:v3", "RolledBack", 1)]
    public async Task A_revision_whose_registration_came_late_does_not_stay(string image, string ending, int revisions)
    {
        await using var rehearsal = new Rehearsal(filters: [new LateRegistration()]);
        rehearsal.Deploy(image).Ending.ShouldBe(ending);
        var active = rehearsal.Sandbox.Call("ecs", "ListTaskDefinitions", new JsonObject { ["familyPrefix"] = "shop", ["status"] = "ACTIVE" })["taskDefinitionArns"]!.AsArray();
        active.Count.ShouldBe(revisions);
        active.Select(arn => (string)arn!).ShouldContain((string)rehearsal.Service("shop")!["taskDefinition"]!);
    }

    [Fact]
    public async Task A_maintenance_page_put_up_by_a_person_is_never_overruled()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1);
        var rule = Saved(rehearsal)[0].Rule;
        Put(rehearsal, rule, new JsonArray(new JsonObject { ["Type"] = "fixed-response", ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = "503" } }));
        run.Finish().Path.ShouldBe($"{Begin} Look ShiftWeight TellShifted Look Rollback ExplainNamedFailure SayFailure EndFailed Suspended? KeepLock? NeedsPerson DropTicket CountEnding TellEnding Outcome? RollbackFailed");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("Somebody else changed the traffic");
        rehearsal.Rules().ShouldContain("fixed-response");
        ((string)rehearsal.Locks().ShouldHaveSingleItem()["phase"]!["S"]!).ShouldBe("needsPerson");
    }

    [Fact]
    public async Task Traffic_never_returns_to_a_Red_without_a_healthy_target()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2).After(TimeSpan.FromSeconds(5));
        rehearsal.Control($"abort/{run.Id}/2");
        rehearsal.Sandbox.Call("ecs", "UpdateService", new JsonObject { ["cluster"] = "demo", ["service"] = "shop", ["desiredCount"] = 0 });
        run.Finish().Path.ShouldEndWith("Rollback ExplainNamedFailure SayFailure EndFailed Suspended? KeepLock? NeedsPerson DropTicket CountEnding TellEnding Outcome? RollbackFailed");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("no healthy target");
    }

    [Fact]
    public async Task Traffic_that_somebody_moves_to_Green_again_is_brought_back_again()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1).After(TimeSpan.FromSeconds(5));
        var shifted = Saved(rehearsal, live: true);
        rehearsal.Control($"abort/{run.Id}/1");
        run.Until("Rollback").After(TimeSpan.FromSeconds(30));
        foreach (var (rule, actions) in shifted)
            Put(rehearsal, rule, actions);
        run.Finish().Path.ShouldBe($"{Begin} Look ShiftWeight TellShifted Look Rollback WaitForDrain RetireGreen RetireRefused? {Back}");
        RedIsUntouched(rehearsal);
    }

    internal static void RedIsUntouched(Rehearsal rehearsal)
    {
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().ShouldBeEmpty();
        var deployment = rehearsal.Service("shop")!["deployments"]!.AsArray().ShouldHaveSingleItem();
        ((string)deployment!["rolloutState"]!).ShouldBe("COMPLETED");
    }

    internal static JsonObject Alarm(string name = "shop-orders") => new()
    {
        ["AlarmName"] = name,
        ["Namespace"] = "Shop",
        ["MetricName"] = "Orders",
        ["Statistic"] = "Sum",
        ["Period"] = 60,
        ["EvaluationPeriods"] = 1,
        ["Threshold"] = 1,
        ["ComparisonOperator"] = "LessThanThreshold",
    };

    // Every rule with its original actions, or its live ones.
    internal static List<(JsonNode Rule, JsonNode Actions)> Saved(Rehearsal rehearsal, bool live = false)
    {
        var originals = rehearsal.Originals.Split('\n');
        return
        [
            .. rehearsal.Listeners().SelectMany(listener => rehearsal.Elb("DescribeRules", new JsonObject { ["ListenerArn"] = listener })["Rules"]!.AsArray())
                .Select((rule, i) => (rule!, live ? rule!["Actions"]! : JsonNode.Parse(originals[i])!)),
        ];
    }

    internal static void Put(Rehearsal rehearsal, JsonNode rule, JsonNode actions)
    {
        if ($"{rule["IsDefault"]}" is "true" or "True")
            rehearsal.Elb("ModifyListener", new JsonObject { ["ListenerArn"] = rehearsal.Listeners().Single(), ["DefaultActions"] = actions.DeepClone() });
        else
            rehearsal.Elb("ModifyRule", new JsonObject { ["RuleArn"] = (string)rule["RuleArn"]!, ["Actions"] = actions.DeepClone() });
    }
}
