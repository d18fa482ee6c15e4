using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.Events.Schedules;

public sealed class ScheduleClockTests : IDisposable
{
    private readonly EventBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void A_rate_fires_after_every_period()
    {
        var (function, calls) = _bed.Function("Look");
        _bed.Rule("", function, schedule: "rate(5 minutes)");
        _bed.Advance(TimeSpan.FromMinutes(4));
        calls.ShouldBeEmpty();
        _bed.Advance(TimeSpan.FromMinutes(12));
        calls.Count.ShouldBe(3);
        calls[0].ShouldContain("\"source\":\"aws.events\"");
        calls[0].ShouldContain("\"detail-type\":\"Scheduled Event\"");
        calls[0].ShouldContain("\"time\":\"2026-01-01T12:05:00Z\"");
        calls[0].ShouldContain("\"resources\":[\"arn:aws:events:eu-west-1:123456789012:rule/r\"]");
    }

    [Fact]
    public void A_rule_that_is_disabled_changed_or_deleted_fires_no_more_as_it_did()
    {
        var (function, calls) = _bed.Function("Look");
        _bed.Rule("", function, schedule: "rate(1 minute)");
        _bed.Call("events", "DisableRule", """{"Name":"r"}""");
        _bed.Advance(TimeSpan.FromMinutes(5));
        calls.ShouldBeEmpty();
        _bed.Call("events", "EnableRule", """{"Name":"r"}""");
        _bed.Advance(TimeSpan.FromMinutes(2.5));
        calls.Count.ShouldBe(2);
        _bed.Call("events", "PutRule", """{"Name":"r","ScheduleExpression":"cron(0 18 * * ? *)"}""");
        _bed.Advance(TimeSpan.FromHours(24));
        calls.Count.ShouldBe(3);
        _bed.Call("events", "RemoveTargets", """{"Rule":"r","Ids":["t"]}""");
        _bed.Call("events", "DeleteRule", """{"Name":"r"}""");
        _bed.Advance(TimeSpan.FromHours(48));
        calls.Count.ShouldBe(3);
    }

    [Fact]
    public void A_run_ends_when_what_it_waits_for_has_ended_whatever_is_scheduled()
    {
        var (function, _) = _bed.Function("Look");
        _bed.Rule("", function, schedule: "rate(1 minute)");
        var machine = _bed.Machine(states: """{"D":{"Type":"Wait","Seconds":600,"End":true}}""");
        var execution = (string)_bed.Call("states", "StartExecution", $$"""{"stateMachineArn":"{{machine}}"}""")["executionArn"]!;
        _bed.Time.RunUntil(_bed.States.Completion(execution), TimeSpan.FromHours(1));
        _bed.Context.Now.ShouldBe(new DateTimeOffset(2026, 1, 1, 12, 10, 0, TimeSpan.Zero));
        Should.Throw<InvalidOperationException>(() => _bed.Time.RunUntil(new TaskCompletionSource().Task, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_fast_clock_fires_too()
    {
        var context = new SandboxContext(new ScaledTime(600, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        var fired = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var functions = new Tests.StepFunctions.FakeFunctions().On("arn:aws:lambda:eu-west-1:123456789012:function:Look", payload =>
        {
            fired.TrySetResult($"{payload!["detail-type"]}");
            return null;
        });
        var metrics = new CloudWatchService(context, new());
        var aws = new Tests.StepFunctions.FakeAws();
        using var services = new EventServices(
            new(context, _ => throw new NotSupportedException(), functions, 1, _bed.Log) { Registry = _bed.Images },
            aws, functions, metrics, new(context, aws, functions, 1));
        var events = services.Services.Single(service => service.Id.Name == "events");
        lock (context.Gate)
        {
            events.Handle("PutRule", new() { ["Name"] = "r", ["ScheduleExpression"] = "rate(1 minute)" });
            events.Handle("PutTargets", new()
            {
                ["Rule"] = "r",
                ["Targets"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["Id"] = "t", ["Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:Look" }),
            });
        }

        (await fired.Task.WaitAsync(TestContext.Current.CancellationToken)).ShouldBe("Scheduled Event");
    }
}
