using System.Text.Json.Nodes;
using RedGreen.Sandbox.Template;

namespace RedGreen.Sandbox.Tests.Template;

/// <summary>A template with one of everything, deployed to a sandbox.</summary>
public sealed class WholeTemplateTests : IDisposable
{
    private const string Whole = """
        AWSTemplateFormatVersion: "2010-09-09"
        Transform: AWS::Serverless-2016-10-31
        Metadata:
          AWS::CloudFormation::Interface: { ParameterGroups: [{ Label: { default: Notices }, Parameters: [Email] }] }
        Parameters:
          Email: { Type: String, Default: "", AllowedPattern: '([^@]+@[^@]+)?' }
          Every: { Type: String, Default: 5 minutes }
        Conditions:
          WithEmail: !Not [!Equals [!Ref Email, ""]]
        Globals:
          Function: { Handler: F, AutoPublishAlias: live, Timeout: 60 }
          StateMachine: { Tags: { team: shop } }
        Resources:
          Deploy:
            Type: AWS::Serverless::Function
            Properties: { Events: { Nightly: { Type: Schedule, Properties: { Schedule: "cron(0 3 * * ? *)", Input: '{"clean":true}' } } } }
          FindOrphans: { Type: AWS::Serverless::Function, Properties: { Environment: { Variables: { VERSION: !Ref Deploy.Version } } } }
          Deployment:
            Type: AWS::Serverless::StateMachine
            Properties:
              Role: !GetAtt MachineRole.Arn
              Logging: { Level: ERROR, IncludeExecutionData: true, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] }
              Tracing: { Enabled: true }
              DefinitionSubstitutions: { Deploy: !Ref Deploy.Version }
              Definition:
                StartAt: Work
                States: { Work: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "${Deploy}", "Payload.$": $ }, Next: Bad }, Bad: { Type: Fail, Error: RollbackFailed } }
              Events:
                OfEnds: { Type: EventBridgeRule, Properties: { Pattern: { source: [redgreen], detail-type: [again] }, InputPath: $.detail } }
          OnImagePush:
            Type: AWS::Serverless::StateMachine
            Properties: { Definition: { StartAt: D, States: { D: { Type: Succeed } } } }
          Pushes:
            Type: AWS::Events::Rule
            Properties:
              EventPattern: { source: [aws.ecr], detail-type: [ECR Image Action], detail: { action-type: [PUSH], result: [SUCCESS], image-tag: [{ exists: true }] } }
              Targets:
                - Id: machine
                  Arn: !Ref OnImagePush
                  RoleArn: !GetAtt EventsRole.Arn
                  InputPath: $.detail
                  RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 }
                  DeadLetterConfig: { Arn: !GetAtt DeadLetters.Arn }
          Words:
            Type: AWS::Events::Rule
            Properties:
              EventPattern: { source: [redgreen] }
              Targets:
                - Id: topic
                  Arn: !Ref Notices
                  InputTransformer:
                    InputPathsMap: { service: $.detail.service, what: $.detail-type }
                    InputTemplate: '"<service>: <what>"'
          Orphans:
            Type: AWS::Events::Rule
            Properties: { ScheduleExpression: !Sub "rate(${Every})", State: ENABLED, Targets: [{ Id: f, Arn: !Ref FindOrphans.Alias }] }
          MayFindOrphans:
            Type: AWS::Lambda::Permission
            Properties: { FunctionName: !Ref FindOrphans.Alias, Action: lambda:InvokeFunction, Principal: events.amazonaws.com, SourceArn: !GetAtt Orphans.Arn }
          DeadLetters: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600, SqsManagedSseEnabled: true } }
          DeadLettersPolicy: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref DeadLetters], PolicyDocument: { Version: "2012-10-17" } } }
          Notices: { Type: AWS::SNS::Topic, Properties: { DisplayName: Red/Green } }
          NoticesPolicy: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [!Ref Notices], PolicyDocument: { Version: "2012-10-17" } } }
          Mail: { Type: AWS::SNS::Subscription, Condition: WithEmail, Properties: { TopicArn: !Ref Notices, Protocol: email, Endpoint: !Ref Email } }
          SomethingFailed:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: AWS/States
              MetricName: ExecutionsFailed
              Dimensions: [{ Name: StateMachineArn, Value: !Ref Deployment }]
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 1
              Threshold: 1
              ComparisonOperator: GreaterThanOrEqualToThreshold
              TreatMissingData: notBreaching
              AlarmActions: [!Ref Notices]
          Anything: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmName: anything, AlarmRule: !Sub 'ALARM("${SomethingFailed}")' } }
          Board: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardName: redgreen, DashboardBody: !Sub '{"widgets":[{"m":"${Deployment}"}]}' } }
          Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /redgreen/deployment, RetentionInDays: 30 } }
          Warnings: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: !Ref Logs, FilterPattern: warn, MetricTransformations: [] } }
          MachineRole: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Version: "2012-10-17" } } }
          EventsRole: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Version: "2012-10-17" } } }
        Outputs:
          Machine: { Value: !Ref Deployment, Export: { Name: !Sub "${AWS::StackName}-machine" } }
          Mail: { Condition: WithEmail, Value: !Ref Mail }
          Queue: { Value: !Ref DeadLetters }
        """;

    private readonly TemplateBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task A_push_starts_what_the_rule_says()
    {
        await using var sandbox = Deployed();
        sandbox.Call("redgreen-sandbox", "PushImage", new() { ["repositoryName"] = "demo/shop", ["imageTag"] = "v2" });
        sandbox.Time.Advance(TimeSpan.FromSeconds(10));
        var execution = Executions(sandbox, "OnImagePush").ShouldHaveSingleItem();
        ((string)JsonNode.Parse((string)execution["input"]!)!["repository-name"]!).ShouldBe("demo/shop");
        Executions(sandbox, "Deployment").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_machine_runs_the_published_version_and_its_failure_is_told()
    {
        await using var sandbox = Deployed();
        sandbox.Functions["Deploy"] = (payload, _) => Task.FromResult(payload);
        sandbox.Call("states", "StartExecution", new() { ["stateMachineArn"] = sandbox.StateMachines["Deployment"] });
        sandbox.Time.Advance(TimeSpan.FromMinutes(4));
        ((string?)Executions(sandbox, "Deployment").ShouldHaveSingleItem()["error"]).ShouldBe("RollbackFailed");
        sandbox.Services.Topics.Messages.ShouldContain(notice => notice.Subject == "ALARM: \"SomethingFailed\" in eu-west-1");
        sandbox.Call("monitoring", "DescribeAlarms", new() { ["AlarmTypes"] = new JsonArray("CompositeAlarm") })["CompositeAlarms"]![0]!["StateReason"]!.ToString().ShouldContain("SomethingFailed");
    }

    [Fact]
    public async Task Events_become_words_and_start_executions()
    {
        await using var sandbox = Deployed();
        sandbox.Functions["Deploy"] = (payload, _) => Task.FromResult(payload);
        sandbox.Call("events", "PutEvents", new() { ["Entries"] = new JsonArray(new JsonObject { ["Source"] = "redgreen", ["DetailType"] = "again", ["Detail"] = """{"service":"shop"}""" }) });
        sandbox.Time.Advance(TimeSpan.FromSeconds(10));
        sandbox.Services.Topics.Messages.ShouldHaveSingleItem().Headline.ShouldBe("shop: again");
        ((string)Executions(sandbox, "Deployment").ShouldHaveSingleItem()["input"]!).ShouldBe("""{"service":"shop"}""");
    }

    [Fact]
    public async Task Schedules_run_their_functions()
    {
        await using var sandbox = Deployed();
        var (looks, cleanings) = (0, 0);
        sandbox.Functions["FindOrphans"] = (_, _) => Task.FromResult<JsonNode?>(++looks);
        sandbox.Functions["Deploy"] = (payload, _) => Task.FromResult<JsonNode?>((bool)payload!["clean"]! ? ++cleanings : 0);
        sandbox.Time.Advance(TimeSpan.FromHours(6));
        looks.ShouldBeInRange(71, 72);
        cleanings.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("ops@example.com", 1)]
    public async Task A_condition_decides_who_gets_mail(string email, int subscriptions)
    {
        await using var sandbox = Deployed(email);
        sandbox.Call("sns", "ListSubscriptionsByTopic", new() { ["TopicArn"] = "arn:aws:sns:eu-west-1:123456789012:Notices" })["Subscriptions"]!.AsArray().Count.ShouldBe(subscriptions);
        ((string)sandbox.Call("sqs", "ListQueues", [])["QueueUrls"]![0]!).ShouldEndWith("/DeadLetters");
    }

    [Theory]
    [InlineData("{ Type: AWS::Events::Rule, Properties: { EventPatern: {} } }", "Resources.X.Properties.EventPatern: is no property of AWS::Events::Rule that the sandbox knows.")]
    [InlineData("{ Type: AWS::SQS::Queue, Properties: { RedrivePolicy: {} } }", "Resources.X.Properties.RedrivePolicy: is no property of AWS::SQS::Queue that the sandbox knows.")]
    [InlineData("{ Type: AWS::SNS::Topic, Properties: { FifoTopic: true } }", "Resources.X.Properties.FifoTopic: is no property of AWS::SNS::Topic that the sandbox knows.")]
    [InlineData("{ Type: AWS::SNS::Subscription, Properties: { FilterPolicy: {} } }", "Resources.X.Properties.FilterPolicy: is no property of AWS::SNS::Subscription that the sandbox knows.")]
    [InlineData("{ Type: AWS::CloudWatch::Alarm, Properties: { AlarmActons: [] } }", "Resources.X.Properties.AlarmActons: is no property of AWS::CloudWatch::Alarm that the sandbox knows.")]
    [InlineData("{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicy: {} } }", "Resources.X.Properties.AssumeRolePolicy: is no property of AWS::IAM::Role that the sandbox knows.")]
    [InlineData("{ Type: AWS::Logs::LogGroup, Properties: { Retention: 1 } }", "Resources.X.Properties.Retention: is no property of AWS::Logs::LogGroup that the sandbox knows.")]
    [InlineData("{ Type: AWS::Scheduler::Schedule }", "Resources.X: AWS::Scheduler::Schedule is no resource type that the sandbox knows.")]
    [InlineData("{ Type: AWS::Events::EventBus }", "Resources.X: AWS::Events::EventBus is no resource type that the sandbox knows.")]
    [InlineData("{ Type: AWS::Serverless::Function, Properties: { Handler: F, Events: { E: { Type: Api } } } }", "Resources.X.Properties.Events.E.Type: is Api; the sandbox knows EventBridgeRule and Schedule.")]
    [InlineData("{ Type: AWS::Serverless::Function, Properties: { Handler: F, Events: { E: { Type: Schedule, Properties: { Rate: 1 } } } } }", "Resources.X.Properties.Events.E.Properties.Rate: is no property of Schedule that the sandbox knows.")]
    public void What_the_sandbox_does_not_know_is_refused_by_name(string resource, string problem) => _bed.ProblemsOf($"Resources: {{ X: {resource} }}").ShouldContain(problem);

    [Fact]
    public void A_dashboard_is_JSON() => _bed.ProblemsOf("Resources: { X: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: '{' } } }")
        .ShouldHaveSingleItem().ShouldStartWith("Resources.X.Properties.DashboardBody: is no JSON:");

    [Fact]
    public void A_reference_to_what_is_not_made_is_refused() => _bed.ProblemsOf("""
        Conditions: { Never: !Equals [a, b] }
        Resources: { X: { Type: AWS::SNS::Topic, Condition: Never } }
        Outputs: { Topic: { Value: !Ref X } }
        """).ShouldBe(["Outputs.Topic.Value: X is not made, since its condition Never does not hold."]);

    [Fact]
    public void A_section_of_Globals_that_nobody_knows_is_refused() =>
        _bed.ProblemsOf("Globals: { Api: {} }\nResources: {}").ShouldBe(["Globals.Api: is no section that the sandbox knows; there are Function, StateMachine."]);

    [Theory]
    [InlineData("{ EventPattern: { source: redgreen } }", "Resources.X: PutRule answers InvalidEventPatternException: Event pattern is not valid.")]
    [InlineData("{ ScheduleExpression: rate(5 minute) }", "Resources.X: PutRule answers ValidationException: Parameter ScheduleExpression is not valid.")]
    [InlineData("{ ScheduleExpression: rate(5 minutes), Targets: [{ Id: t, Arn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/demo' }] }", "Resources.X: PutTargets answers ValidationException: The target arn:aws:ecs")]
    public void What_a_service_refuses_fails_the_deployment(string properties, string problem)
    {
        _bed.Add("template.yaml", $"Resources: {{ X: {{ Type: AWS::Events::Rule, Properties: {properties} }} }}");
        Should.Throw<TemplateException>(() => VirtualSandbox.Start(new() { Template = _bed.PathOf("template.yaml") })).Problems.ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    private VirtualSandbox Deployed(string email = "")
    {
        _bed.Add("template.yaml", Whole);
        return VirtualSandbox.Start(new() { Template = _bed.PathOf("template.yaml"), TemplateParameters = new Dictionary<string, string> { ["Email"] = email } });
    }

    private static List<JsonObject> Executions(VirtualSandbox sandbox, string machine) =>
    [
        .. sandbox.Call("states", "ListExecutions", new() { ["stateMachineArn"] = sandbox.StateMachines[machine] })["executions"]!.AsArray()
            .Select(execution => sandbox.Call("states", "DescribeExecution", new() { ["executionArn"] = (string)execution!["executionArn"]! })),
    ];
}
