using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http.Routing;
using RedGreen.Sandbox.Time;
using Endpoint = RedGreen.Sandbox.DataPlane.Endpoint;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

public class StickinessTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Endpoint[] Targets = [new("127.0.0.1", 1001), new("127.0.0.1", 1002), new("127.0.0.1", 1003)];
    private static readonly WeightedGroup Red = new("tg-red", 90, Targets, Hour);
    private static readonly WeightedGroup Green = new("tg-green", 10, Targets, Hour);
    private static readonly RoutedForward Both = new([Red, Green], Hour);

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly Stickiness _stickiness;

    public StickinessTests() => _stickiness = new Stickiness(_time);

    [Fact]
    public void A_client_stays_with_its_group_whatever_the_weights_say()
    {
        var request = Bound(Both, Green, Targets[1]);
        _stickiness.GroupOf(request, Both)!.TargetGroupArn.ShouldBe("tg-green");
        _stickiness.GroupOf(request, Both with { Groups = [Red, Green with { Weight = 0 }] })!.TargetGroupArn.ShouldBe("tg-green");
        // As with an ALB: 503, not another group.
        _stickiness.GroupOf(request, Both with { Groups = [Red, Green with { InService = [] }] })!.TargetGroupArn.ShouldBe("tg-green");
    }

    [Fact]
    public void A_group_that_the_action_no_longer_names_binds_nobody() =>
        _stickiness.GroupOf(Bound(Both, Green, Targets[1]), Both with { Groups = [Red] }).ShouldBeNull();

    [Fact]
    public void An_action_that_is_not_sticky_ignores_and_issues_no_cookie()
    {
        var request = Bound(Both, Green, Targets[1]);
        _stickiness.GroupOf(request, Both with { StickinessDuration = null }).ShouldBeNull();
        Cookies(Both with { StickinessDuration = null }, Green with { StickinessDuration = null }, Targets[1]).ShouldBeEmpty();
    }

    [Fact]
    public void A_client_stays_with_its_target_as_long_as_that_is_in_service()
    {
        var request = Bound(Both, Green, Targets[1]);
        _stickiness.TargetOf(request, Green).ShouldBe(Targets[1]);
        _stickiness.TargetOf(request, Green with { InService = [Targets[0], Targets[2]] }).ShouldBeNull();
        _stickiness.TargetOf(request, Red).ShouldBeNull();
        _stickiness.TargetOf(request, Green with { StickinessDuration = null }).ShouldBeNull();
    }

    [Fact]
    public void Stickiness_lasts_as_long_as_it_is_set_to_in_sandbox_time()
    {
        var request = Bound(Both, Green, Targets[1]);
        _time.Advance(Hour - TimeSpan.FromSeconds(1));
        _stickiness.GroupOf(request, Both).ShouldNotBeNull();
        _stickiness.TargetOf(request, Green).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        _stickiness.GroupOf(request, Both).ShouldBeNull();
        _stickiness.TargetOf(request, Green).ShouldBeNull();
    }

    [Fact]
    public void Cookies_are_opaque_and_of_this_run_only()
    {
        var cookies = Cookies(Both, Green, Targets[1]);
        cookies.Count.ShouldBe(2);
        cookies.ShouldAllBe(cookie => !cookie.Contains("tg-green") && !cookie.Contains("127.0.0.1") && cookie.Contains("; Expires=") && cookie.EndsWith("; Path=/"));
        var request = Request(cookies);
        new Stickiness(_time).GroupOf(request, Both).ShouldBeNull();
    }

    [Theory]
    [InlineData("AWSALBTG=")]
    [InlineData("AWSALBTG=tg-green")]
    [InlineData("AWSALBTG=CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public void A_forged_cookie_is_ignored(string cookie) =>
        _stickiness.GroupOf(Request([cookie]), Both).ShouldBeNull();

    [Fact]
    public async Task Through_a_listener_a_client_with_cookies_stays_and_one_without_moves()
    {
        await using var plane = new PlaneFixture();
        var groups = new List<WeightedGroup>();
        foreach (var color in new[] { "red", "green" })
        {
            var tasks = new[] { await plane.ContainerAsync($"test/{color}:v1", $"{color}-1"), await plane.ContainerAsync($"test/{color}:v1", $"{color}-2") };
            groups.Add(new($"tg-{color}", 50, [.. tasks.Select(task => task.Endpoint)], TimeSpan.FromDays(1)));
        }

        plane.Route(new RoutedForward(groups, TimeSpan.FromDays(1)));
        using var first = await plane.SendAsync(HttpMethod.Get);
        var cookies = string.Join("; ", first.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var task = await first.Content.ReadAsStringAsync();
        for (var i = 0; i < 20; i++)
            (await plane.GetTextAsync("", ("Cookie", cookies))).ShouldBe(task);

        var others = new HashSet<string>();
        for (var i = 0; i < 64; i++)
            others.Add(await plane.GetTextAsync());
        others.Count.ShouldBe(4);
    }

    private HttpRequest Bound(RoutedForward forward, WeightedGroup group, Endpoint target) => Request(Cookies(forward, group, target));

    private List<string> Cookies(RoutedForward forward, WeightedGroup group, Endpoint target)
    {
        var response = new DefaultHttpContext().Response;
        _stickiness.Bind(response, forward, group, target);
        return [.. response.Headers.SetCookie.Select(cookie => cookie!)];
    }

    private static HttpRequest Request(IEnumerable<string> cookies)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]));
        return request;
    }
}
