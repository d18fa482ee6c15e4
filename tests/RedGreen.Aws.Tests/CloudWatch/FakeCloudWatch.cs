using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using RedGreen.Aws.CloudWatch;
using RedGreen.Health;
using RedGreen.Sandbox.Time;
using RedGreen.Strategies;

namespace RedGreen.Aws.Tests.CloudWatch;

/// <summary>A CloudWatch that answers what it is told to, and keeps what it was asked.</summary>
internal sealed class FakeCloudWatch
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Func<GetMetricDataResponse>> _answers = [];

    public FakeCloudWatch()
    {
        Client.GetMetricDataAsync(Arg.Do<GetMetricDataRequest>(Asked.Add), Arg.Any<CancellationToken>())
            .Returns(_ => Task.FromResult(_answers[Math.Min(Asked.Count, _answers.Count) - 1]()));
    }

    public IAmazonCloudWatch Client { get; } = Substitute.For<IAmazonCloudWatch>();

    public List<GetMetricDataRequest> Asked { get; } = [];

    public VirtualTime Time { get; } = new(Noon);

    public FakeCloudWatch Answers(params MetricDataResult[] results) => AnswersPage(null, results);

    public FakeCloudWatch AnswersPage(string? next, params MetricDataResult[] results) =>
        Does(() => new GetMetricDataResponse { MetricDataResults = [.. results], NextToken = next });

    public FakeCloudWatch Does(Func<GetMetricDataResponse> answer)
    {
        _answers.Add(answer);
        return this;
    }

    public Task<IReadOnlyList<Window>?> ReadAsync(MetricsRequest? request = null, CancellationToken cancellationToken = default) =>
        new CloudWatchMetrics(Client, Time).ReadAsync(request ?? Both(), cancellationToken);

    public async Task<Window> OneAsync(MetricsRequest? request = null) => (await ReadAsync(request)).ShouldNotBeNull().ShouldHaveSingleItem();

    public static MetricsRequest Both(double? slowSeconds = null, int minutes = 1, params OwnMetric[] metrics) => new()
    {
        From = Noon,
        To = Noon.AddMinutes(minutes),
        Green = new MeasuredSide("shop-green-1a2b3c4d", [Group("shop-1a2b3c4d/2")]),
        Red = new MeasuredSide("shop", [Group("shop/1")]),
        SlowSeconds = slowSeconds,
        Metrics = metrics,
    };

    public static MeasuredGroup Group(string name, string loadBalancer = "app/web/3") =>
        new($"arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/{name}", $"arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/{loadBalancer}");

    /// <summary>A query's values from noon on, minute by minute; NaN for none.</summary>
    public static MetricDataResult Result(string id, params double[] values)
    {
        var known = values.Select((value, minute) => (Value: value, At: Noon.AddMinutes(minute).UtcDateTime)).Where(point => !double.IsNaN(point.Value)).ToList();
        return new() { Id = id, StatusCode = StatusCode.Complete, Timestamps = [.. known.Select(point => point.At)], Values = [.. known.Select(point => point.Value)] };
    }

    public static MetricDataResult Status(string status, MetricDataResult result)
    {
        result.StatusCode = status;
        return result;
    }
}
