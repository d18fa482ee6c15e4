using RedGreen.Health;
using static RedGreen.Aws.Tests.CloudWatch.FakeCloudWatch;

namespace RedGreen.Aws.Tests.CloudWatch;

/// <summary>What a minute of a load balancer's numbers means.</summary>
public class CloudWatchMetricsTests
{
    [Fact]
    public async Task Failures_are_what_the_targets_did_not_answer_well_and_unanswered_those_without_a_status()
    {
        var window = await new FakeCloudWatch().Answers(Result("g0_n", 100), Result("g0_2", 80), Result("g0_3", 10), Result("g0_4", 4), Result("g0_5", 5), Result("r0_n", 900), Result("r0_2", 900)).OneAsync();
        window.Green.ShouldBe(new SideWindow(100, 6, null) { Unanswered = 1 });
        window.Red.ShouldBe(new SideWindow(900, 0, null));
    }

    [Fact]
    public async Task A_missing_RequestCount_is_no_evidence_and_a_missing_class_is_none_of_it()
    {
        var window = await new FakeCloudWatch().Answers(Result("r0_n", 5), Result("g0_2", 3)).OneAsync();
        window.Green.ShouldBeNull();
        window.Red.ShouldBe(new SideWindow(5, 5, null) { Unanswered = 5 });
    }

    [Fact]
    public async Task A_RequestCount_of_zero_is_a_measured_minute() =>
        (await new FakeCloudWatch().Answers(Result("r0_n", 0)).OneAsync()).Red.ShouldBe(new SideWindow(0, 0, null));

    [Fact]
    public async Task Counts_that_do_not_add_up_yet_are_neither_negative_nor_above_the_requests()
    {
        var window = await new FakeCloudWatch().Answers(Result("g0_n", 10), Result("g0_2", 12), Result("g0_p99", 1), Result("g0_slow", 15)).OneAsync(Both(slowSeconds: 0.5));
        window.Green.ShouldBe(new SideWindow(10, 0, 1) { Slow = 10 });
    }

    [Fact]
    public async Task No_trimmed_count_beside_measured_response_times_is_no_slow_request()
    {
        var window = await new FakeCloudWatch().Answers(Result("g0_n", 10), Result("g0_2", 10), Result("g0_p99", 0.2), Result("r0_n", 10), Result("r0_2", 10)).OneAsync(Both(slowSeconds: 0.5));
        window.Green!.Slow.ShouldBe(0);
        window.Red!.Slow.ShouldBeNull("no response time was measured at all");
    }

    [Fact]
    public async Task What_is_slow_is_counted_only_where_it_is_known()
    {
        var cloudWatch = new FakeCloudWatch().Answers(Result("g0_n", 10), Result("g0_2", 10), Result("g0_p99", 0.2));
        (await cloudWatch.OneAsync()).Green!.Slow.ShouldBeNull();
        cloudWatch.Asked.ShouldHaveSingleItem().MetricDataQueries.ShouldNotContain(query => query.MetricStat.Stat.StartsWith("TC"));
    }

    [Theory]
    [InlineData(0.25, "TC(0.25:)")]
    [InlineData(12, "TC(12:)")]
    [InlineData(0.0000004, "TC(0:)")]
    [InlineData(0.1234567891234, "TC(0.123457:)")]
    public async Task Slower_than_a_limit_is_a_trimmed_count_from_it_on(double seconds, string stat)
    {
        var cloudWatch = new FakeCloudWatch().Answers();
        await cloudWatch.ReadAsync(Both(slowSeconds: seconds));
        cloudWatch.Asked[0].MetricDataQueries.Count(query => query.MetricStat.Stat == stat && query.MetricStat.Metric.MetricName == "TargetResponseTime").ShouldBe(2);
    }

    [Fact]
    public async Task Several_target_groups_of_a_side_are_one()
    {
        var both = Both(slowSeconds: 0.5) with { Green = new MeasuredSide("green", [Group("a/1"), Group("b/2"), Group("c/3")]), WithP95 = true };
        var window = await new FakeCloudWatch().Answers(
            Result("g0_n", 10), Result("g0_2", 9), Result("g0_p99", 3), Result("g0_p95", 2), Result("g0_slow", 4),
            Result("g1_n", 90), Result("g1_2", 90), Result("g1_p99", 0.3), Result("g1_p95", 0.2)).OneAsync(both);
        window.Green.ShouldBe(new SideWindow(100, 1, 3) { Unanswered = 1, P95Seconds = 0.2, Slow = 4 });
    }

    [Fact]
    public async Task Minutes_come_in_order_and_one_without_data_is_there_without_evidence()
    {
        var windows = (await new FakeCloudWatch().Answers(Result("g0_n", 1, double.NaN, 3), Result("r0_n", 9, 9, double.NaN)).ReadAsync(Both(minutes: 4))).ShouldNotBeNull();
        windows.Select(window => window.Start).ShouldBe([Noon, Noon.AddMinutes(1), Noon.AddMinutes(2), Noon.AddMinutes(3)]);
        windows.Select(window => window.Green?.Requests).ShouldBe([1, null, 3, null]);
        windows.Select(window => window.Red?.Requests).ShouldBe([9, 9, null, null]);
    }

    [Fact]
    public async Task Everything_is_asked_for_in_one_call_with_queries_of_different_names()
    {
        var cloudWatch = new FakeCloudWatch().Answers();
        var request = Both(slowSeconds: 0.5, minutes: 5, new() { Namespace = "Shop", Name = "Orders" }, new() { Namespace = "Shop", Name = "Refused", Of = "Payments" }) with { WithP95 = true };
        await cloudWatch.ReadAsync(request);
        var asked = cloudWatch.Asked.ShouldHaveSingleItem();
        asked.MetricDataQueries.Select(query => query.Id).ShouldBeUnique();
        asked.MetricDataQueries.ShouldAllBe(query => System.Text.RegularExpressions.Regex.IsMatch(query.Id, "^[a-z][a-zA-Z0-9_]*$"));
        asked.MetricDataQueries.Count.ShouldBe(request.Queries);
        (asked.StartTime, asked.EndTime).ShouldBe((Noon.UtcDateTime, Noon.AddMinutes(5).UtcDateTime));
        asked.MetricDataQueries[0].MetricStat.Metric.Dimensions.ToDictionary(d => d.Name, d => d.Value).ShouldBe(new Dictionary<string, string>
        {
            ["TargetGroup"] = "targetgroup/shop-1a2b3c4d/2",
            ["LoadBalancer"] = "app/web/3",
        });
    }

    [Fact]
    public void The_most_that_a_look_can_ask_for_is_known_before_it()
    {
        var request = Both(slowSeconds: 0.5, minutes: 1, new() { Namespace = "Shop", Name = "Orders" }, new() { Namespace = "Shop", Name = "Refused", Of = "Payments" });
        MetricsRequest.MostOf(1, request.Metrics).ShouldBe(request.Queries);
    }

    [Fact]
    public async Task A_side_that_is_not_asked_for_costs_nothing()
    {
        var cloudWatch = new FakeCloudWatch().Answers(Result("g0_n", 7));
        (await cloudWatch.OneAsync(Both() with { Red = null })).Green!.Requests.ShouldBe(7);
        cloudWatch.Asked[0].MetricDataQueries.ShouldAllBe(query => query.Id.StartsWith('g'));
    }

    [Fact]
    public async Task Where_records_choose_between_two_load_balancers_each_side_is_measured_at_its_own()
    {
        var cloudWatch = new FakeCloudWatch().Answers();
        await cloudWatch.ReadAsync(Both() with { Green = new MeasuredSide("green", [Group("shop-1a2b3c4d/2", "app/web-b/4")]) });
        string Of(string id) => cloudWatch.Asked[0].MetricDataQueries.Single(query => query.Id == id).MetricStat.Metric.Dimensions.Single(d => d.Name == "LoadBalancer").Value;
        (Of("g0_n"), Of("r0_n")).ShouldBe(("app/web-b/4", "app/web/3"));
    }
}
