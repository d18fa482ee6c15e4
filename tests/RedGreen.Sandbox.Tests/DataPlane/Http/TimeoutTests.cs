using System.Net;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

public class TimeoutTests
{
    [Fact]
    public async Task A_target_that_does_not_answer_is_a_504()
    {
        // At this speed an ALB's 60 seconds are the 5 that the wall grants.
        await using var plane = new PlaneFixture(speed: 1000);
        var target = await plane.TargetAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        plane.Route(new WeightedGroup("tg", 1, [target], null));
        using var answer = await plane.SendAsync(HttpMethod.Get);
        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await plane.Traffic.UntilAsync(1)).ShouldBe([new ServedRequests("lb", "tg", ServedKind.Unanswered, 504, null)]);
    }

    [Fact]
    public async Task A_probe_tells_a_status_a_time_out_and_a_refused_connection_apart()
    {
        await using var plane = new PlaneFixture(speed: 1000);
        var healthy = await plane.TargetAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/health" ? 204 : 302;
            context.Response.Headers.Location = "/health";
            return Task.CompletedTask;
        });
        var hanging = await plane.TargetAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var broken = await plane.TargetAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var closed = new LoopbackServer(0, _ => Task.CompletedTask, plane.Log);

        async Task<ProbeResult> Probe(Endpoint target, string path = "/health") => await plane.Plane.ProbeAsync(target, new(path, TimeSpan.FromSeconds(5)));
        (await Probe(healthy)).ShouldBe(new ProbeResult(204));
        (await Probe(healthy, "/?a=b")).ShouldBe(new ProbeResult(302));
        (await Probe(hanging)).ShouldBe(new ProbeResult(null, ProbeFailure.Timeout));
        (await Probe(broken)).ShouldBe(new ProbeResult(null, ProbeFailure.Connection));
        (await Probe(new("127.0.0.1", closed.Port))).ShouldBe(new ProbeResult(null, ProbeFailure.Connection));
    }

    [Fact]
    public void Wall_time_is_sandbox_time_by_its_speed_but_never_less_than_the_machine_needs()
    {
        var time = new ScaledTime(30, DateTimeOffset.UnixEpoch);
        WallTime.Of(time, TimeSpan.FromSeconds(60), TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
        WallTime.Of(time, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5)).ShouldBe(TimeSpan.FromSeconds(5));
        WallTime.Of(TimeProvider.System, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5)).ShouldBe(TimeSpan.FromSeconds(60));
    }
}
