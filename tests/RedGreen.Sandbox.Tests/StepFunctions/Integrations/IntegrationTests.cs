using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.StepFunctions.Integrations;

public class IntegrationTests
{
    private readonly Machine _machine = new();

    [Fact]
    public void An_SDK_integration_speaks_the_services_own_case()
    {
        _machine.Aws.On("ecs:RegisterTaskDefinition", _ => JsonNode.Parse(
            """{"taskDefinition":{"registeredAt":1767225600.5,"containerDefinitions":[{"dockerLabels":{"my.key":"v"},"logConfiguration":{"options":{"awslogs-group":"g"}}}]},"tags":[]}""")!.AsObject());
        _machine.Output(Task("aws-sdk:ecs:registerTaskDefinition", """{"Family":"f","ContainerDefinitions":[{"Name":"c","DockerLabels":{"My.Key":"v"}}]}"""))
            .ShouldBe("""{"TaskDefinition":{"RegisteredAt":"2026-01-01T00:00:00.500Z","ContainerDefinitions":[{"DockerLabels":{"my.key":"v"},"LogConfiguration":{"Options":{"awslogs-group":"g"}}}]},"Tags":[]}""");
        var (operation, input, caller) = _machine.Aws.Calls.Single();
        operation.ShouldBe("ecs:RegisterTaskDefinition");
        input.ToJsonString().ShouldBe("""{"family":"f","containerDefinitions":[{"name":"c","dockerLabels":{"My.Key":"v"}}]}""");
        caller.ShouldStartWith("states:arn:aws:states:");
    }

    [Fact]
    public void Words_of_capitals_are_spelled_as_in_the_SDK_for_Java()
    {
        _machine.Aws.On("route53:ChangeResourceRecordSets", _ => JsonNode.Parse("""{"NextDNSName":"x"}""")!.AsObject());
        _machine.Output(Task("aws-sdk:route53:changeResourceRecordSets", """{"ChangeBatch":{"Changes":[{"ResourceRecordSet":{"Ttl":60,"AliasTarget":{"DnsName":"lb"}}}]}}""")).ShouldBe("""{"NextDnsName":"x"}""");
        _machine.Aws.Calls.Single().Input.ToJsonString().ShouldBe("""{"ChangeBatch":{"Changes":[{"ResourceRecordSet":{"TTL":60,"AliasTarget":{"DNSName":"lb"}}}]}}""");
        _machine.Failure(Task("aws-sdk:route53:changeResourceRecordSets", """{"TTL":60}""")).Cause.ShouldNotBeNull().ShouldContain("it is 'Ttl'");
    }

    [Theory]
    [InlineData("aws-sdk:elasticloadbalancingv2:modifyRule", "elasticloadbalancing:ModifyRule", "RuleNotFound", "ElasticLoadBalancingV2.RuleNotFoundException")]
    [InlineData("aws-sdk:elasticloadbalancingv2:modifyRule", "elasticloadbalancing:ModifyRule", "Throttling", "ElasticLoadBalancingV2.ElasticLoadBalancingV2Exception")]
    [InlineData("aws-sdk:ecs:describeServices", "ecs:DescribeServices", "ClusterNotFoundException", "Ecs.ClusterNotFoundException")]
    [InlineData("aws-sdk:ecs:describeServices", "ecs:DescribeServices", "ThrottlingException", "Ecs.EcsException")]
    [InlineData("aws-sdk:sfn:describeExecution", "states:DescribeExecution", "ExecutionDoesNotExist", "Sfn.ExecutionDoesNotExistException")]
    [InlineData("aws-sdk:dynamodb:putItem", "dynamodb:PutItem", "ConditionalCheckFailedException", "DynamoDb.ConditionalCheckFailedException")]
    [InlineData("aws-sdk:route53:changeResourceRecordSets", "route53:ChangeResourceRecordSets", "PriorRequestNotComplete", "Route53.PriorRequestNotCompleteException")]
    [InlineData("aws-sdk:cloudwatch:putDashboard", "monitoring:PutDashboard", "InternalServiceError", "CloudWatch.InternalServiceException")]
    [InlineData("dynamodb:putItem", "dynamodb:PutItem", "ConditionalCheckFailedException", "DynamoDB.ConditionalCheckFailedException")]
    [InlineData("dynamodb:putItem", "dynamodb:PutItem", "InternalServerError", "DynamoDB.InternalServerErrorException")]
    [InlineData("dynamodb:putItem", "dynamodb:PutItem", "ValidationException", "DynamoDB.AmazonDynamoDBException")]
    [InlineData("states:startExecution", "states:StartExecution", "ExecutionAlreadyExists", "StepFunctions.ExecutionAlreadyExistsException")]
    [InlineData("events:putEvents", "events:PutEvents", "InternalException", "EventBridge.InternalException")]
    [InlineData("sns:publish", "sns:Publish", "NotFound", "SNS.NotFoundException")]
    public void An_error_has_the_name_that_AWS_gives_it(string resource, string operation, string code, string expected)
    {
        _machine.Aws.Refuse(operation, code, "because");
        var (error, cause) = _machine.Failure(Task(resource, resource.StartsWith("states:", StringComparison.Ordinal)
            ? """{"StateMachineArn":"m"}"""
            : """{"TableName":"t","Item":{},"Entries":[],"Message":"m"}"""));
        error.ShouldBe(expected);
        cause.ShouldNotBeNull().ShouldContain("because");
    }

    [Fact]
    public void A_service_that_is_not_there_fails_the_task() =>
        _machine.Failure(Task("sns:publish", """{"Message":"m"}""")).Cause.ShouldNotBeNull().ShouldContain("There is no sns:Publish here.");

    [Fact]
    public void Details_and_messages_given_as_JSON_are_sent_as_text()
    {
        _machine.Aws.On("events:PutEvents", _ => new JsonObject { ["FailedEntryCount"] = 0 }).On("sns:Publish", _ => []).On("states:StartExecution", _ => []);
        _machine.Output(Task("events:putEvents", """{"Entries":[{"Detail":{"a":"é"},"DetailType":"t","Source":"s"}]}"""));
        _machine.Output(Task("sns:publish", """{"TopicArn":"t","Message":{"a":1}}"""));
        _machine.Output(Task("states:startExecution", """{"StateMachineArn":"m","Input":{"a":1}}"""));
        _machine.Aws.Calls[0].Input["Entries"]![0]!["Detail"]!.GetValue<string>().ShouldBe("""{"a":"é"}""");
        _machine.Aws.Calls[1].Input["Message"]!.GetValue<string>().ShouldBe("""{"a":1}""");
        _machine.Aws.Calls[2].Input["input"]!.GetValue<string>().ShouldBe("""{"a":1}""");
    }

    [Fact]
    public void An_entry_that_EventBridge_refuses_fails_the_task()
    {
        _machine.Aws.On("events:PutEvents", _ => new JsonObject { ["FailedEntryCount"] = 1 });
        _machine.Failure(Task("events:putEvents", """{"Entries":[]}""")).Error.ShouldBe("EventBridge.FailedEntry");
    }

    [Fact]
    public void A_child_execution_that_fails_fails_the_task_with_its_description()
    {
        var asked = 0;
        _machine.Aws.On("states:StartExecution", _ => new JsonObject { ["executionArn"] = "child" })
            .On("states:DescribeExecution", _ => new JsonObject { ["executionArn"] = "child", ["status"] = ++asked < 3 ? "RUNNING" : "FAILED", ["cause"] = "bad" });
        var (error, cause) = _machine.Failure(Task("states:startExecution.sync:2", """{"StateMachineArn":"m"}"""));
        error.ShouldBe("States.TaskFailed");
        cause.ShouldBe("""{"ExecutionArn":"child","Status":"FAILED","Cause":"bad"}""");
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_child_execution_is_stopped_with_its_parent()
    {
        _machine.Aws.On("states:StartExecution", _ => new JsonObject { ["executionArn"] = "child" }).On("states:StopExecution", _ => []);
        var parent = _machine.Begin(Task("states:startExecution.sync", """{"StateMachineArn":"m"}"""));
        parent.Stop(null, null);
        _machine.Aws.Calls[^1].Operation.ShouldBe("states:StopExecution");
        _machine.Aws.Calls[^1].Input["executionArn"]!.GetValue<string>().ShouldBe("child");
    }

    private static string Task(string resource, string parameters) =>
        Machine.Of($$"""{"Type":"Task","Resource":"arn:aws:states:::{{resource}}","Parameters":{{parameters}},"End":true}""");
}
