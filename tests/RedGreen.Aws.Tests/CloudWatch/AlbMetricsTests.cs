using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using RedGreen.Aws.CloudWatch;
using RedGreen.Deployments;

namespace RedGreen.Aws.Tests.CloudWatch;

public class AlbMetricsTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly TargetGroupPair Pair = new()
    {
        Red = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/shop/1",
        Green = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/shop-1a2b3c4d/2",
        LoadBalancer = "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/3",
        Name = "shop-1a2b3c4d",
    };

    [Fact]
    public async Task Failures_are_what_the_targets_did_not_answer_well()
    {
        var windows = await ReadAsync(Result("g0n", 100), Result("g0c0", 90), Result("g0c2", 4), Result("r0n", 900), Result("r0c0", 900));
        windows!.ShouldHaveSingleItem().Green.ShouldBe(new(100, 6, null));
        windows[0].Red.ShouldBe(new(900, 0, null));
    }

    [Fact]
    public async Task A_missing_RequestCount_is_no_evidence_and_a_missing_class_is_none_of_it()
    {
        var window = (await ReadAsync(Result("r0n", 5), Result("g0c0", 3)))!.ShouldHaveSingleItem();
        window.Green.ShouldBeNull();
        window.Red.ShouldBe(new(5, 5, null));
    }

    [Theory]
    [InlineData("PartialData")]
    [InlineData("InternalError")]
    public async Task A_partial_answer_is_no_evidence_at_all(string status)
    {
        var partial = Result("g0n", 100);
        partial.StatusCode = status;
        (await ReadAsync(partial)).ShouldBeNull();
    }

    [Fact]
    public async Task A_throttled_provider_is_no_evidence_either()
    {
        var cloudWatch = Substitute.For<IAmazonCloudWatch>();
        cloudWatch.GetMetricDataAsync(Arg.Any<GetMetricDataRequest>(), Arg.Any<CancellationToken>())
            .Returns<GetMetricDataResponse>(_ => throw new AmazonCloudWatchException("slow down") { ErrorCode = "ThrottlingException", StatusCode = System.Net.HttpStatusCode.BadRequest });
        (await new AlbMetrics(cloudWatch).ReadAsync([Pair], From, From.AddMinutes(1), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Everything_is_asked_for_in_one_call()
    {
        var cloudWatch = Substitute.For<IAmazonCloudWatch>();
        cloudWatch.GetMetricDataAsync(Arg.Any<GetMetricDataRequest>(), Arg.Any<CancellationToken>()).Returns(new GetMetricDataResponse());
        await new AlbMetrics(cloudWatch).ReadAsync([Pair], From, From.AddMinutes(1), default);
        var asked = (GetMetricDataRequest)cloudWatch.ReceivedCalls().ShouldHaveSingleItem().GetArguments()[0]!;
        asked.MetricDataQueries.Select(query => query.Id).ShouldBeUnique();
        asked.MetricDataQueries[0].MetricStat.Metric.Dimensions.ToDictionary(d => d.Name, d => d.Value).ShouldBe(new Dictionary<string, string>
        {
            ["TargetGroup"] = "targetgroup/shop-1a2b3c4d/2",
            ["LoadBalancer"] = "app/web/3",
        });
    }

    [Fact]
    public async Task Where_records_choose_between_two_load_balancers_each_side_is_measured_at_its_own()
    {
        var cloudWatch = Substitute.For<IAmazonCloudWatch>();
        cloudWatch.GetMetricDataAsync(Arg.Any<GetMetricDataRequest>(), Arg.Any<CancellationToken>()).Returns(new GetMetricDataResponse());
        await new AlbMetrics(cloudWatch).ReadAsync([Pair with { GreenLoadBalancer = "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web-b/4" }], From, From.AddMinutes(1), default);
        var asked = (GetMetricDataRequest)cloudWatch.ReceivedCalls().ShouldHaveSingleItem().GetArguments()[0]!;
        string Of(string id) => asked.MetricDataQueries.Single(query => query.Id == id).MetricStat.Metric.Dimensions.Single(d => d.Name == "LoadBalancer").Value;
        (Of("g0n"), Of("r0n")).ShouldBe(("app/web-b/4", "app/web/3"));
    }

    private static MetricDataResult Result(string id, double value) => new() { Id = id, StatusCode = StatusCode.Complete, Timestamps = [From.UtcDateTime], Values = [value] };

    private static async Task<IReadOnlyList<RedGreen.Health.Window>?> ReadAsync(params MetricDataResult[] results)
    {
        var cloudWatch = Substitute.For<IAmazonCloudWatch>();
        cloudWatch.GetMetricDataAsync(Arg.Any<GetMetricDataRequest>(), Arg.Any<CancellationToken>()).Returns(new GetMetricDataResponse { MetricDataResults = [.. results] });
        return await new AlbMetrics(cloudWatch).ReadAsync([Pair], From, From.AddMinutes(1), default);
    }
}
