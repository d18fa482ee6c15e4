using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Functions;
using RedGreen.Functions.Wiring;
using RedGreen.Pushes;
using RedGreen.Rehearsals;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.ImagePush;

public class FindServicesTests
{
    private const string Shop = $"{PushEvent.Registry}/demo/shop:v1";
    private const string Other = $"{PushEvent.Registry}/demo/healthy:v1";

    private static readonly (string, string) Enrolled = ("redgreen:enabled", "true");

    [Fact]
    public async Task Services_are_found_in_every_cluster_and_on_every_page()
    {
        await using var sandbox = Account();
        ManyServices.Plant(sandbox, 240, clusters: 120, tasks: 3, service => service % 4 == 0 ? Shop : Other, Enrolled);
        var found = Find(sandbox);
        found["deployments"]!.AsArray().Count.ShouldBe(60);
        found["deployments"]!.AsArray().Select(start => (string)start!["input"]!["image"]!).Distinct().ShouldBe([PushEvent.Pinned("demo/shop:v2")]);
        ((string)found["next"]!).ShouldBe("");
    }

    [Fact]
    public async Task Only_what_a_request_needs_is_in_a_start()
    {
        await using var sandbox = Account();
        ManyServices.Plant(sandbox, 1, clusters: 1, tasks: 1, _ => Shop, Enrolled);
        var start = Find(sandbox)["deployments"]![0]!.AsObject();
        start.Select(member => member.Key).ShouldBe(["name", "input"]);
        start["input"]!.AsObject().Select(member => member.Key).ShouldBe(["cluster", "service", "image"]);
    }

    [Fact]
    public async Task A_service_without_running_tasks_is_not_deployed_and_the_reason_says_so()
    {
        await using var sandbox = Account();
        ManyServices.Plant(sandbox, 1, clusters: 1, tasks: 0, _ => $"{PushEvent.Registry}/demo/healthy:v1", Enrolled);
        var found = Find(sandbox, "demo/healthy:v2");
        found["deployments"]!.AsArray().ShouldBeEmpty();
        ((string)found["reason"]!).ShouldContain("services without running tasks are not deployed");
    }

    [Fact]
    public async Task A_large_account_is_searched_inside_the_rates()
    {
        var rates = new EcsRates();
        await using var sandbox = Account(rates);
        ManyServices.Plant(sandbox, 500, clusters: 20, tasks: 6, service => service % 5 == 0 ? Shop : Other, Enrolled);
        rates.Begin(sandbox.Time);
        Find(sandbox)["deployments"]!.AsArray().Count.ShouldBe(100);
        rates.Throttled.ShouldBe(0);
        rates.Calls["ListTasks"].ShouldBeLessThanOrEqualTo(41);
        rates.Calls["DescribeTasks"].ShouldBeLessThanOrEqualTo(41);
        rates.Calls["DescribeServices"].ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task Where_others_have_used_up_the_rate_the_search_waits_and_goes_on()
    {
        var others = new Others();
        await using var sandbox = Account(others);
        ManyServices.Plant(sandbox, 300, clusters: 3, tasks: 2, _ => Shop, Enrolled);
        var began = sandbox.Time.GetUtcNow();
        others.Until = began + TimeSpan.FromSeconds(8);
        others.Time = sandbox.Time;
        Find(sandbox)["deployments"]!.AsArray().Count.ShouldBe(150);
        (sandbox.Time.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(40));
        others.Refused.ShouldBeLessThan(80);
    }

    [Fact]
    public async Task An_error_that_is_no_throttling_is_told_as_it_is()
    {
        await using var sandbox = Account(new Forbidden());
        ManyServices.Plant(sandbox, 1, clusters: 1, tasks: 1, _ => Shop, Enrolled);
        Should.Throw<Exception>(() => Find(sandbox)).Message.ShouldContain("not authorized");
    }

    [Fact]
    public async Task A_search_that_the_functions_time_is_too_short_for_says_so()
    {
        await using var sandbox = Account();
        using var silence = new Latency(sandbox.Transport, TimeSpan.FromDays(1), sandbox.Time);
        using var functions = InMemoryClients.Functions(silence, sandbox.Time);
        var input = new PushInput(DateTimeOffset.UnixEpoch, JsonElement.Parse(PushEvent.Of("demo/shop:v2").ToJsonString()));
        var error = await Should.ThrowAsync<SearchTookTooLong>(() => functions.GetRequiredService<FindServices>().FindServicesAsync(input, new FunctionContext { RemainingTime = TimeSpan.FromSeconds(1) }));
        error.Message.ShouldContain("nothing was started");
    }

    private static VirtualSandbox Account(params IReadOnlyList<IWireFilter> filters)
    {
        var sandbox = VirtualSandbox.Start(new VirtualSandboxSettings { Filters = filters });
        ShippedFunctions.AddTo(sandbox.Functions, sandbox.Transport, sandbox.Time);
        return sandbox;
    }

    private static JsonNode Find(VirtualSandbox sandbox, string pushed = "demo/shop:v2")
    {
        var finding = sandbox.Functions["FindServicesFunction"](new JsonObject { ["now"] = "2026-01-01T00:00:00Z", ["event"] = PushEvent.Of(pushed), ["after"] = "" }, CancellationToken.None);
        sandbox.Time.RunUntil(finding, TimeSpan.FromMinutes(10));
        return finding.Result!;
    }

    private sealed class Others : IWireFilter
    {
        public DateTimeOffset Until { get; set; }

        public TimeProvider? Time { get; set; }

        public int Refused { get; private set; }

        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
        {
            if (call.Operation is not ("ListTasks" or "DescribeTasks") || Time is null || Time.GetUtcNow() >= Until)
                return next(call);
            Refused++;
            throw new AwsError("ThrottlingException", "Rate exceeded");
        }
    }

    private sealed class Forbidden : IWireFilter
    {
        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next) =>
            call.Operation == "ListTasks" ? throw new AwsError("AccessDeniedException", "User is not authorized to perform: ecs:ListTasks") : next(call);
    }
}
