using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.Tests.StepFunctions.Language;

public class DefinitionTests
{
    private const string Task = "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\"},\"End\":true";
    private const string Map = "\"Type\":\"Map\",\"End\":true";
    private const string Processor = "\"ItemProcessor\":{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"End\":true}}}";

    [Theory]
    [InlineData("\"Type\":\"Jump\",\"End\":true", "State 'S', field 'Type': 'Jump' is not a state type.")]
    [InlineData("\"End\":true", "State 'S', field 'Type': is missing.")]
    [InlineData("\"Type\":\"Pass\"", "State 'S', field 'Next': is missing")]
    [InlineData("\"Type\":\"Pass\",\"End\":false", "State 'S', field 'Next': is missing")]
    [InlineData("\"Type\":\"Pass\",\"Next\":\"S\",\"End\":true", "State 'S', field 'Next': and End exclude each other.")]
    [InlineData("\"Type\":\"Pass\",\"Next\":\"T\"", "State 'S', field 'Next': there is no state 'T' beside it.")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"End\":true", "State 'S', field 'End': is given twice.")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Colour\":\"red\"", "State 'S', field 'Colour': is not known in a Pass state.")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Assign\":{}", "State 'S', field 'Assign': belongs to JSONata or to variables")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"QueryLanguage\":\"JSONata\"", "State 'S', field 'QueryLanguage': must be JSONPath, not JSONata.")]
    [InlineData("\"Type\":\"Succeed\",\"End\":true", "field 'End': is not known in a Succeed state.")]
    [InlineData("\"Type\":\"Fail\",\"InputPath\":\"$\"", "field 'InputPath': is not known in a Fail state.")]
    [InlineData("\"Type\":\"Fail\",\"Cause\":\"c\",\"CausePath\":\"$.c\"", "field 'Cause': and CausePath exclude each other.")]
    [InlineData("\"Type\":\"Fail\",\"CausePath\":\"States.Nope($.c)\"", "field 'CausePath': 'States.Nope' is not an intrinsic function.")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"InputPath\":\"a\"", "field 'InputPath': 'a' is not a path")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"ResultPath\":\"$.a[*]\"", "field 'ResultPath': '$.a[*]' must be a reference path")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"ResultPath\":\"$$.Execution.Input\"", "field 'ResultPath': cannot write to the context object.")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a\":[{\"b.$\":\"$..c\"}]}", "field 'Parameters.a[0].b.$': '$..c' has a deep scan")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":1}", "field 'Parameters.a.$': must be a string")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a\":1,\"a.$\":\"$\"}", "field 'Parameters.a': is given twice")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"$$.Execution.Nme\"}", "'$$.Execution.Nme' is not in the context object.")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"$$.Task.Token\"}", "only for .waitForTaskToken")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"$$.Map.Item.Value\"}", "only in a Map's ItemSelector and states")]
    [InlineData("\"Type\":\"Wait\",\"End\":true", "a Wait state has exactly one of")]
    [InlineData("\"Type\":\"Wait\",\"Seconds\":1,\"Timestamp\":\"2026-01-01T00:00:00Z\",\"End\":true", "a Wait state has exactly one of")]
    [InlineData("\"Type\":\"Wait\",\"Seconds\":-1,\"End\":true", "field 'Seconds': must be a whole number from 0 to 99999999.")]
    [InlineData("\"Type\":\"Wait\",\"Timestamp\":\"2026-01-01\",\"End\":true", "field 'Timestamp': '2026-01-01' is not a timestamp")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[],\"Default\":\"S\"", "field 'Choices': must have at least one choice.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"IsPresent\":true}],\"Default\":\"S\"", "field 'Choices[0].Next': is missing.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"StringIs\":\"a\",\"Next\":\"S\"}]", "field 'Choices[0].StringIs': is not known in a choice.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"NumericEquals\":\"a\",\"Next\":\"S\"}]", "field 'Choices[0].NumericEquals': cannot compare with \"a\".")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"IsNull\":true,\"IsPresent\":true,\"Next\":\"S\"}]", "has more than one comparison.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"And\":[{\"Variable\":\"$.a\",\"IsNull\":true,\"Next\":\"S\"}],\"Next\":\"S\"}]", "field 'Choices[0].And[0].Next': is not known in a choice.")]
    [InlineData("\"Type\":\"Task\",\"End\":true", "field 'Resource': is missing.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:call\",\"End\":true", "field 'Resource': 'arn:aws:states:::lambda:call' is not a service integration that is supported.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke.waitForTaskToken\",\"End\":true", ".waitForTaskToken is not supported.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::aws-sdk:s3:getObject\",\"End\":true", "of the AWS SDK only applicationautoscaling, cloudwatch, dynamodb, ecs, elasticloadbalancingv2, route53, sfn are supported.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::aws-sdk:ecs:describeService\",\"End\":true", "ecs has no action 'describeService'.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::aws-sdk:ecs:describeServices\",\"Parameters\":{\"cluster\":\"c\"},\"End\":true", "'cluster' is not supported: parameters of AWS SDK integrations begin in upper case.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"Payload\":1},\"End\":true", "field 'Parameters': 'FunctionName' is missing.")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\",\"Load\":1},\"End\":true", "field 'Parameters': 'Load' is not supported")]
    [InlineData("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::dynamodb:putItem\",\"Parameters\":{\"TableName\":\"t\"},\"End\":true", "field 'Parameters': 'Item' is missing.")]
    [InlineData(Task + ",\"TimeoutSeconds\":0", "field 'TimeoutSeconds': must be a whole number from 1 to 99999999.")]
    [InlineData(Task + ",\"TimeoutSeconds\":5,\"TimeoutSecondsPath\":\"$.t\"", "field 'TimeoutSeconds': and TimeoutSecondsPath exclude each other.")]
    [InlineData(Task + ",\"TimeoutSeconds\":5,\"HeartbeatSeconds\":5", "field 'HeartbeatSeconds': must be smaller than TimeoutSeconds.")]
    [InlineData(Task + ",\"Retry\":[{\"ErrorEquals\":[]}]", "field 'Retry[0].ErrorEquals': must name at least one error.")]
    [InlineData(Task + ",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]},{\"ErrorEquals\":[\"A\"]}]", "field 'Retry[0].ErrorEquals': States.ALL must stand alone, in the last entry.")]
    [InlineData(Task + ",\"Catch\":[{\"ErrorEquals\":[\"A\",\"States.ALL\"],\"Next\":\"S\"}]", "field 'Catch[0].ErrorEquals': States.ALL must stand alone")]
    [InlineData(Task + ",\"Catch\":[{\"ErrorEquals\":[\"States.Tmeout\"],\"Next\":\"S\"}]", "'States.Tmeout' is not an error name of the States Language.")]
    [InlineData(Task + ",\"Catch\":[{\"ErrorEquals\":[\"A\"],\"Next\":\"T\"}]", "field 'Catch[0].Next': there is no state 'T'")]
    [InlineData(Task + ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"BackoffRate\":0.5}]", "field 'Retry[0].BackoffRate': must be a number of at least 1.")]
    [InlineData(Task + ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"JitterStrategy\":\"SOME\"}]", "field 'Retry[0].JitterStrategy': must be FULL or NONE, not SOME.")]
    [InlineData(Task + ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"IntervalSeconds\":5,\"MaxDelaySeconds\":5}]", "field 'Retry[0].MaxDelaySeconds': must be greater than IntervalSeconds.")]
    [InlineData(Task + ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"Attempts\":5}]", "field 'Retry[0].Attempts': is not known in a retrier.")]
    [InlineData("\"Type\":\"Parallel\",\"Branches\":[],\"End\":true", "field 'Branches': must have at least one branch.")]
    [InlineData("\"Type\":\"Parallel\",\"Branches\":[{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}],\"End\":true", "'S' is the name of two states")]
    [InlineData(Map, "field 'ItemProcessor': is missing.")]
    [InlineData(Map + "," + Processor + ",\"ToleratedFailureCount\":1", "field 'ToleratedFailureCount': is not known in a Map state.")]
    [InlineData(Map + "," + Processor + ",\"Parameters\":{}", "field 'Parameters': is the old form")]
    [InlineData(Map + ",\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\"},\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"End\":true}}}", "field 'ItemProcessor.ProcessorConfig.Mode': must be INLINE, not DISTRIBUTED")]
    public void What_is_wrong_is_named_with_its_state_and_field(string state, string expected) =>
        Problems(Machine.Of("{" + state + "}")).ShouldContain(problem => problem.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("[]", "must be an object")]
    [InlineData("{", "is not JSON")]
    [InlineData("""{"StartAt":"S","States":{}}""", "field 'States': must be an object with at least one state.")]
    [InlineData("""{"StartAt":"X","States":{"S":{"Type":"Succeed"}}}""", "State machine, field 'StartAt': there is no state 'X'.")]
    [InlineData("""{"States":{"S":{"Type":"Succeed"}}}""", "State machine, field 'StartAt': is missing.")]
    [InlineData("""{"StartAt":"S","StartAt":"S","States":{"S":{"Type":"Succeed"}}}""", "field 'StartAt': is given twice.")]
    [InlineData("""{"StartAt":"S","States":{"S":{"Type":"Succeed"},"S":{"Type":"Succeed"}}}""", "'S' is the name of two states")]
    [InlineData("""{"StartAt":"S","States":{"S":{"Type":"Succeed"},"T":{"Type":"Pass","Next":"S"}}}""", "State 'T': is never reached.")]
    [InlineData("""{"StartAt":"S","Version":"2.0","States":{"S":{"Type":"Succeed"}}}""", "field 'Version': must be 1.0")]
    [InlineData("""{"StartAt":"S","Timeout":1,"States":{"S":{"Type":"Succeed"}}}""", "field 'Timeout': is not known in a state machine.")]
    public void What_is_wrong_with_a_machine_is_named(string definition, string expected) =>
        Problems(definition).ShouldContain(problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void All_problems_come_at_once() =>
        Problems("""{"StartAt":"X","States":{"A":{"Type":"Pass"},"B":{"Type":"Wait","Seconds":"1","End":true},"C":{"Type":"Jump"}}}""").Select(problem => problem.Split(":")[0]).ShouldBe(["State 'A', field 'Next'", "State 'B', field 'Seconds'", "State 'C', field 'Type'", "State machine, field 'StartAt'"]);

    [Theory]
    [InlineData("arn:aws:states:::aws-sdk:ecs:describeServices")]
    [InlineData("arn:aws:states:::aws-sdk:elasticloadbalancingv2:modifyRule")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:describeExecution")]
    [InlineData("arn:aws:states:::aws-sdk:cloudwatch:getMetricData")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:getItem")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:f")]
    public void A_known_resource_is_accepted(string resource) =>
        Machine.Load(Machine.Of($$"""{"Type":"Task","Resource":"{{resource}}","End":true}""")).Flow.States.Count.ShouldBe(1);

    private static List<string> Problems(string definition) =>
        [.. Should.Throw<StateMachineDefinitionException>(() => Machine.Load(definition)).Problems.Select(problem => problem.ToString())];
}
