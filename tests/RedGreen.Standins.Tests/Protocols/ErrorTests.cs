using System.Net;
using Amazon.CloudWatch;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RedGreen.Standins.Tests.Loopback;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Standins.Tests.Protocols;

public class ErrorTests
{
    [Theory]
    [InlineData("ServiceNotFoundException")]
    [InlineData("com.amazonaws.ecs#ServiceNotFoundException")]
    public async Task A_modelled_json_error_is_its_own_exception(string type)
    {
        await using var fake = await FakeService.Start($$"""{"__type":"{{type}}","message":"no such service"}""", 400);
        var error = await Should.ThrowAsync<ServiceNotFoundException>(() => Ecs(fake).UpdateServiceAsync(new UpdateServiceRequest()));
        error.ErrorCode.ShouldBe("ServiceNotFoundException");
        error.Message.ShouldBe("no such service");
        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.RequestId.ShouldBe("request-1");
    }

    [Fact]
    public async Task An_unknown_json_error_is_the_services_exception()
    {
        await using var fake = await FakeService.Start("""{"__type":"BrandNewException","Message":"new"}""", 400);
        var error = await Should.ThrowAsync<AmazonECSException>(() => Ecs(fake).UpdateServiceAsync(new UpdateServiceRequest()));
        error.GetType().ShouldBe(typeof(AmazonECSException));
        error.ErrorCode.ShouldBe("BrandNewException");
        error.Message.ShouldBe("new");
    }

    [Fact]
    public async Task What_an_error_carries_beside_its_message_is_read()
    {
        await using var fake = await FakeService.Start("""{"__type":"ResourceNotFound","message":"gone","resourceName":"arn:machine","new":[1]}""", 400);
        var client = new AmazonStepFunctionsClient(FakeService.Credentials, fake.Config<AmazonStepFunctionsConfig>());
        await Should.ThrowAsync<AmazonStepFunctionsException>(() => client.StopExecutionAsync(new StopExecutionRequest()));

        await using var validation = await FakeService.Start("""{"__type":"ValidationException","message":"bad","reason":"API_DOES_NOT_SUPPORT_LABELED_ARNS"}""", 400);
        client = new AmazonStepFunctionsClient(FakeService.Credentials, validation.Config<AmazonStepFunctionsConfig>());
        var error = await Should.ThrowAsync<ValidationException>(() => client.StopExecutionAsync(new StopExecutionRequest()));
        error.Reason.ShouldBe(ValidationExceptionReason.API_DOES_NOT_SUPPORT_LABELED_ARNS);
    }

    [Fact]
    public async Task A_query_error_is_found_by_its_code_which_is_not_its_shapes_name()
    {
        await using var fake = await FakeService.Start("<ErrorResponse><Error><Type>Sender</Type><Code>RuleNotFound</Code><Message>no such rule</Message></Error><RequestId>q</RequestId></ErrorResponse>", 400);
        var error = await Should.ThrowAsync<RuleNotFoundException>(() => Elb(fake).DescribeRulesAsync(new DescribeRulesRequest()));
        error.ErrorCode.ShouldBe("RuleNotFound");
        error.Message.ShouldBe("no such rule");
        error.ErrorType.ShouldBe(Amazon.Runtime.ErrorType.Sender);
        error.RequestId.ShouldBe("q");
    }

    [Fact]
    public async Task An_unknown_query_error_is_the_services_exception()
    {
        await using var fake = await FakeService.Start("<ErrorResponse><Error><Code>BrandNew</Code><Message>new</Message></Error></ErrorResponse>", 400);
        var error = await Should.ThrowAsync<AmazonElasticLoadBalancingV2Exception>(() => Elb(fake).DescribeRulesAsync(new DescribeRulesRequest()));
        error.GetType().ShouldBe(typeof(AmazonElasticLoadBalancingV2Exception));
        error.ErrorCode.ShouldBe("BrandNew");
    }

    [Fact]
    public async Task A_service_that_once_spoke_query_keeps_its_old_codes()
    {
        await using var fake = await FakeService.Start(_ => new Reply("""{"__type":"com.amazonaws.cloudwatch#LimitExceededFault","message":"too many"}""", 400)
        {
            Headers = new Dictionary<string, string> { ["x-amzn-query-error"] = "LimitExceeded;Sender" },
        });
        var client = new AmazonCloudWatchClient(FakeService.Credentials, fake.Config<AmazonCloudWatchConfig>());
        var error = await Should.ThrowAsync<Amazon.CloudWatch.Model.LimitExceededException>(() => client.PutMetricAlarmAsync(new Amazon.CloudWatch.Model.PutMetricAlarmRequest()));
        error.ErrorCode.ShouldBe("LimitExceeded");
        error.ErrorType.ShouldBe(Amazon.Runtime.ErrorType.Sender);
    }

    private static AmazonECSClient Ecs(FakeService fake) => new(FakeService.Credentials, fake.Config<AmazonECSConfig>());

    private static AmazonElasticLoadBalancingV2Client Elb(FakeService fake) => new(FakeService.Credentials, fake.Config<AmazonElasticLoadBalancingV2Config>());
}
