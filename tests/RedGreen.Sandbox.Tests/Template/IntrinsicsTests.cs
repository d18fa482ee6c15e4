namespace RedGreen.Sandbox.Tests.Template;

public sealed class IntrinsicsTests : IDisposable
{
    private readonly TemplateBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("!Ref Stage", "test")]
    [InlineData("{ Ref: Stage }", "test")]
    [InlineData("!Ref AWS::Region", "eu-west-1")]
    [InlineData("!Ref AWS::AccountId", "123456789012")]
    [InlineData("!Ref Plan", "Plan")]
    [InlineData("!Ref Locks", "test-locks")]
    [InlineData("!Ref Alerts", "arn:aws:sns:eu-west-1:123456789012:Alerts")]
    [InlineData("!Ref Plan.Version", "arn:aws:lambda:eu-west-1:123456789012:function:Plan:1")]
    [InlineData("!Ref Plan.Alias", "arn:aws:lambda:eu-west-1:123456789012:function:Plan:live")]
    public void Ref_gives_what_CloudFormation_gives(string expression, string expected) => _bed.Evaluate(expression).ShouldBe(expected);

    [Theory]
    [InlineData("!GetAtt Plan.Arn", "arn:aws:lambda:eu-west-1:123456789012:function:Plan")]
    [InlineData("!GetAtt Locks.Arn", "arn:aws:dynamodb:eu-west-1:123456789012:table/test-locks")]
    [InlineData("{ 'Fn::GetAtt': [Alerts, TopicName] }", "Alerts")]
    [InlineData("!GetAtt PlanRole.Arn", "arn:aws:iam::123456789012:role/PlanRole")]
    public void GetAtt_gives_an_attribute(string expression, string expected) => _bed.Evaluate(expression).ShouldBe(expected);

    [Theory]
    [InlineData("!Sub '${Stage}-${AWS::Region}'", "test-eu-west-1")]
    [InlineData("!Sub 'table ${Locks} is ${Locks.Arn}'", "table test-locks is arn:aws:dynamodb:eu-west-1:123456789012:table/test-locks")]
    [InlineData("!Sub ['${A}/${Stage}', { A: !Ref Plan }]", "Plan/test")]
    [InlineData("!Sub '${!Literal}'", "${Literal}")]
    [InlineData("{ 'Fn::Sub': '${Plan.Alias}' }", "arn:aws:lambda:eu-west-1:123456789012:function:Plan:live")]
    public void Sub_puts_values_into_a_text(string expression, string expected) => _bed.Evaluate(expression).ShouldBe(expected);

    [Theory]
    [InlineData("!Join ['-', [a, !Ref Stage, 3]]", "a-test-3")]
    [InlineData("!Join ['', []]", "")]
    public void Join_joins(string expression, string expected) => _bed.Evaluate(expression).ShouldBe(expected);

    [Theory]
    [InlineData("!Select [1, [a, !Ref Stage]]", "test")]
    [InlineData("!Select [3, !Split [':', !GetAtt Locks.Arn]]", "eu-west-1")]
    [InlineData("!Join [',', !Split ['-', a-b]]", "a,b")]
    [InlineData("!FindInMap [Sizes, !Ref Stage, small]", "3")]
    public void Lists_and_mappings_are_looked_into(string expression, string expected) =>
        _bed.Evaluate(expression, "Mappings: { Sizes: { test: { small: 3 } } }").ShouldBe(expected);

    [Theory]
    [InlineData("!Equals [!Ref Stage, test]", "yes")]
    [InlineData("!Equals [!Ref Stage, live]", "no")]
    [InlineData("!Not [!Equals [!Ref Stage, test]]", "no")]
    [InlineData("!And [!Equals [a, a], !Equals [b, b]]", "yes")]
    [InlineData("!Or [!Equals [a, b], !Condition Other]", "yes")]
    public void If_chooses_by_a_condition(string condition, string expected) =>
        _bed.Evaluate("!If [Chosen, 'yes', 'no']", $"Conditions: {{ Chosen: {condition}, Other: !Equals [1, 1] }}").ShouldBe(expected);

    [Theory]
    [InlineData("!Ref AWS::NoValue")]
    [InlineData("!If [Never, x, !Ref AWS::NoValue]")]
    public void NoValue_leaves_a_property_out(string expression) => _bed.Read($$"""
        Conditions: { Never: !Equals [a, b] }
        Resources:
          Plan: { Type: AWS::Serverless::Function, Properties: { Handler: F, Environment: { Variables: { X: {{expression}}, Y: 1 } } } }
        """).Functions.Single().Environment.Keys.ShouldBe(["Y"]);

    [Theory]
    [InlineData("!Ref Nobody", "Nobody is no parameter and no resource of this template.")]
    [InlineData("!Sub '${Nobody}'", "Nobody is no parameter and no resource of this template.")]
    [InlineData("!GetAtt Nobody.Arn", "Nobody is no resource of this template.")]
    [InlineData("!GetAtt Locks.StreamArn", "Locks has no attribute StreamArn that the sandbox knows.")]
    [InlineData("!If [Nobody, a, b]", "Nobody is no condition of this template.")]
    [InlineData("!ImportValue vpc", "Fn::ImportValue reads another stack's output; a sandbox has no other stacks. Use a parameter.")]
    [InlineData("!Base64 a", """Fn::Base64 with "a" is no intrinsic function that the sandbox knows.""")]
    [InlineData("!Select [1, [a]]", """Fn::Select with [1,["a"]] is no intrinsic function that the sandbox knows.""")]
    [InlineData("!FindInMap [Sizes, test, big]", "Mappings has no Sizes.test.big.")]
    [InlineData("!Join [x]", """Fn::Join with ["x"] is no intrinsic function that the sandbox knows.""")]
    public void What_cannot_be_evaluated_is_named_with_its_place(string expression, string problem) =>
        _bed.ProblemsOfValue(expression).ShouldContain($"Resources.Plan.Properties.Environment.Variables.X: {problem}");

    [Fact]
    public void A_name_that_refers_to_itself_is_an_error() => _bed.ProblemsOf("""
        Resources:
          A: { Type: AWS::SNS::Topic, Properties: { TopicName: !GetAtt B.TopicName } }
          B: { Type: AWS::SNS::Topic, Properties: { TopicName: !GetAtt A.TopicName } }
        """).ShouldContain("Resources.A.Properties.TopicName: refers to itself.");
}
