using Amazon.CloudWatch;
using RedGreen.Aws.CloudWatch;
using RedGreen.Aws.Tests.CloudWatch;
using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Strategies;
using static RedGreen.Aws.Tests.CloudWatch.FakeCloudWatch;

namespace RedGreen.Aws.Tests;

/// <summary>What was usual for Red, before there is a Green.</summary>
public class HistoryReaderTests
{
    private static readonly OwnMetric Orders = new() { Namespace = "Shop", Name = "Orders" };

    // The last minute that is closed and published ends two minutes ago; the hour before it begins at noon.
    private static readonly DateTimeOffset Now = Noon.AddMinutes(62).AddSeconds(30);

    private readonly FakeCloudWatch _cloudWatch = new();

    [Fact]
    public async Task Slow_requests_are_counted_by_a_second_call_once_it_is_known_what_is_slow()
    {
        _cloudWatch.Answers(Result("r0_n", 100, 200), Result("r0_2", 99, 198), Result("r0_p95", 0.25, 0.5), Result("r0_p99", 1, 1)).Answers(Result("r0_n", 100, 200), Result("r0_2", 99, 198), Result("r0_p99", 1, 1), Result("r0_slow", 5, 10));
        var history = (await PlanAsync(Facts())).History.ShouldNotBeNull();
        (history.Minutes, history.Requests, history.SlowSeconds).ShouldBe((2, 300, 0.375), history.ToString());
        history.FailureRate.ShouldBe(0.01, 1e-9);
        history.SlowRate!.Value.ShouldBe(0.05, 1e-9);
        Stats(0).ShouldContain("p95");
        Stats(1).ShouldContain("TC(0.375:)");
        _cloudWatch.Asked.ShouldAllBe(asked => asked.StartTime == Noon.UtcDateTime && asked.EndTime == Noon.AddHours(1).UtcDateTime);
        _cloudWatch.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_Red_is_asked_for()
    {
        _cloudWatch.Answers();
        await PlanAsync(Facts());
        _cloudWatch.Asked[0].MetricDataQueries.ShouldAllBe(query => query.Id.StartsWith('r'));
    }

    [Fact]
    public async Task A_Red_without_any_request_has_a_history_of_nothing()
    {
        _cloudWatch.Answers();
        (await PlanAsync(Facts())).History.ShouldBe(new History());
        _cloudWatch.Asked.Count.ShouldBe(1, "nothing is slow where nothing was measured");
    }

    [Fact]
    public async Task A_provider_that_fails_is_not_a_Red_without_requests()
    {
        _cloudWatch.Does(() => throw Throttled());
        var facts = await PlanAsync(Facts(Orders));
        facts.History.ShouldBeNull();
        facts.SilentMetrics.ShouldBeNull();
        Refusals.Of(facts).ShouldBeEmpty();
        Warnings.Of(facts).ShouldContain(warning => warning.StartsWith("Red's last hour could not be read"));
        Warnings.Of(facts).ShouldContain(warning => warning.Contains("own metrics could not be read"));
    }

    [Fact]
    public async Task What_the_first_call_has_told_is_kept_where_the_second_one_fails()
    {
        _cloudWatch.Answers(Result("r0_n", 100), Result("r0_2", 99), Result("r0_p95", 0.2), Result("r0_p99", 1)).Does(() => throw Throttled());
        var history = (await PlanAsync(Facts())).History.ShouldNotBeNull();
        (history.SlowSeconds, history.SlowRate).ShouldBe((0.2, null));
    }

    [Fact]
    public async Task A_look_reads_what_is_missing_in_one_call_and_what_is_known_is_not_read_again()
    {
        _cloudWatch.Answers(Result("r0_n", 100), Result("r0_2", 99), Result("r0_p95", 0.2), Result("r0_p99", 1)).Answers(Result("r0_n", 100), Result("r0_2", 99), Result("r0_p99", 1), Result("r0_slow", 4));
        var first = await LookAsync(null);
        (first!.SlowSeconds, first.SlowRate, _cloudWatch.Asked.Count).ShouldBe((0.2, null, 1));
        var second = await LookAsync(first);
        (second!.SlowSeconds, second.SlowRate, _cloudWatch.Asked.Count).ShouldBe((0.2, 0.04, 2));
        (await LookAsync(second)).ShouldBeNull();
        _cloudWatch.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Behind_a_network_load_balancer_there_is_nothing_to_read()
    {
        (await LookAsync(null, measured: false)).ShouldBeNull();
        var facts = await PlanAsync(Facts(protocol: "TCP"));
        facts.History.ShouldBeNull();
        Warnings.Of(facts).ShouldNotContain(warning => warning.Contains("last hour"));
        _cloudWatch.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_metric_of_which_Red_has_published_nothing_is_named()
    {
        _cloudWatch.Answers(Result("rown1", 5), Result("rown2", 3));
        var facts = await PlanAsync(Facts("TCP", Orders, new OwnMetric { Namespace = "Shop", Name = "Basket" }, new OwnMetric { Namespace = "Shop", Name = "Refused", Of = "Payments" }));
        facts.SilentMetrics.ShouldBe(["Shop Orders", "Shop Payments"]);
        Warnings.Of(facts).Count(warning => warning.Contains("has had no value in its last hour")).ShouldBe(2);
    }

    [Fact]
    public async Task A_metric_whose_query_CloudWatch_does_not_take_is_refused_before_anything_is_changed()
    {
        _cloudWatch.Does(() => throw new AmazonCloudWatchException("The value pp for parameter Stat is not supported.") { ErrorCode = "ValidationError", StatusCode = System.Net.HttpStatusCode.BadRequest });
        Refusals.Of(await PlanAsync(Facts(Orders))).ShouldHaveSingleItem().ShouldBe("metrics: CloudWatch does not take their queries: The value pp for parameter Stat is not supported.");
    }

    [Fact]
    public void More_metrics_than_one_call_holds_are_refused()
    {
        Refusals.Of(Facts([.. Enumerable.Repeat(Orders, 243)])).ShouldBeEmpty();
        Refusals.Of(Facts([.. Enumerable.Repeat(Orders, 244)])).ShouldHaveSingleItem().ShouldContain("502 queries at every look; allowed: 500");
    }

    private static AmazonCloudWatchException Throttled() => new("slow down") { ErrorCode = "ThrottlingException", StatusCode = System.Net.HttpStatusCode.BadRequest };

    private string[] Stats(int call) => [.. _cloudWatch.Asked[call].MetricDataQueries.Select(query => query.MetricStat.Stat)];

    private Task<PlanFacts> PlanAsync(PlanFacts facts) => new HistoryReader(new CloudWatchMetrics(_cloudWatch.Client, _cloudWatch.Time)).AddAsync(facts, Now, default);

    private Task<History?> LookAsync(History? known, bool measured = true)
    {
        var planned = Plan.Make("1a2b3c4d", Facts() with { History = known }, Now);
        return new HistoryReader(new CloudWatchMetrics(_cloudWatch.Client, _cloudWatch.Time)).CompleteAsync(planned with { Traffic = planned.Traffic with { Measured = measured } }, Now, default);
    }

    private static PlanFacts Facts(params OwnMetric[] metrics) => Facts("HTTP", metrics);

    private static PlanFacts Facts(string protocol, params OwnMetric[] metrics)
    {
        var group = Group("shop/1");
        return new()
        {
            Request = new ResolvedRequest { Cluster = "arn:cluster/demo", Service = "shop", ServiceArn = "arn:aws:ecs:eu-west-1:1:service/demo/shop", Image = "shop:v2" },
            Strategy = new Strategy { Metrics = metrics },
            Service = new ServiceFacts { Name = "shop", Arn = "arn:aws:ecs:eu-west-1:1:service/demo/shop", Status = "ACTIVE", TaskDefinition = "shop:1", DesiredCount = 2, LoadBalancers = [new LoadBalancerEntry(group.Arn, "shop")] },
            TaskDefinition = new TaskDefinitionFacts("shop:1", "shop", true, new Dictionary<string, string> { ["shop"] = "shop:v1" }),
            TargetGroups = new Dictionary<string, TargetGroupFacts> { [group.Arn] = new(group.Arn, [group.LoadBalancer], protocol, null, null) },
            ForwardingRules = [new RoutedRule { Kind = RoutedRule.DefaultAction, Arn = "arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/web/3/4", Original = [Forward(group.Arn)], Protocol = protocol }],
            Targets = new TargetsLook(2, 0, []),
            Alarms = new AlarmsFound([], []),
        };
    }

    private static RuleAction Forward(string group) => new() { Type = "forward", TargetGroupArn = group };
}
