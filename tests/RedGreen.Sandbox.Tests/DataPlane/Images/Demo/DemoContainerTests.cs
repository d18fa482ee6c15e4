using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Images.Demo;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.DataPlane.Images.Demo;

public sealed class DemoContainerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly ImageBehaviour AtOnce = new()
    {
        StartDelay = TimeSpan.Zero,
        Latency = new(TimeSpan.FromTicks(1), TimeSpan.FromTicks(1)),
    };

    private readonly HttpClient _client = new();
    private readonly List<IContainer> _started = [];

    public void Dispose()
    {
        foreach (var container in _started)
            container.Kill();
        _client.Dispose();
    }

    [Fact]
    public async Task It_tells_its_image_and_its_task()
    {
        var container = Start(AtOnce);
        using var answer = await GetAsync(container, "/anything?at=all");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("x-image").ShouldBe(["demo/test:v1"]);
        answer.Headers.GetValues("x-task").ShouldBe(["task-1"]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("demo/test:v1 task-1\n");
    }

    [Fact]
    public async Task Until_it_has_started_connections_are_refused_and_the_port_is_its_own()
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var container = Start(AtOnce with { StartDelay = TimeSpan.FromSeconds(2) }, time);
        await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync(Address(container, "/")));
        using var answer = await GetAsync(container, "/", () => time.Advance(TimeSpan.FromSeconds(1)));
        time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(DateTimeOffset.UnixEpoch.AddSeconds(2));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/health", null)]
    [InlineData("/", "ELB-HealthChecker/2.0")]
    public async Task Health_checks_get_the_images_health(string path, string? userAgent)
    {
        var container = Start(AtOnce with { HealthStatus = 503, ErrorRate = 0 });
        if (userAgent is not null)
            _client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        using var answer = await GetAsync(container, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_share_of_the_requests_fails_and_no_health_check_does()
    {
        var container = Start(AtOnce with { ErrorRate = 0.3 });
        (await FailuresAsync(container, "/", 200)).ShouldBeInRange(30, 90);
        (await FailuresAsync(container, "/health", 50)).ShouldBe(0);
    }

    [Fact]
    public async Task Errors_begin_when_they_should()
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var container = Start(AtOnce with { ErrorRate = 1, ErrorsFrom = TimeSpan.FromMinutes(6) }, time);
        (await FailuresAsync(container, "/", 10)).ShouldBe(0);
        time.Advance(TimeSpan.FromMinutes(6));
        (await FailuresAsync(container, "/", 10)).ShouldBe(10);
    }

    [Fact]
    public async Task Stop_lets_a_request_under_way_finish_and_takes_no_more()
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var watched = new WatchedTime(time);
        var container = Start(AtOnce with { Latency = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)) }, watched);
        using (await GetAsync(container, "/health"))
        {
        }

        var underWay = _client.GetAsync(Address(container, "/"));
        await EventuallyAsync(() => Task.FromResult(watched.Waits.Contains(TimeSpan.FromSeconds(10))));

        container.Stop(TimeSpan.FromMinutes(1));
        await EventuallyAsync(async () =>
        {
            try
            {
                using var fresh = new HttpClient();
                using var answer = await fresh.GetAsync(Address(container, "/health"));
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        });
        underWay.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(10));
        using var answered = await underWay.WaitAsync(Limit);
        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await container.Exited.WaitAsync(Limit)).ShouldBe(new ContainerExit(0, null));
    }

    [Fact]
    public async Task Stop_kills_after_its_time()
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var watched = new WatchedTime(time);
        var container = Start(AtOnce with { Latency = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1)) }, watched);
        using (await GetAsync(container, "/health"))
        {
        }

        var hanging = _client.GetAsync(Address(container, "/"));
        await EventuallyAsync(() => Task.FromResult(watched.Waits.Contains(TimeSpan.FromHours(1))));
        container.Stop(TimeSpan.FromSeconds(30));
        await EventuallyAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(30));
            return Task.FromResult(container.Exited.IsCompleted);
        });
        (await container.Exited).ShouldBe(new ContainerExit(137, null));
        await Should.ThrowAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Kill_resets_what_is_under_way()
    {
        var container = Start(AtOnce with { HealthStatus = null });
        using (await GetAsync(container, "/"))
        {
        }

        var hanging = _client.GetAsync(Address(container, "/health"));
        container.Kill();
        (await container.Exited.WaitAsync(Limit)).ShouldBe(new ContainerExit(137, null));
        await Should.ThrowAsync<HttpRequestException>(() => hanging.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_crash_at_start_never_listens()
    {
        var container = Start(AtOnce with { End = ContainerEnd.CrashAtStart });
        (await container.Exited.WaitAsync(Limit)).ShouldBe(new ContainerExit(1, null));
        await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync(Address(container, "/")));
    }

    [Fact]
    public async Task A_leak_ends_with_the_kernels_exit_code_and_ECSs_words()
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var container = Start(AtOnce with { End = ContainerEnd.OutOfMemoryAfter(TimeSpan.FromMinutes(8)) }, time);
        using (await GetAsync(container, "/"))
            time.Advance(TimeSpan.FromMinutes(8));
        (await container.Exited.WaitAsync(Limit)).ShouldBe(new ContainerExit(137, "OutOfMemoryError: Container killed due to memory usage"));
    }

    private DemoContainer Start(ImageBehaviour behaviour, TimeProvider? time = null)
    {
        var launch = new ContainerLaunch("task-1", "demo/test:v1", new Dictionary<string, string>());
        var container = new DemoContainer(launch, launch.Image, behaviour, time ?? TimeProvider.System, NullLoggerFactory.Instance);
        _started.Add(container);
        return container;
    }

    private async Task<int> FailuresAsync(IContainer container, string path, int requests)
    {
        var failures = 0;
        for (var i = 0; i < requests; i++)
        {
            using var answer = await GetAsync(container, path);
            failures += answer.IsSuccessStatusCode ? 0 : 1;
        }

        return failures;
    }

    // Listening begins soon after the start, or after what `between` brings about.
    private async Task<HttpResponseMessage> GetAsync(IContainer container, string path, Action? between = null)
    {
        HttpResponseMessage? answer = null;
        await EventuallyAsync(async () =>
        {
            try
            {
                answer = await _client.GetAsync(Address(container, path));
                return true;
            }
            catch (HttpRequestException)
            {
                between?.Invoke();
                return false;
            }
        });
        return answer!;
    }

    private static Uri Address(IContainer container, string path) => new($"http://{container.Endpoint.Ip}:{container.Endpoint.Port}{path}");

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    /// <summary>Tells what is being waited for.</summary>
    private sealed class WatchedTime(VirtualTime time) : TimeProvider
    {
        public ConcurrentBag<TimeSpan> Waits { get; } = [];

        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = time.CreateTimer(callback, state, dueTime, period);
            Waits.Add(dueTime);
            return timer;
        }
    }
}
