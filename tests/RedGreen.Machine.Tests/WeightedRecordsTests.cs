using System.Text.Json.Nodes;
using RedGreen.Failures;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests;

/// <summary>Whole deployments behind weighted DNS records that lead to two load balancers.</summary>
public class WeightedRecordsTests
{
    [Fact]
    public async Task A_good_version_is_promoted_with_records_and_listeners_as_they_were()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task Clients_come_to_Green_in_the_share_of_the_records()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Start("demo/shop:v2", """{"steps":"50@30m 100@2m"}""").Until("ShiftWeight").After(TimeSpan.FromMinutes(5));
        var (red, green) = (rehearsal.Sandbox.DataPlane.Totals.Requests("demo/shop:v1"), rehearsal.Sandbox.DataPlane.Totals.Requests("demo/shop:v2"));
        run.After(TimeSpan.FromMinutes(20));
        red = rehearsal.Sandbox.DataPlane.Totals.Requests("demo/shop:v1") - red;
        green = rehearsal.Sandbox.DataPlane.Totals.Requests("demo/shop:v2") - green;
        ((double)green / (green + red)).ShouldBe(0.5, 0.1);
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
    }

    [Fact]
    public async Task The_hold_begins_after_the_servers_and_the_clients_know_the_weights()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Deploy("demo/shop:v2");
        var timeline = run.Output["timeline"]!.AsArray();
        var shifts = timeline.Where(entry => ((string)entry!["what"]!).StartsWith("shifted: Green ", StringComparison.Ordinal)).Select(entry => DateTimeOffset.Parse((string)entry!["at"]!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        // A hold of 2 minutes, and before it at least the 60 seconds of an alias.
        (shifts[1] - shifts[0]).ShouldBeGreaterThan(TimeSpan.FromMinutes(3));
        run.Output["traffic"]!["change"].ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_abort_at_any_step_brings_Red_back_and_no_client_notices(int step)
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step).After(TimeSpan.FromMinutes(1));
        rehearsal.Control($"abort/{run.Id}/{step}");
        run.Finish().Ending.ShouldBe("RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_version_that_fails_requests_is_brought_back_by_what_each_load_balancer_measures()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Deploy("demo/shop:v3");
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("limit 1.0%");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_accepted_and_its_change_still_waited_for()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        rehearsal.LoseAnswer("ShiftWeight", () => new AwsUnavailable("A call", null), times: 1);
        rehearsal.LoseAnswer("Rollback", () => new AwsUnavailable("A call", null), times: 1);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1).After(TimeSpan.FromMinutes(1));
        rehearsal.Control($"abort/{run.Id}/1");
        run.Finish().Ending.ShouldBe("RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task Where_no_function_can_bring_Red_back_the_state_machine_writes_the_records()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2).After(TimeSpan.FromMinutes(1));
        rehearsal.Fail("Rollback", () => new InvalidOperationException("broken"));
        rehearsal.Control($"abort/{run.Id}/2");
        run.Finish().Ending.ShouldBe("RolledBack", run.Result.Cause);
        run.Path.ShouldContain("ForceTrafficToRed");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task Greens_listener_changed_by_somebody_else_brings_Red_back_and_stays_as_it_is()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2).After(TimeSpan.FromMinutes(1));
        var listener = rehearsal.Listeners().Single(arn => arn.Contains("-green/", StringComparison.Ordinal));
        rehearsal.Elb("ModifyListener", new JsonObject { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(new JsonObject { ["Type"] = "fixed-response", ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = "418" } }) });
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("by somebody else");
        rehearsal.Rules().ShouldContain("418");
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task Records_that_both_carry_weight_are_refused()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Route53);
        var green = rehearsal.Records().Single(record => (int)record!["Weight"]! == 0)!.DeepClone();
        green["Weight"] = 5;
        rehearsal.Sandbox.Call("route53", "ChangeResourceRecordSets", new JsonObject
        {
            ["HostedZoneId"] = rehearsal.Zone(),
            ["ChangeBatch"] = new JsonObject { ["Changes"] = new JsonArray(new JsonObject { ["Action"] = "UPSERT", ["ResourceRecordSet"] = green }) },
        });
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("carry weight");
    }
}
