using System.Net;
using Amazon.ECS;
using RedGreen.Failures;

namespace RedGreen.Aws.Tests;

public class AwsErrorsTests
{
    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("RequestLimitExceeded", 503)]
    [InlineData("anything", 429)]
    public async Task Being_asked_for_fewer_calls_is_Throttled(string code, int status) =>
        await Should.ThrowAsync<Throttled>(() => Translated(Refusal(code, status)));

    [Theory]
    [InlineData("ServerException", 500)]
    [InlineData("InternalFailure", 503)]
    public async Task An_error_of_AWSs_own_is_AwsUnavailable(string code, int status) =>
        await Should.ThrowAsync<AwsUnavailable>(() => Translated(Refusal(code, status)));

    [Fact]
    public async Task An_answer_that_never_came_is_AwsUnavailable()
    {
        await Should.ThrowAsync<AwsUnavailable>(() => Translated(new HttpRequestException("connection reset")));
        await Should.ThrowAsync<AwsUnavailable>(() => Translated(new OperationCanceledException()));
    }

    [Theory]
    [InlineData("AccessDeniedException", 400)]
    [InlineData("LimitExceededException", 400)]
    [InlineData("InvalidParameterException", 400)]
    public async Task What_trying_again_cannot_mend_stays_what_it_is(string code, int status) =>
        await Should.ThrowAsync<AmazonECSException>(() => Translated(Refusal(code, status)));

    private static AmazonECSException Refusal(string code, int status) => new("refused") { ErrorCode = code, StatusCode = (HttpStatusCode)status };

    private static Task<int> Translated(Exception error) => AwsErrors.TranslateAsync<int>(() => throw error);
}
