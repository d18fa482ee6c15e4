namespace RedGreen.Sandbox.Tests.DynamoDb;

public class ConditionTests
{
    private const string Attributes = """
        "n": { "N": "10" }, "s": { "S": "delta" }, "flag": { "BOOL": true }, "nothing": { "NULL": true }, "bytes": { "B": "AQID" },
        "tags": { "SS": ["x", "y"] }, "listing": { "L": [{ "N": "1" }, { "M": { "deep": { "S": "yes" } } }] }, "mapping": { "M": { "inside": { "N": "5" }, "my.dot": { "S": "d" } } }
        """;

    private readonly Dynamo _dynamo = new();

    public ConditionTests() => _dynamo.Put(Attributes);

    [Theory]
    [InlineData("n = :v", "10.0", true)]
    [InlineData("n = :v", "1e1", true)]
    [InlineData("n <> :v", "10", false)]
    [InlineData("n < :v", "9", false)]
    [InlineData("n < :v", "100", true)]
    [InlineData("n <= :v", "10", true)]
    [InlineData("n > :v", "9.99999999999999999999999999999999999", true)]
    [InlineData("n >= :v", "-11", true)]
    [InlineData(":v < n", "9", true)]
    [InlineData("mapping.inside = :v", "5", true)]
    [InlineData("listing[0] = :v", "1", true)]
    [InlineData("listing[7] = :v", "1", false)]
    [InlineData("absent = :v", "1", false)]
    [InlineData("absent <> :v", "1", true)]
    [InlineData("absent < :v", "1", false)]
    [InlineData("NOT absent < :v", "1", true)]
    [InlineData("s = :v", "10", false)]
    [InlineData("s < :v", "10", false)]
    [InlineData("size(s) = :v", "5", true)]
    [InlineData("size(listing) = :v", "2", true)]
    [InlineData("size(bytes) > :v", "2", true)]
    [InlineData("size(n) = :v", "2", false)]
    [InlineData("contains(tags, :v)", "1", false)]
    [InlineData("contains(listing, :v)", "1", true)]
    [InlineData("n IN (:v)", "10", true)]
    [InlineData("absent IN (:v)", "10", false)]
    public void Numbers_compare_as_numbers(string condition, string number, bool holds) =>
        _dynamo.Holds(condition, $"\":v\": {{ \"N\": \"{number}\" }}").ShouldBe(holds);

    [Theory]
    [InlineData("s = :v", "delta", true)]
    [InlineData("s > :v", "Delta", true)]
    [InlineData("begins_with(s, :v)", "del", true)]
    [InlineData("begins_with(s, :v)", "elt", false)]
    [InlineData("begins_with(n, :v)", "1", false)]
    [InlineData("contains(s, :v)", "elt", true)]
    [InlineData("contains(tags, :v)", "y", true)]
    [InlineData("contains(tags, :v)", "z", false)]
    [InlineData("attribute_type(s, :v)", "S", true)]
    [InlineData("attribute_type(n, :v)", "S", false)]
    [InlineData("attribute_type(nothing, :v)", "NULL", true)]
    [InlineData("attribute_type(tags, :v)", "SS", true)]
    [InlineData("listing[1].deep = :v", "yes", true)]
    [InlineData("listing[1].deep[0] = :v", "yes", false)]
    public void Texts_compare_byte_by_byte(string condition, string text, bool holds) =>
        _dynamo.Holds(condition, $"\":v\": {{ \"S\": \"{text}\" }}").ShouldBe(holds);

    [Theory]
    [InlineData("attribute_exists(s)", true)]
    [InlineData("attribute_exists(mapping.inside)", true)]
    [InlineData("attribute_exists(mapping.outside)", false)]
    [InlineData("attribute_not_exists(absent)", true)]
    [InlineData("attribute_not_exists(s)", false)]
    [InlineData("attribute_exists(nothing)", true)]
    [InlineData("attribute_exists(s) AND attribute_exists(absent)", false)]
    [InlineData("attribute_exists(absent) and attribute_exists(absent) OR attribute_exists(s)", true)]
    [InlineData("attribute_exists(s) OR attribute_exists(s) AND attribute_exists(absent)", true)]
    [InlineData("(attribute_exists(s) or attribute_exists(s)) AND attribute_exists(absent)", false)]
    [InlineData("NOT attribute_exists(absent) AND attribute_exists(s)", true)]
    [InlineData("not (attribute_exists(absent) OR attribute_exists(s))", false)]
    [InlineData("NOT NOT attribute_exists(s)", true)]
    public void AND_binds_before_OR_and_NOT_before_both(string condition, bool holds) => _dynamo.Holds(condition).ShouldBe(holds);

    [Theory]
    [InlineData("n BETWEEN :a AND :b", "9", "11", true)]
    [InlineData("n BETWEEN :a AND :b", "10", "10", true)]
    [InlineData("n between :a and :b", "11", "12", false)]
    [InlineData("absent BETWEEN :a AND :b", "11", "12", false)]
    [InlineData("n IN (:a, :b)", "9", "10", true)]
    [InlineData("n BETWEEN :a AND :b AND attribute_exists(s)", "9", "11", true)]
    public void BETWEEN_is_inclusive_and_its_AND_is_its_own(string condition, string a, string b, bool holds) =>
        _dynamo.Holds(condition, $"\":a\": {{ \"N\": \"{a}\" }}, \":b\": {{ \"N\": \"{b}\" }}").ShouldBe(holds);

    [Theory]
    [InlineData("#m.#d = :v", true)]
    [InlineData("#m.#d <> :v", false)]
    public void Names_with_dots_go_through_placeholders(string condition, bool holds) =>
        _dynamo.Holds(condition, "\":v\": { \"S\": \"d\" }", "\"#m\": \"mapping\", \"#d\": \"my.dot\"").ShouldBe(holds);

    [Theory]
    [InlineData("flag = :v", """{ "BOOL": true }""", true)]
    [InlineData("nothing = :v", """{ "NULL": true }""", true)]
    [InlineData("tags = :v", """{ "SS": ["y", "x"] }""", true)]
    [InlineData("tags = :v", """{ "SS": ["x"] }""", false)]
    [InlineData("bytes = :v", """{ "B": "AQID" }""", true)]
    [InlineData("bytes < :v", """{ "B": "AQIE" }""", true)]
    [InlineData("mapping = :v", """{ "M": { "my.dot": { "S": "d" }, "inside": { "N": "5.0" } } }""", true)]
    [InlineData("listing = :v", """{ "L": [{ "N": "1" }] }""", false)]
    public void Other_types_are_equal_or_not(string condition, string value, bool holds) => _dynamo.Holds(condition, $"\":v\": {value}").ShouldBe(holds);

    [Theory]
    [InlineData("n = ", "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("n ==:v", "Syntax error; token: \"=\", near: \"==:v\"")]
    [InlineData("n = :v)", "Syntax error; token: \")\", near: \":v)\"")]
    [InlineData("n = 5", "Syntax error; token: \"5\", near: \"= 5\"")]
    [InlineData("n ? :v", "Syntax error; token: \"?\", near: \"n ? :v\"")]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("owner = :v", "Attribute name is a reserved keyword; reserved keyword: owner")]
    [InlineData("n = :other", "An expression attribute value used in expression is not defined; attribute value: :other")]
    [InlineData("#n = :v", "An expression attribute name used in the document path is not defined; attribute name: #n")]
    [InlineData("exists(n)", "Invalid function name; function: exists")]
    [InlineData("ATTRIBUTE_EXISTS(n)", "Invalid function name; function: ATTRIBUTE_EXISTS")]
    [InlineData("attribute_exists(:v)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("attribute_exists(n, s)", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("begins_with(s, :v)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("n = contains(s, :v)", "The function is not allowed to be used this way in an expression; function: contains")]
    [InlineData("n = n", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]")]
    [InlineData("((n = :v))", "The expression has redundant parentheses;")]
    [InlineData("n BETWEEN :v AND :low", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:10}, upper bound operand: AttributeValue: {N:1}")]
    [InlineData("attribute_type(s, :v)", "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N")]
    public void An_expression_that_is_wrong_is_refused_in_DynamoDBs_words(string condition, string problem)
    {
        var error = Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => _dynamo.Holds(condition.Replace("\"", "\\\"", StringComparison.Ordinal), "\":v\": { \"N\": \"10\" }, \":low\": { \"N\": \"1\" }"));
        error.Code.ShouldBe("ValidationException");
        error.Message.ShouldBe($"Invalid ConditionExpression: {problem}");
    }

    [Fact]
    public void Parentheses_around_parts_are_not_redundant() =>
        _dynamo.Holds("((n = :v) AND (s <> :v))", "\":v\": { \"N\": \"10\" }").ShouldBeTrue();

    [Fact]
    public void What_is_given_and_not_used_is_refused()
    {
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => _dynamo.Holds("n = :v", "\":v\": { \"N\": \"1\" }, \":w\": { \"N\": \"1\" }")).Message
            .ShouldBe("Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => _dynamo.Holds("attribute_exists(n)", names: "\"#a\": \"a\"")).Message
            .ShouldBe("Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}");
    }

    [Theory]
    [InlineData("\"ExpressionAttributeValues\": { \":v\": { \"N\": \"1\" } }", "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null")]
    [InlineData("\"ExpressionAttributeNames\": { \"#n\": \"n\" }", "ExpressionAttributeNames can only be specified when using expressions")]
    [InlineData("\"ConditionExpression\": \"attribute_exists(n)\", \"ExpressionAttributeNames\": {}", "ExpressionAttributeNames must not be empty")]
    [InlineData("\"ConditionExpression\": \"n = :v\", \"ExpressionAttributeValues\": { \"v\": { \"N\": \"1\" } }", "ExpressionAttributeValues contains invalid key: Syntax error; key: \"v\"")]
    [InlineData("\"ConditionExpression\": \"n = :v\", \"ExpressionAttributeValues\": { \":v\": { \"N\": \"one\" } }", "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: one for key :v")]
    [InlineData("\"Expected\": {}", "The parameter Expected is not supported by this sandbox's DynamoDB.")]
    [InlineData("\"ReturnConsumedCapacity\": \"TOTAL\"", "ReturnConsumedCapacity=TOTAL is not supported by this sandbox's DynamoDB.")]
    public void Placeholders_that_make_no_sense_are_refused(string members, string problem) =>
        _dynamo.Refused("DeleteItem", $$"""{ "TableName": "locks", "Key": { "id": { "S": "a" } }, {{members}} }""").Message.ShouldBe(problem);

    [Fact]
    public void An_item_that_is_not_there_has_no_attributes()
    {
        _dynamo.Holds("attribute_exists(id)").ShouldBeTrue();
        _dynamo.Holds("attribute_exists(id)").ShouldBeFalse();
        _dynamo.Holds("attribute_not_exists(id)").ShouldBeTrue();
    }
}
