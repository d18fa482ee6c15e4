using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.Events.Rules;

public sealed class RuleOperationTests : IDisposable
{
    private readonly EventBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void A_rule_is_described_and_listed_as_it_was_put()
    {
        var arn = (string)_bed.Call("events", "PutRule", """{"Name":"pushes","EventPattern":"{\"source\":[\"aws.ecr\"]}","Description":"d","State":"DISABLED"}""")["RuleArn"]!;
        arn.ShouldBe("arn:aws:events:eu-west-1:123456789012:rule/pushes");
        var rule = _bed.Call("events", "DescribeRule", """{"Name":"pushes"}""");
        rule.ToJsonString().ShouldBe(new JsonObject
        {
            ["Name"] = "pushes",
            ["Arn"] = arn,
            ["EventPattern"] = """{"source":["aws.ecr"]}""",
            ["State"] = "DISABLED",
            ["Description"] = "d",
            ["EventBusName"] = "default",
        }.ToJsonString());
        _bed.Call("events", "ListRules")["Rules"]!.AsArray().Single()!.ToJsonString().ShouldBe(rule.ToJsonString());
        _bed.Call("events", "ListRules", """{"NamePrefix":"x"}""")["Rules"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void Rules_are_listed_page_by_page()
    {
        foreach (var name in "abc")
            _bed.Call("events", "PutRule", $$"""{"Name":"{{name}}","ScheduleExpression":"rate(1 day)"}""");
        var first = _bed.Call("events", "ListRules", """{"Limit":2}""");
        Names(first).ShouldBe("ab");
        var second = _bed.Call("events", "ListRules", $$"""{"Limit":2,"NextToken":"{{first["NextToken"]}}"}""");
        Names(second).ShouldBe("c");
        second.ContainsKey("NextToken").ShouldBeFalse();

        static string Names(JsonObject page) => string.Concat(page["Rules"]!.AsArray().Select(rule => (string)rule!["Name"]!));
    }

    [Fact]
    public void Changing_a_rule_keeps_its_targets_and_one_with_targets_is_not_deleted()
    {
        var queue = _bed.Queue("q");
        _bed.Rule("""{"source":["a"]}""", queue);
        _bed.Call("events", "PutRule", """{"Name":"r","EventPattern":"{\"source\":[\"b\"]}"}""");
        _bed.Call("events", "ListTargetsByRule", """{"Rule":"r"}""")["Targets"]!.AsArray().Select(target => (string)target!["Arn"]!).ShouldBe([queue]);
        _bed.Refused("events", "DeleteRule", """{"Name":"r"}""").Message.ShouldBe("Rule can't be deleted since it has targets.");
        _bed.Call("events", "RemoveTargets", """{"Rule":"r","Ids":["t","nobody"]}""")["FailedEntryCount"]!.GetValue<int>().ShouldBe(0);
        _bed.Call("events", "DeleteRule", """{"Name":"r"}""");
        _bed.Refused("events", "DescribeRule", """{"Name":"r"}""").Code.ShouldBe("ResourceNotFoundException");
        _bed.Call("events", "DeleteRule", """{"Name":"r"}""");
    }

    [Theory]
    [InlineData("""{"Name":"a b","ScheduleExpression":"rate(1 day)"}""", "regular expression pattern")]
    [InlineData("""{"ScheduleExpression":"rate(1 day)"}""", "The parameter Name is required.")]
    [InlineData("""{"Name":"a"}""", "EventPattern or ScheduleExpression must be specified")]
    [InlineData("""{"Name":"a","EventPattern":"{}"}""", "Event pattern is not valid")]
    [InlineData("""{"Name":"a","ScheduleExpression":"rate(1 year)"}""", "ScheduleExpression is not valid")]
    [InlineData("""{"Name":"a","ScheduleExpression":"rate(1 day)","State":"ON"}""", "State is ENABLED or DISABLED, not ON.")]
    [InlineData("""{"Name":"a","ScheduleExpression":"rate(1 day)","EventBusName":"mine"}""", "Event bus mine does not exist.")]
    public void A_rule_that_cannot_be_is_refused(string rule, string reason) => _bed.Refused("events", "PutRule", rule).Message.ShouldContain(reason);

    [Theory]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/s", "{}", "The target arn:aws:kinesis:eu-west-1:123456789012:stream/s")]
    [InlineData("q", "{}", "Provided Arn is not in correct format")]
    [InlineData("arn:aws:states:eu-west-1:123456789012:stateMachine:m", """{"RoleArn":null}""", "RoleArn is required for target")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:q", """{"SqsParameters":{}}""", "SqsParameters of target t is not supported")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:q", """{"Id":"a b"}""", "regular expression pattern")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:q", """{"RetryPolicy":{"MaximumRetryAttempts":186}}""", "RetryPolicy.MaximumRetryAttempts is 0 to 185, not 186.")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:q", """{"RetryPolicy":{"MaximumEventAgeInSeconds":1}}""", "RetryPolicy.MaximumEventAgeInSeconds is 60 to 86400, not 1.")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:q", """{"DeadLetterConfig":{"Arn":"q"}}""", "DeadLetterConfig.Arn of target t is the ARN of an SQS queue")]
    public void A_target_that_cannot_be_is_refused_by_name(string arn, string more, string reason) =>
        Should.Throw<Sandbox.Wire.AwsError>(() => _bed.Rule("""{"source":["a"]}""", arn, more)).Message.ShouldContain(reason);
}
