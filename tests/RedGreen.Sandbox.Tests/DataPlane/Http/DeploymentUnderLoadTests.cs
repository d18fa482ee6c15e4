using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Load;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

/// <summary>What the load balancer is for: versions change, and no client of either kind notices.</summary>
public sealed class DeploymentUnderLoadTests
{
    private const string Red = "test/red:v1";
    private const string Green = "test/green:v1";

    // 300 s on AWS by default; here it only has to be longer than a request.
    private static readonly TimeSpan DeregistrationDelay = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task No_request_fails_while_tasks_come_and_go_and_weights_move()
    {
        var time = new ScaledTime(30, DateTimeOffset.UnixEpoch);
        await using var plane = new PlaneFixture();
        var red = await StartAsync(plane, Red);
        plane.Route(Group("tg-red", 100, red));

        using var load = new LoadGenerator(
            new LoadProfile(plane.Address, TimeSpan.FromSeconds(60)) { KeepAliveRate = 100, NewConnectionRate = 100, MaxRequests = 12_000, Timeout = TimeSpan.FromSeconds(30) },
            TimeProvider.System);
        using var done = new CancellationTokenSource();
        var running = load.RunAsync(done.Token);
        await AnswersAsync(load, 100);

        var green = await StartAsync(plane, Green);
        plane.Route(Group("tg-red", 100, red), Group("tg-green", 0, green));
        await AnswersAsync(load, 50);
        load.Snapshot().Images.Keys.ShouldBe([Red]);

        foreach (var share in new[] { 10, 50, 100 })
        {
            plane.Route(Group("tg-red", 100 - share, red), Group("tg-green", share, green));
            await AnswersAsync(load, 20);
            var before = load.Snapshot();
            await AnswersAsync(load, 200);
            load.Snapshot().ShareOf(Green, before)!.Value.ShouldBe(share / 100.0, tolerance: 0.06);
        }

        // Red comes home to the new version, one task at a time.
        foreach (var task in red.ToList())
        {
            red.Remove(task);
            red.AddRange(await StartAsync(plane, Green, tasks: 1));
            plane.Route(Group("tg-red", 0, red), Group("tg-green", 100, green));
            await StopAsync(task, time);
        }

        var lastOfOld = load.Snapshot().Images[Red].Last;
        plane.Route(Group("tg-red", 100, red), Group("tg-green", 0, green));
        await AnswersAsync(load, 100);
        plane.Route(Group("tg-red", 100, red));
        foreach (var task in green)
            await StopAsync(task, time);
        await AnswersAsync(load, 100);

        await done.CancelAsync();
        var total = await running;
        total.Outcomes.ShouldBe(new OutcomeCounts(total.Sent, 0, 0, 0, 0));
        total.Unsent.ShouldBe(0);
        total.Images[Red].Last.ShouldBe(lastOfOld);
        plane.Traffic.Served.ShouldAllBe(served => served.Kind == ServedKind.Target && served.Status == 200);
    }

    private static async Task<List<IContainer>> StartAsync(PlaneFixture plane, string image, int tasks = 2)
    {
        var started = new List<IContainer>();
        for (var task = 0; task < tasks; task++)
            started.Add(await plane.ContainerAsync(image, $"{image}-{task}"));
        return started;
    }

    private static async Task StopAsync(IContainer task, TimeProvider time)
    {
        await Task.Delay(DeregistrationDelay, time);
        task.Stop(TimeSpan.FromMinutes(10));
        (await task.Exited).ExitCode.ShouldBe(0);
    }

    private static async Task AnswersAsync(LoadGenerator load, int more)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var target = load.Snapshot().Outcomes.Total + more;
        while (load.Snapshot().Outcomes.Total < target)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
    }

    private static WeightedGroup Group(string arn, int weight, IEnumerable<IContainer> tasks) => new(arn, weight, [.. tasks.Select(task => task.Endpoint)], null);
}
