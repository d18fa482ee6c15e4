using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Template;

namespace RedGreen.Sandbox.Tests.Template;

public sealed class SandboxTemplateTests : IDisposable
{
    private readonly TemplateBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void A_function_has_what_the_template_says_of_it()
    {
        var function = _bed.Read("""
            Resources:
              ShiftWeight:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: redgreen-shift-weight
                  Runtime: dotnet10
                  Handler: RedGreen.Functions
                  CodeUri: src/RedGreen.Functions/
                  Timeout: 30
                  MemorySize: 512
                  Environment: { Variables: { ANNOTATIONS_HANDLER: ShiftWeight, LIMIT: 007, ON: true } }
            """).Functions.Single();
        function.ShouldBe(new FunctionDefinition("redgreen-shift-weight", "RedGreen.Functions", TimeSpan.FromSeconds(30), 512, function.Environment));
        function.Environment.ShouldBe(new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = "ShiftWeight", ["LIMIT"] = "007", ["ON"] = "true" }, ignoreOrder: true);
    }

    [Fact]
    public void A_function_without_a_name_has_its_logical_id_and_Lambdas_defaults()
    {
        var function = _bed.Read("Resources: { Plan: { Type: 'AWS::Serverless::Function', Properties: { Handler: F } } }").Functions.Single();
        (function.Name, function.Timeout, function.MemorySize).ShouldBe(("Plan", TimeSpan.FromSeconds(3), 128));
    }

    [Fact]
    public void Globals_hold_for_every_function_and_yield_to_its_own_word()
    {
        var function = _bed.Read("""
            Globals:
              Function:
                Handler: RedGreen.Functions
                Timeout: 30
                Environment: { Variables: { LOCK_TABLE: locks, LEVEL: info } }
            Resources:
              Plan:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 60
                  Environment: { Variables: { LEVEL: debug } }
            """).Functions.Single();
        function.Handler.ShouldBe("RedGreen.Functions");
        function.Timeout.ShouldBe(TimeSpan.FromSeconds(60));
        function.Environment.ShouldBe(new Dictionary<string, string> { ["LOCK_TABLE"] = "locks", ["LEVEL"] = "debug" }, ignoreOrder: true);
    }

    [Fact]
    public void A_state_machine_has_its_definition_with_substitutions()
    {
        _bed.Add("statemachine/deployment.asl.json", """{"StartAt":"Plan","States":{"Plan":{"Type":"Task","Resource":"${Plan}","Comment":"$.a"}}}""");
        var machine = _bed.Read("""
            Resources:
              Plan: { Type: AWS::Serverless::Function, Properties: { Handler: F } }
              Deployment:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: statemachine/deployment.asl.json
                  DefinitionSubstitutions: { Plan: !GetAtt Plan.Arn }
            """).StateMachines.Single();
        machine.ShouldBe(new StateMachineDefinition(
            "Deployment",
            "Deployment",
            "STANDARD",
            """{"StartAt":"Plan","States":{"Plan":{"Type":"Task","Resource":"arn:aws:lambda:eu-west-1:123456789012:function:Plan","Comment":"$.a"}}}"""));
    }

    [Fact]
    public void A_definition_may_stand_in_the_template() => _bed.Read("""
        Resources:
          Deployment:
            Type: AWS::Serverless::StateMachine
            Properties: { Name: deploy, Type: EXPRESS, Definition: { StartAt: Done, States: { Done: { Type: Succeed } } } }
        """).StateMachines.Single().ShouldBe(new StateMachineDefinition("Deployment", "deploy", "EXPRESS", """{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}"""));

    [Fact]
    public void A_substitution_that_is_missing_is_named()
    {
        _bed.Add("machine.json", """{"StartAt":"${Plna}"}""");
        _bed.ProblemsOf("""
            Resources:
              Deployment: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: machine.json } }
            """).ShouldBe(["Resources.Deployment.Properties.DefinitionSubstitutions: has no text for ${Plna}, which the definition names."]);
    }

    [Fact]
    public void A_table_has_its_keys() => _bed.Read("""
        Resources:
          Locks:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              KeySchema: [{ AttributeName: cluster, KeyType: HASH }, { AttributeName: service, KeyType: RANGE }]
              AttributeDefinitions: [{ AttributeName: service, AttributeType: N }, { AttributeName: cluster, AttributeType: S }]
        """).Tables.Single().Keys.ShouldBe([new TableKey("cluster", "HASH", "S"), new TableKey("service", "RANGE", "N")]);

    [Fact]
    public void What_the_sandbox_does_not_play_is_carried_on_and_its_references_are_checked() => _bed.ProblemsOf("""
        Resources:
          Recovery:
            Type: AWS::Events::Rule
            Properties: { EventPattern: { source: [aws.states] }, Targets: [{ Id: x, Arn: !GetAtt Deploymet.Arn }] }
          Alarm:
            Type: AWS::CloudWatch::Alarm
            Properties: { AlarmActions: [!Ref Topic] }
          Topic: { Type: AWS::SNS::Topic }
        """).ShouldBe(["Resources.Recovery.Properties.Targets[0].Arn: Deploymet is no resource of this template."]);

    [Fact]
    public void A_resource_whose_condition_does_not_hold_is_not_made() => _bed.Read("""
        Parameters: { Alarms: { Type: String, Default: "no" } }
        Conditions: { WithAlarms: !Equals [!Ref Alarms, "yes"] }
        Resources:
          Plan: { Type: AWS::Serverless::Function, Condition: WithAlarms, Properties: { Handler: F } }
        """).Functions.ShouldBeEmpty();

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => _bed.ProblemsOf("""
        Rules: {}
        Parameters:
          Region: { Type: "AWS::SSM::Parameter::Value<String>", Default: x }
          Size: { Type: Number }
          Stage: { Type: String, Default: dev, AllowedValues: [test, live] }
        Resources:
          Bucket: { Type: AWS::S3::Bucket }
          Plan:
            Type: AWS::Serverless::Function
            Conditon: Never
            DependsOn: [Bucket, Lcoks]
            Properties:
              Handler: A::B::C
              Runtime: python3.13
              Timout: 3
              Timeout: 901
              Environment: { Variables: { TABLE: !Ref Lcoks, ARN: !GetAtt Plan.Name } }
          Deployment:
            Type: AWS::Serverless::StateMachine
            Properties: { DefinitionUri: nowhere.json }
          Locks:
            Type: AWS::DynamoDB::Table
            Properties: { KeySchema: [{ AttributeName: id, KeyType: RANGE }] }
        """).Select(problem => problem.Split(' ')[0]).ShouldBe(
        [
            "Parameters.Region:",
            "Parameters.Size:",
            "Parameters.Stage:",
            "Rules:",
            "Resources.Bucket:",
            "Resources.Plan.Conditon:",
            "Resources.Plan.DependsOn:",
            "Resources.Plan.Properties.Environment.Variables.TABLE:",
            "Resources.Plan.Properties.Environment.Variables.ARN:",
            "Resources.Plan.Properties.Timout:",
            "Resources.Plan.Properties.Runtime:",
            "Resources.Plan.Properties.Handler:",
            "Resources.Plan.Properties.Timeout:",
            "Resources.Plan.Properties.Environment.Variables.TABLE:",
            "Resources.Plan.Properties.Environment.Variables.ARN:",
            "Resources.Deployment.Properties.DefinitionUri:",
            "Resources.Locks.Properties.AttributeDefinitions:",
            "Resources.Locks.Properties.KeySchema:",
        ]);

    [Theory]
    [InlineData("Resources:\n  A: 'open", "line 2: ")]
    [InlineData("Resources:\n\tA: 1", "line 1: ")]
    [InlineData("Resources:\n  A: [1,\n  B: 2]]", "template: is not YAML")]
    [InlineData("- a list", "template: ")]
    public void What_is_not_YAML_is_said_with_its_place(string text, string place) =>
        _bed.ProblemsOf(text).ShouldHaveSingleItem().ShouldStartWith(place);

    [Fact]
    public void A_key_given_twice_is_an_error() =>
        _bed.ProblemsOf("Resources: {}\nResources: {}").ShouldHaveSingleItem().ShouldContain("Resources");

    [Fact]
    public void A_parameter_that_the_template_does_not_have_is_an_error()
    {
        _bed.Parameters["Stgae"] = "live";
        _bed.ProblemsOf("Resources: {}").ShouldBe(["Parameters.Stgae: was given a value, but the template has no such parameter."]);
    }

    [Fact]
    public void A_template_that_is_not_there_is_an_error() =>
        Should.Throw<FileNotFoundException>(() => SandboxTemplate.Read(Path.Combine(AppContext.BaseDirectory, "no-template.yaml"), _bed.Parameters, Lambda.FunctionHostBed.Context()));
}
