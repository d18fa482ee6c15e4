using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using static RedGreen.Aws.Tests.CloudWatch.FakeCloudWatch;

namespace RedGreen.Aws.Tests.CloudWatch;

/// <summary>A provider that fails, or answers in part, gives no evidence: neither good nor bad.</summary>
public class MetricDataTests
{
    [Theory]
    [InlineData("PartialData")]
    [InlineData("InternalError")]
    [InlineData("Forbidden")]
    public async Task A_partial_answer_is_no_evidence_at_all(string status) =>
        (await new FakeCloudWatch().Answers(Result("r0_n", 900), Status(status, Result("g0_n", 100))).ReadAsync()).ShouldBeNull();

    [Fact]
    public async Task Pages_are_followed_to_the_end()
    {
        var cloudWatch = new FakeCloudWatch()
            .AnswersPage("a", Status("PartialData", Result("g0_n", 1)))
            .AnswersPage("b", Result("g0_n", double.NaN, 2))
            .AnswersPage(null, Result("r0_n", 9, 9));
        var windows = (await cloudWatch.ReadAsync(Both(minutes: 2))).ShouldNotBeNull();
        windows.Select(window => (window.Green!.Requests, window.Red!.Requests)).ShouldBe([(1, 9), (2, 9)]);
        cloudWatch.Asked.Select(page => page.NextToken).ShouldBe([null, "a", "b"]);
    }

    [Fact]
    public async Task A_part_that_no_later_page_completes_is_no_evidence()
    {
        var cloudWatch = new FakeCloudWatch()
            .AnswersPage("a", Status("PartialData", Result("g0_n", 1)))
            .AnswersPage(null, Result("r0_n", 9));
        (await cloudWatch.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_query_that_failed_on_one_page_and_came_on_the_next_is_whole()
    {
        var cloudWatch = new FakeCloudWatch()
            .AnswersPage("a", Status("InternalError", Result("g0_n")))
            .AnswersPage(null, Result("g0_n", 5));
        (await cloudWatch.OneAsync()).Green!.Requests.ShouldBe(5);
    }

    [Fact]
    public async Task A_page_that_fails_after_another_makes_all_of_it_unknown()
    {
        var cloudWatch = new FakeCloudWatch().AnswersPage("a", Result("g0_n", 5)).Does(() => throw Error("InternalFailure", HttpStatusCode.InternalServerError));
        (await cloudWatch.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_with_a_message_is_not_the_whole_one()
    {
        var cloudWatch = new FakeCloudWatch().Does(() => new GetMetricDataResponse
        {
            MetricDataResults = [Result("g0_n", 5)],
            Messages = [new MessageData { Code = "LimitExceeded", Value = "Maximum number of allowed metrics exceeded" }],
        });
        (await cloudWatch.ReadAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("Throttling", HttpStatusCode.BadRequest)]
    [InlineData("InternalServiceError", HttpStatusCode.InternalServerError)]
    [InlineData("ServiceUnavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData("AccessDenied", HttpStatusCode.Forbidden)]
    public async Task A_provider_that_does_not_answer_is_no_evidence_either(string code, HttpStatusCode status) =>
        (await new FakeCloudWatch().Does(() => throw Error(code, status)).ReadAsync()).ShouldBeNull();

    [Fact]
    public async Task A_query_that_CloudWatch_does_not_understand_is_an_error_that_says_so() =>
        (await Should.ThrowAsync<AmazonCloudWatchException>(() => new FakeCloudWatch().Does(() => throw Error("ValidationError", HttpStatusCode.BadRequest)).ReadAsync())).ErrorCode.ShouldBe("ValidationError");

    [Fact]
    public async Task A_provider_that_hangs_does_not_take_the_look_with_it()
    {
        var cloudWatch = new FakeCloudWatch();
        cloudWatch.Client.GetMetricDataAsync(Arg.Any<GetMetricDataRequest>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            var never = new TaskCompletionSource<GetMetricDataResponse>();
            var token = call.Arg<CancellationToken>();
            token.Register(() => never.SetCanceled(token));
            return never.Task;
        });
        var reading = cloudWatch.ReadAsync();
        cloudWatch.Time.RunUntil(reading, TimeSpan.FromSeconds(10));
        (await reading).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_told_that_the_provider_failed()
    {
        using var gaveUp = new CancellationTokenSource();
        var cloudWatch = new FakeCloudWatch().Does(() =>
        {
            gaveUp.Cancel();
            throw new OperationCanceledException(gaveUp.Token);
        });
        await Should.ThrowAsync<OperationCanceledException>(() => cloudWatch.ReadAsync(cancellationToken: gaveUp.Token));
    }

    private static AmazonCloudWatchException Error(string code, HttpStatusCode status) => new(code) { ErrorCode = code, StatusCode = status };
}
