namespace RedGreen.Sandbox.Tests.Template;

public sealed class ParameterTests : IDisposable
{
    private readonly TemplateBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("Type: String, AllowedPattern: '[a-z]+'", "prod")]
    [InlineData("Type: String, MinLength: 2, MaxLength: 4", "prod")]
    [InlineData("Type: String, AllowedValues: [dev, prod], NoEcho: true, Description: d", "prod")]
    [InlineData("Type: Number, MinValue: 1, MaxValue: 365", "30")]
    [InlineData("Type: 'List<Number>', MaxValue: 3", "1, 2,3")]
    [InlineData("Type: 'AWS::EC2::VPC::Id'", "vpc-1")]
    [InlineData("Type: 'List<AWS::EC2::Subnet::Id>'", "subnet-1,subnet-2")]
    public void A_value_within_its_bounds_is_taken(string declaration, string value)
    {
        _bed.Parameters["P"] = value;
        _bed.Read($"Parameters: {{ P: {{ {declaration} }} }}\nResources: {{}}");
    }

    [Theory]
    [InlineData("Type: String, AllowedPattern: '[a-z]+'", "Prod", "is Prod, but must match [a-z]+.")]
    [InlineData("Type: String, AllowedPattern: 'a|b'", "ab", "is ab, but must match a|b.")]
    [InlineData("Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: Letters only.", "7", "is 7, but must match [a-z]+. Letters only.")]
    [InlineData("Type: String, MinLength: 5", "prod", "is prod, but must have at least 5 characters.")]
    [InlineData("Type: String, MaxLength: 3", "prod", "is prod, but must have at most 3 characters.")]
    [InlineData("Type: String, AllowedValues: [dev, test]", "prod", "is prod, but may only be dev, test.")]
    [InlineData("Type: Number", "many", "is many, but must be a number.")]
    [InlineData("Type: Number, MinValue: 1", "0", "is 0, but must be at least 1.")]
    [InlineData("Type: Number, MaxValue: 1.5", "2", "is 2, but must be at most 1.5.")]
    [InlineData("Type: CommaDelimitedList, AllowedValues: [a, b]", "a,c", "is c, but may only be a, b.")]
    public void A_value_that_cannot_work_is_refused_with_the_rule(string declaration, string value, string problem)
    {
        _bed.Parameters["P"] = value;
        _bed.ProblemsOf($"Parameters: {{ P: {{ {declaration} }} }}\nResources: {{}}").ShouldBe([$"Parameters.P: {problem}"]);
    }

    [Theory]
    [InlineData("Type: 'AWS::SSM::Parameter::Value<String>', Default: x", "Parameters.P: has the type AWS::SSM::Parameter::Value<String>;")]
    [InlineData("Type: Strnig, Default: x", "Parameters.P: has the type Strnig;")]
    [InlineData("Default: x", "Parameters.P: has the type (none);")]
    [InlineData("Type: String, Defualt: x", "Parameters.P.Defualt: is no attribute of a parameter;")]
    [InlineData("Type: String", "Parameters.P: has no default and was given no value.")]
    [InlineData("Type: String, Default: x, AllowedPattern: '['", "Parameters.P.AllowedPattern: is no pattern:")]
    public void A_declaration_that_cannot_be_is_named(string declaration, string problem) =>
        _bed.ProblemsOf($"Parameters: {{ P: {{ {declaration} }} }}\nResources: {{}}")[0].ShouldStartWith(problem);
}
