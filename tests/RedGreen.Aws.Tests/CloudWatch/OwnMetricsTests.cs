using RedGreen.Health;
using RedGreen.Strategies;
using static RedGreen.Aws.Tests.CloudWatch.FakeCloudWatch;

namespace RedGreen.Aws.Tests.CloudWatch;

/// <summary>What the service itself publishes.</summary>
public class OwnMetricsTests
{
    private static readonly OwnMetric Orders = new() { Namespace = "Shop", Name = "Orders", Dimensions = new Dictionary<string, string> { ["Stage"] = "prod" } };
    private static readonly OwnMetric Refused = new() { Namespace = "Shop", Name = "Refused", Of = "Payments", By = "Service" };

    [Fact]
    public async Task A_value_is_asked_for_by_the_service_and_by_its_other_dimensions()
    {
        var cloudWatch = new FakeCloudWatch().Answers();
        await cloudWatch.ReadAsync(Both(metrics: Orders with { Stat = "p95" }));
        var queries = cloudWatch.Asked[0].MetricDataQueries.Where(query => query.MetricStat.Metric.Namespace == "Shop").ToList();
        queries.Select(query => (query.Id, query.MetricStat.Metric.MetricName, query.MetricStat.Stat)).ShouldBe([("gown0", "Orders", "p95"), ("rown0", "Orders", "p95")]);
        queries.Select(query => string.Join(' ', query.MetricStat.Metric.Dimensions.Select(d => $"{d.Name}={d.Value}"))).ShouldBe(["ServiceName=shop-green-1a2b3c4d Stage=prod", "ServiceName=shop Stage=prod"]);
    }

    [Fact]
    public async Task A_count_is_asked_for_with_its_attempts()
    {
        var cloudWatch = new FakeCloudWatch().Answers();
        await cloudWatch.ReadAsync(Both(metrics: Refused));
        cloudWatch.Asked[0].MetricDataQueries.Where(query => query.MetricStat.Metric.Namespace == "Shop").Select(query => $"{query.Id} {query.MetricStat.Metric.MetricName} {query.MetricStat.Metric.Dimensions.Single().Name}")
            .ShouldBe(["gown0 Refused Service", "gown0_of Payments Service", "rown0 Refused Service", "rown0_of Payments Service"]);
    }

    [Fact]
    public async Task Every_window_has_every_metric_in_the_strategys_order()
    {
        var window = await new FakeCloudWatch().Answers(Result("gown0", 12.5), Result("rown0", 11), Result("gown1", 3), Result("gown1_of", 40)).OneAsync(Both(metrics: [Orders, Refused]));
        window.Own.ShouldBe([new OwnWindow(new(12.5, null), new(11, null)), new OwnWindow(new(3, 40), null)]);
    }

    [Fact]
    public async Task Attempts_without_events_had_none_and_events_without_attempts_tell_nothing()
    {
        var window = await new FakeCloudWatch().Answers(Result("gown0_of", 40), Result("rown0", 4)).OneAsync(Both(metrics: Refused));
        window.Own.ShouldBe([new OwnWindow(new(0, 40), null)]);
    }

    [Fact]
    public async Task A_value_that_is_absent_is_not_zero() =>
        (await new FakeCloudWatch().Answers(Result("g0_n", 5)).OneAsync(Both(metrics: Orders))).Own.ShouldBe([default]);

    [Fact]
    public async Task Behind_a_network_load_balancer_they_are_all_that_is_asked_for()
    {
        var cloudWatch = new FakeCloudWatch().Answers(Result("gown0", 5), Result("rown0", 6));
        var window = await cloudWatch.OneAsync(Both(metrics: Orders) with { Green = new MeasuredSide("green", []), Red = new MeasuredSide("red", []) });
        cloudWatch.Asked.ShouldHaveSingleItem().MetricDataQueries.Count.ShouldBe(2);
        (window.Green, window.Red).ShouldBe((null, null));
        window.Own.ShouldBe([new OwnWindow(new(5, null), new(6, null))]);
    }

    [Fact]
    public async Task Where_nothing_can_be_asked_nothing_is_and_no_minute_has_evidence()
    {
        var cloudWatch = new FakeCloudWatch();
        var windows = (await cloudWatch.ReadAsync(Both(minutes: 2) with { Green = new MeasuredSide("green", []), Red = null })).ShouldNotBeNull();
        windows.Count.ShouldBe(2);
        windows.ShouldAllBe(window => window.Green == null && window.Red == null);
        cloudWatch.Asked.ShouldBeEmpty();
    }
}
