namespace RedGreen.Sandbox.Tests.StepFunctions.Language;

public class ChoiceTests
{
    private const string Input = """{"s":"abc","t":"b*d","n":2,"m":3,"f":false,"null":null,"at":"2026-01-01T00:00:00Z","later":"2026-01-01T02:00:00+01:00"}""";
    private readonly Machine _machine = new();

    [Theory]
    [InlineData("\"Variable\":\"$.s\",\"StringEquals\":\"abc\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringEquals\":\"abC\"", false)]
    [InlineData("\"Variable\":\"$.n\",\"StringEquals\":\"2\"", false)]
    [InlineData("\"Variable\":\"$.s\",\"StringLessThan\":\"abd\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringGreaterThan\":\"Z\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringLessThanEquals\":\"abc\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringGreaterThanEqualsPath\":\"$.t\"", false)]
    [InlineData("\"Variable\":\"$.s\",\"StringEqualsPath\":\"$$.Execution.Input.s\"", true)]
    [InlineData("\"Variable\":\"$.n\",\"NumericEquals\":2.0", true)]
    [InlineData("\"Variable\":\"$.n\",\"NumericLessThanPath\":\"$.m\"", true)]
    [InlineData("\"Variable\":\"$.n\",\"NumericGreaterThanEquals\":3", false)]
    [InlineData("\"Variable\":\"$.s\",\"NumericGreaterThan\":0", false)]
    [InlineData("\"Variable\":\"$.f\",\"BooleanEquals\":false", true)]
    [InlineData("\"Variable\":\"$.s\",\"BooleanEquals\":false", false)]
    [InlineData("\"Variable\":\"$.f\",\"BooleanEqualsPath\":\"$.f\"", true)]
    [InlineData("\"Variable\":\"$.at\",\"TimestampLessThan\":\"2026-01-01T00:00:00.001Z\"", true)]
    [InlineData("\"Variable\":\"$.at\",\"TimestampLessThanPath\":\"$.later\"", true)]
    [InlineData("\"Variable\":\"$.later\",\"TimestampEquals\":\"2026-01-01T01:00:00Z\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"TimestampEquals\":\"2026-01-01T01:00:00Z\"", false)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"a*\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"*b*c\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"*b\"", false)]
    [InlineData("\"Variable\":\"$.t\",\"StringMatches\":\"b\\\\*d\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"a\\\\*c\"", false)]
    [InlineData("\"Variable\":\"$.s\",\"IsPresent\":true", true)]
    [InlineData("\"Variable\":\"$.missing\",\"IsPresent\":true", false)]
    [InlineData("\"Variable\":\"$.missing.deeper\",\"IsPresent\":false", true)]
    [InlineData("\"Variable\":\"$.null\",\"IsPresent\":true", true)]
    [InlineData("\"Variable\":\"$.null\",\"IsNull\":true", true)]
    [InlineData("\"Variable\":\"$.n\",\"IsNumeric\":true", true)]
    [InlineData("\"Variable\":\"$.n\",\"IsString\":false", true)]
    [InlineData("\"Variable\":\"$.f\",\"IsBoolean\":true", true)]
    [InlineData("\"Variable\":\"$.at\",\"IsTimestamp\":true", true)]
    [InlineData("\"Variable\":\"$.s\",\"IsTimestamp\":true", false)]
    [InlineData("\"Not\":{\"Variable\":\"$.s\",\"StringEquals\":\"abc\"}", false)]
    [InlineData("\"And\":[{\"Variable\":\"$.missing\",\"IsPresent\":true},{\"Variable\":\"$.missing\",\"NumericEquals\":1}]", false)]
    [InlineData("\"Or\":[{\"Variable\":\"$.n\",\"NumericEquals\":1},{\"Not\":{\"And\":[{\"Variable\":\"$.n\",\"NumericEquals\":1}]}}]", true)]
    public void A_rule_holds_or_not(string rule, bool expected) => _machine.Run(Definition(rule), Input).Path[^1].ShouldBe(expected ? "Yes" : "No");

    [Theory]
    [InlineData("\"Variable\":\"$.missing\",\"StringEquals\":\"a\"")]
    [InlineData("\"Variable\":\"$.missing\",\"IsNull\":true")]
    [InlineData("\"Variable\":\"$.s\",\"StringEqualsPath\":\"$.missing\"")]
    [InlineData("\"Variable\":\"$.s\",\"StringEqualsPath\":\"$.n\"")]
    public void A_path_that_finds_nothing_fit_to_compare_is_a_runtime_error(string rule) =>
        _machine.Failure(Definition(rule), Input).Error.ShouldBe("States.Runtime");

    [Fact]
    public void The_first_rule_that_holds_wins() =>
        _machine.Run("""
            {"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[
              {"Variable":"$.n","NumericEquals":1,"Next":"A"},{"Variable":"$.n","NumericGreaterThan":1,"Next":"B"},{"Variable":"$.n","NumericEquals":2,"Next":"A"}],"Default":"A"},
              "A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}
            """, Input).Path.ShouldBe(["C", "B"]);

    [Fact]
    public void A_star_matches_what_a_regular_expression_does() =>
        Gen.Select(Gen.String[Gen.Char["ab*"], 0, 6], Gen.String[Gen.Char["ab*\\"], 0, 6]).Where((_, pattern) => !pattern.EndsWith('\\') && !System.Text.RegularExpressions.Regex.IsMatch(pattern, @"\\[ab]")).Sample((text, pattern) =>
        {
            var expression = System.Text.RegularExpressions.Regex.Replace(pattern, @"\\\\|\\\*|\*|[ab]", token => token.Value == "*" ? ".*" : System.Text.RegularExpressions.Regex.Escape(token.Value.TrimStart('\\') is { Length: > 0 } plain ? plain : "\\"));
            RedGreen.Sandbox.StepFunctions.Language.Choices.StringPattern.Matches(text, pattern)
                .ShouldBe(System.Text.RegularExpressions.Regex.IsMatch(text, $@"\A(?:{expression})\z", System.Text.RegularExpressions.RegexOptions.Singleline));
        });

    private static string Definition(string rule)
    {
        var choice = "{" + rule + ",\"Next\":\"Yes\"}";
        return Machine.Of("{\"Type\":\"Choice\",\"Choices\":[" + choice + "],\"Default\":\"No\"},\"Yes\":{\"Type\":\"Succeed\"},\"No\":{\"Type\":\"Succeed\"}");
    }
}
