using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using Endpoint = RedGreen.Sandbox.DataPlane.Endpoint;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

public sealed class HttpDataPlaneTests : IAsyncDisposable
{
    private readonly PlaneFixture _plane = new();

    public ValueTask DisposeAsync() => _plane.DisposeAsync();

    [Fact]
    public async Task A_request_reaches_the_target_and_is_reported_with_its_latency()
    {
        var container = await _plane.ContainerAsync("test/red:v1", "task-1");
        _plane.Route(Group("tg-red", 1, container.Endpoint));
        using var answer = await _plane.SendAsync(HttpMethod.Get, "anything");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("x-image").ShouldBe(["test/red:v1"]);

        var served = (await _plane.Traffic.UntilAsync(1)).ShouldHaveSingleItem();
        served.ShouldBe(new ServedRequests("lb", "tg-red", ServedKind.Target, 200, served.Latency));
        served.Latency.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_target_sees_what_a_load_balancer_adds_and_the_clients_own_Host()
    {
        var target = await _plane.TargetAsync(context => context.Response.WriteAsync(string.Join('|',
            context.Request.Method, context.Request.Path, context.Request.QueryString, context.Request.Host,
            context.Request.Headers["X-Forwarded-For"], context.Request.Headers["X-Forwarded-Proto"], context.Request.Headers["X-Forwarded-Port"],
            context.Request.Headers["X-Own"], context.Request.Headers["Traceparent"])));
        _plane.Route(Group("tg", 1, target));
        var text = await _plane.GetTextAsync("a%20b/c?d=e&f", ("Host", "shop.example.com"), ("X-Forwarded-For", "192.0.2.1"), ("X-Own", "1"));
        text.ShouldBe($"GET|/a%20b/c|?d=e&f|shop.example.com|192.0.2.1, 127.0.0.1|http|{_plane.Address.Port}|1|");
    }

    [Fact]
    public async Task Bodies_stream_both_ways()
    {
        var target = await _plane.TargetAsync(async context =>
        {
            var buffer = new byte[4096];
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer)) > 0)
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, read));
                await context.Response.Body.FlushAsync();
            }
        });
        _plane.Route(Group("tg", 1, target));
        var body = new byte[3_000_000];
        new Random(1).NextBytes(body);
        using var answer = await _plane.Client.PostAsync(_plane.Address, new ByteArrayContent(body));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task The_first_rule_whose_conditions_hold_decides()
    {
        RoutedRule Answer(string text, params RoutedCondition[] conditions) => new(text, conditions, new(FixedResponse: new(200, "text/plain", text)));
        _plane.Route(
            Answer("canary", new("http-header", ["yes"], "x-canary"), new RoutedCondition("path-pattern", ["/api/*"])),
            Answer("api", new RoutedCondition("path-pattern", ["/api/*"])),
            Answer("default"));
        (await _plane.GetTextAsync("api/cart", ("x-canary", "yes"))).ShouldBe("canary");
        (await _plane.GetTextAsync("api/cart")).ShouldBe("api");
        (await _plane.GetTextAsync("", ("x-canary", "yes"))).ShouldBe("default");
        _plane.Traffic.Served.ShouldAllBe(served => served == new ServedRequests("lb", null, ServedKind.LoadBalancer, 200, null, 1));
    }

    [Fact]
    public async Task A_redirect_reuses_parts_of_the_url()
    {
        _plane.Route(new RoutedRule("default", [], new(FixedResponse: new(301, null, null, "https://#{host}:443/new/#{path}?#{query}&from=#{port}"))));
        using var answer = await _plane.SendAsync(HttpMethod.Get, "a/b?c=d");
        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Headers.Location!.OriginalString.ShouldBe($"https://127.0.0.1:443/new/a/b?c=d&from={_plane.Address.Port}");
    }

    [Fact]
    public async Task Weights_are_shares_and_no_weight_is_no_request()
    {
        var red = await _plane.ContainerAsync("test/red:v1", "red");
        var green = await _plane.ContainerAsync("test/green:v1", "green");
        _plane.Route(Group("tg-red", 90, red.Endpoint), Group("tg-green", 10, green.Endpoint));
        await RequestsAsync(640);
        var served = await _plane.Traffic.UntilAsync(640);
        served.Count(request => request.TargetGroupArn == "tg-green").ShouldBeInRange(54, 74);

        _plane.Route(Group("tg-red", 0, red.Endpoint), Group("tg-green", 10, green.Endpoint));
        await RequestsAsync(64);
        (await _plane.Traffic.UntilAsync(704)).Skip(640).ShouldAllBe(request => request.TargetGroupArn == "tg-green");
    }

    [Fact]
    public async Task A_chosen_group_without_targets_is_a_503_of_the_load_balancer_and_no_other_group_helps_out()
    {
        var red = await _plane.ContainerAsync("test/red:v1", "red");
        _plane.Route(Group("tg-red", 0, red.Endpoint), Group("tg-green", 1));
        using var answer = await _plane.SendAsync(HttpMethod.Get);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.Server.ToString().ShouldBe("awselb/2.0");
        _plane.Traffic.Served.ShouldBe([new ServedRequests("lb", "tg-green", ServedKind.LoadBalancer, 503, null)]);

        _plane.Route(Group("tg-red", 0, red.Endpoint), Group("tg-green", 0));
        using var none = await _plane.SendAsync(HttpMethod.Get);
        none.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _plane.Traffic.Served[1].ShouldBe(new ServedRequests("lb", null, ServedKind.LoadBalancer, 503, null));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_target_that_refuses_connections_is_a_502(string method)
    {
        await using var taken = new LoopbackServer(0, _ => Task.CompletedTask, _plane.Log);
        _plane.Route(Group("tg", 1, new Endpoint("127.0.0.1", taken.Port)));
        using var answer = await _plane.SendAsync(new HttpMethod(method));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("502 Bad Gateway");
        (await _plane.Traffic.UntilAsync(1)).ShouldBe([new ServedRequests("lb", "tg", ServedKind.Unanswered, 502, null)]);
    }

    [Fact]
    public async Task A_target_that_resets_the_connection_is_a_502_and_is_asked_once()
    {
        var asked = 0;
        var target = await _plane.TargetAsync(context =>
        {
            Interlocked.Increment(ref asked);
            context.Abort();
            return Task.CompletedTask;
        });
        _plane.Route(Group("tg", 1, target));
        using var content = new StringContent("order");
        using var answer = await _plane.Client.PostAsync(_plane.Address, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_target_that_breaks_off_its_answer_has_not_answered()
    {
        // A reset overtakes what it resets: not before the client has seen the answer begin.
        var begun = new TaskCompletionSource();
        var target = await _plane.TargetAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("the first part");
            await context.Response.Body.FlushAsync();
            await begun.Task;
            context.Abort();
        });
        _plane.Route(Group("tg", 1, target));
        using var answer = await _plane.Client.GetAsync(_plane.Address, HttpCompletionOption.ResponseHeadersRead);
        begun.SetResult();
        await Should.ThrowAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync());
        (await _plane.Traffic.UntilAsync(1)).ShouldBe([new ServedRequests("lb", "tg", ServedKind.Unanswered, 200, null)]);
    }

    [Fact]
    public async Task A_client_that_goes_away_is_no_fault_of_the_target()
    {
        var arrived = new TaskCompletionSource();
        var target = await _plane.TargetAsync(context =>
        {
            arrived.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        _plane.Route(Group("tg", 1, target));
        using var gone = new CancellationTokenSource();
        var request = _plane.Client.GetAsync(_plane.Address, gone.Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => request);
        (await _plane.Traffic.UntilAsync(1)).ShouldBe([new ServedRequests("lb", "tg", ServedKind.Unanswered, 460, null)]);
    }

    [Fact]
    public async Task Requests_under_way_keep_the_routing_they_came_in_with()
    {
        var arrived = new TaskCompletionSource();
        var proceed = new TaskCompletionSource();
        var target = await _plane.TargetAsync(async context =>
        {
            arrived.SetResult();
            await proceed.Task;
            await context.Response.WriteAsync("old");
        });
        _plane.Route(Group("tg", 1, target));
        var underWay = _plane.GetTextAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
        _plane.Route(new RoutedRule("default", [], new(FixedResponse: new(200, null, "new"))));
        (await _plane.GetTextAsync()).ShouldBe("new");
        proceed.SetResult();
        (await underWay).ShouldBe("old");
    }

    [Fact]
    public async Task A_listener_that_is_closed_refuses_connections_and_can_be_opened_again()
    {
        _plane.Route(new RoutedRule("default", [], new(FixedResponse: new(200, null, "open"))));
        var address = _plane.Address;
        (await _plane.GetTextAsync()).ShouldBe("open");
        _plane.Plane.Close(PlaneFixture.Listener);
        _plane.Plane.Close(PlaneFixture.Listener);
        Should.Throw<KeyNotFoundException>(() => _plane.Plane.PortOf(PlaneFixture.Listener));
        await UntilRefusedAsync(address);
        _plane.Route(new RoutedRule("default", [], new(FixedResponse: new(200, null, "open again"))));
        (await _plane.GetTextAsync()).ShouldBe("open again");
    }

    [Fact]
    public async Task A_listener_moves_to_another_port()
    {
        RoutedRule[] rules = [new("default", [], new(FixedResponse: new(200, null, "here")))];
        _plane.Route(rules);
        var old = _plane.Address;
        var free = new LoopbackServer(0, _ => Task.CompletedTask, _plane.Log);
        await free.DisposeAsync();
        _plane.Plane.Route(new ListenerRouting(PlaneFixture.Listener, "lb", free.Port, rules));
        _plane.Address.Port.ShouldBe(free.Port);
        (await _plane.GetTextAsync()).ShouldBe("here");
        await UntilRefusedAsync(old);
    }

    [Fact]
    public void A_port_that_is_taken_is_told_and_changes_nothing()
    {
        RoutedRule[] rules = [new("default", [], new(FixedResponse: new(200, null, "here")))];
        _plane.Route(rules);
        var port = _plane.Address.Port;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        var taken = ((IPEndPoint)socket.LocalEndPoint!).Port;
        Should.Throw<ListenerPortUnavailableException>(() => _plane.Plane.Route(new(PlaneFixture.Listener, "lb", taken, rules))).Message.ShouldContain($"{taken}");
        _plane.Address.Port.ShouldBe(port);
    }

    [Fact]
    public void An_image_that_does_not_exist_cannot_be_started() =>
        Should.Throw<ImageNotFoundException>(() => _plane.Plane.Start(new("task", "demo/shop:v9", new Dictionary<string, string>()))).Image.ShouldBe("demo/shop:v9");

    private async Task RequestsAsync(int count)
    {
        for (var i = 0; i < count; i++)
            using (await _plane.SendAsync(HttpMethod.Get))
            {
            }
    }

    private async Task UntilRefusedAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            while (true)
                using (await _plane.Client.GetAsync(address, limit.Token))
                {
                }
        }
        catch (HttpRequestException)
        {
            // So it is.
        }
    }

    private static WeightedGroup Group(string arn, int weight, params Endpoint[] targets) => new(arn, weight, targets, null);
}
