using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.Load;
using RedGreen.Sandbox.Route53.Resolution;

namespace RedGreen.Sandbox.Tests.Load;

public sealed class LoadGeneratorTests : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, int> _requestsByConnection = new();
    private LoopbackServer? _server;
    private LoadGenerator? _load;

    public async ValueTask DisposeAsync()
    {
        _load?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_counts_who_answered_and_how()
    {
        var requests = 0;
        var url = await ServeAsync(context =>
        {
            context.Request.Headers["x-own"].ToString().ShouldBe("yes");
            var n = Interlocked.Increment(ref requests) % 3;
            context.Response.Headers["x-image"] = n == 0 ? default : $"shop:v{n}";
            context.Response.StatusCode = n switch { 0 => 503, 1 => 200, _ => 404 };
            return Task.CompletedTask;
        });
        var end = await RunAsync(new LoadProfile(url, Long)
        {
            KeepAliveRate = 300,
            Arrivals = Arrivals.Uniform,
            MaxRequests = 90,
            Headers = new Dictionary<string, string> { ["x-own"] = "yes" },
        });

        var outcomes = end.Outcomes;
        outcomes.ShouldBe(new OutcomeCounts(30, 30, 30, 0, 0));
        end.Images.Keys.Order().ShouldBe([LoadSnapshot.NoImage, "shop:v1", "shop:v2"]);
        end.Images["shop:v1"].Outcomes.ShouldBe(new OutcomeCounts(outcomes.Ok, 0, 0, 0, 0));
        end.Images["shop:v2"].Outcomes.ShouldBe(new OutcomeCounts(0, outcomes.ClientError, 0, 0, 0));
        end.Images[LoadSnapshot.NoImage].Outcomes.ShouldBe(new OutcomeCounts(0, 0, outcomes.ServerError, 0, 0));
        (end.Sent, end.Unsent, end.UnderWay).ShouldBe((90, 0, 0));
        end.Seconds.Sum(second => second.Outcomes.Total).ShouldBe(end.Sent);
        end.Seconds.Sum(second => second.Images.Values.Sum()).ShouldBe(end.Sent);
        end.Latency.Median.ShouldBeGreaterThan(TimeSpan.Zero);
        end.Latency.Max.ShouldBeGreaterThanOrEqualTo(end.Latency.P99);
    }

    [Fact]
    public async Task Clients_keep_their_connections_or_open_one_for_each_request()
    {
        var url = await ServeAsync(_ => Task.CompletedTask);
        var kept = await RunAsync(new LoadProfile(url, Long) { KeepAliveRate = 200, Arrivals = Arrivals.Uniform, MaxRequests = 100 });
        kept.Outcomes.Ok.ShouldBe(100);
        _requestsByConnection.Values.Max().ShouldBeGreaterThan(1);

        _requestsByConnection.Clear();
        _load!.Dispose();
        var opened = await RunAsync(new LoadProfile(url, Long) { NewConnectionRate = 200, Arrivals = Arrivals.Uniform, MaxRequests = 100 });
        opened.Outcomes.Ok.ShouldBe(100);
        _requestsByConnection.Count.ShouldBe(100);
    }

    [Fact]
    public async Task It_ends_when_its_time_is_over()
    {
        var url = await ServeAsync(_ => Task.CompletedTask);
        var end = await RunAsync(new LoadProfile(url, TimeSpan.FromSeconds(1)) { KeepAliveRate = 40, NewConnectionRate = 10, Arrivals = Arrivals.Uniform });
        end.Sent.ShouldBe(50);
        end.Outcomes.Ok.ShouldBe(50);
        end.Unsent.ShouldBe(0);
    }

    [Fact]
    public async Task It_ends_when_it_is_asked_to_and_lets_requests_under_way_finish()
    {
        var proceed = new TaskCompletionSource();
        var url = await ServeAsync(_ => proceed.Task);
        _load = new LoadGenerator(new LoadProfile(url, Long) { KeepAliveRate = 100 }, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = _load.RunAsync(stop.Token);
        await UntilAsync(() => _load.Snapshot().UnderWay > 3);
        await stop.CancelAsync();
        running.IsCompleted.ShouldBeFalse();
        proceed.SetResult();
        var end = await running.WaitAsync(Long);
        end.Outcomes.Ok.ShouldBe(end.Sent);
    }

    [Fact]
    public async Task It_does_not_wait_for_answers_but_does_not_pile_up_requests_either()
    {
        var proceed = new TaskCompletionSource();
        var url = await ServeAsync(_ => proceed.Task);
        _load = new LoadGenerator(new LoadProfile(url, Long) { KeepAliveRate = 500, MaxConcurrency = 10, MaxRequests = 60 }, TimeProvider.System);
        var running = _load.RunAsync(CancellationToken.None);
        await UntilAsync(() => _load.Snapshot().Unsent == 50);
        _load.Snapshot().UnderWay.ShouldBe(10);
        proceed.SetResult();
        var end = await running.WaitAsync(Long);
        end.Outcomes.ShouldBe(new OutcomeCounts(10, 0, 0, 0, 0));
        end.Unsent.ShouldBe(50);
    }

    [Fact]
    public async Task What_fails_on_the_way_is_told_apart()
    {
        var url = await ServeAsync(async context =>
        {
            if (context.Request.Path == "/hang")
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            context.Response.ContentLength = 10;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        var load = new LoadProfile(url, Long) { KeepAliveRate = 100, NewConnectionRate = 100, MaxRequests = 10 };
        (await RunAsync(load)).Outcomes.ShouldBe(new OutcomeCounts(0, 0, 0, ConnectionFailure: 10, 0));
        _load!.Dispose();
        (await RunAsync(load with { Url = new Uri(url, "hang"), Timeout = TimeSpan.FromMilliseconds(100) })).Outcomes.ShouldBe(new OutcomeCounts(0, 0, 0, 0, TimedOut: 10));
        _load!.Dispose();
        await _server!.DisposeAsync();
        (await RunAsync(load)).Outcomes.ShouldBe(new OutcomeCounts(0, 0, 0, ConnectionFailure: 10, 0));
    }

    [Fact]
    public async Task Snapshots_stay_as_they_were()
    {
        var url = await ServeAsync(context =>
        {
            context.Response.Headers["x-image"] = "shop:v1";
            return Task.CompletedTask;
        });
        _load = new LoadGenerator(new LoadProfile(url, Long) { KeepAliveRate = 200, MaxRequests = 60 }, TimeProvider.System);
        var none = _load.Snapshot();
        (none.Elapsed, none.Sent, none.Outcomes, none.Latency.Max).ShouldBe((TimeSpan.Zero, 0, default(OutcomeCounts), TimeSpan.Zero));
        var running = _load.RunAsync(CancellationToken.None);
        await UntilAsync(() => _load.Snapshot().Outcomes.Ok >= 10);
        var early = _load.Snapshot();
        var (answers, last) = (early.Outcomes.Ok, early.Images["shop:v1"].Last);
        var end = await running;
        early.Outcomes.Ok.ShouldBe(answers);
        early.Images["shop:v1"].Outcomes.Ok.ShouldBe(answers);
        early.Seconds.Sum(second => second.Outcomes.Ok).ShouldBe(answers);
        end.Outcomes.Ok.ShouldBe(60);
        end.Images["shop:v1"].Last.ShouldBeGreaterThanOrEqualTo(last);
        end.Images["shop:v1"].First.ShouldBe(early.Images["shop:v1"].First);
    }

    [Fact]
    public void A_share_is_that_of_the_answers_between_two_moments()
    {
        var ledger = new LoadLedger();
        void Answer(string image, int times)
        {
            for (var i = 0; i < times; i++)
                ledger.Answered(TimeSpan.FromSeconds(2.5), TimeSpan.FromMilliseconds(1), image, Outcome.Ok);
        }

        Answer("shop:v1", 90);
        Answer("shop:v2", 10);
        var before = ledger.Snapshot(TimeSpan.FromSeconds(3));
        Answer("shop:v1", 5);
        Answer("shop:v2", 15);
        Answer(LoadSnapshot.NoImage, 100);
        var after = ledger.Snapshot(TimeSpan.FromSeconds(6));
        after.ShareOf("shop:v2", before).ShouldBe(0.75);
        after.ShareOf("shop:v3", before).ShouldBe(0);
        after.ShareOf("shop:v2", after).ShouldBeNull();
        after.Seconds.Select(second => second.Outcomes.Ok).ShouldBe([0, 0, 220]);
    }

    [Fact]
    public async Task It_runs_once()
    {
        var url = await ServeAsync(_ => Task.CompletedTask);
        await RunAsync(new LoadProfile(url, Long) { KeepAliveRate = 100, MaxRequests = 1 });
        await Should.ThrowAsync<InvalidOperationException>(() => _load!.RunAsync(CancellationToken.None));
    }

    [Fact]
    public void A_profile_out_of_its_range_is_refused()
    {
        var profile = new LoadProfile(new Uri("http://127.0.0.1:1/"), Long);
        foreach (var wrong in new[]
        {
            profile with { KeepAliveRate = -1 },
            profile with { NewConnectionRate = -1 },
            profile with { Duration = TimeSpan.Zero },
            profile with { Timeout = TimeSpan.Zero },
            profile with { MaxRequests = 0 },
            profile with { MaxConcurrency = 0 },
        })
            Should.Throw<ArgumentOutOfRangeException>(() => new LoadGenerator(wrong, TimeProvider.System));
    }

    [Fact]
    public async Task Clients_that_know_a_name_go_where_their_answer_leads_until_its_time_is_over()
    {
        var hosts = new ConcurrentBag<string>();
        var url = await ServeAsync(context =>
        {
            hosts.Add(context.Request.Host.Value!);
            return Task.CompletedTask;
        });
        var names = new OneName("shop.test", new("127.0.0.1", url.Port));
        var first = await RunAsync(new LoadProfile(new Uri("http://shop.test:81/"), Long)
        {
            Names = names,
            Clients = 7,
            KeepAliveRate = 100,
            NewConnectionRate = 100,
            MaxRequests = 60,
        });
        first.Outcomes.ShouldBe(new OutcomeCounts(60, 0, 0, 0, 0));
        hosts.Distinct().ShouldBe(["shop.test:81"]);
        names.Asked.ShouldBe(7);
        names.Port.ShouldBe(81);
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_a_connection_that_fails()
    {
        var names = new OneName("shop.test", null);
        var end = await RunAsync(new LoadProfile(new Uri("http://shop.test/"), Long) { Names = names, KeepAliveRate = 200, MaxRequests = 10 });
        end.Outcomes.ShouldBe(new OutcomeCounts(0, 0, 0, 10, 0));
        _load!.Dispose();
        end = await RunAsync(new LoadProfile(new Uri("http://other.test/"), Long) { Names = names, KeepAliveRate = 200, MaxRequests = 10 });
        end.Outcomes.ShouldBe(new OutcomeCounts(0, 0, 0, 10, 0));
    }

    [Fact]
    public async Task A_connection_is_kept_no_longer_than_its_lifetime()
    {
        var url = await ServeAsync(_ => Task.CompletedTask);
        await RunAsync(new LoadProfile(url, Long) { KeepAliveRate = 20, Arrivals = Arrivals.Uniform, MaxRequests = 20, ConnectionLifetime = TimeSpan.FromMilliseconds(100) });
        _requestsByConnection.Count.ShouldBeGreaterThan(3);
    }

    private async Task<Uri> ServeAsync(RequestDelegate answer)
    {
        _server = new LoopbackServer(0, context =>
        {
            _requestsByConnection.AddOrUpdate(context.Connection.Id, 1, (_, count) => count + 1);
            return answer(context);
        }, NullLoggerFactory.Instance);
        await _server.StartAsync(CancellationToken.None);
        return new Uri($"http://127.0.0.1:{_server.Port}/");
    }

    private Task<LoadSnapshot> RunAsync(LoadProfile profile)
    {
        _load = new LoadGenerator(profile, TimeProvider.System);
        return _load.RunAsync(CancellationToken.None).WaitAsync(Long);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Long);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    private sealed class OneName(string name, RedGreen.Sandbox.DataPlane.Endpoint? endpoint) : INameResolver
    {
        private int _asked;

        public int Asked => _asked;

        public int Port { get; private set; }

        public TimeProvider Time => TimeProvider.System;

        public DnsAnswer? Resolve(string asked)
        {
            Interlocked.Increment(ref _asked);
            return asked == name ? new("arn:lb", TimeSpan.FromHours(1)) : null;
        }

        public RedGreen.Sandbox.DataPlane.Endpoint? Reach(DnsAnswer answer, int port)
        {
            Port = port;
            return endpoint;
        }
    }
}
