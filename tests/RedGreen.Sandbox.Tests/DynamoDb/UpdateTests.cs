namespace RedGreen.Sandbox.Tests.DynamoDb;

public class UpdateTests
{
    private readonly Dynamo _dynamo = new();

    [Theory]
    [InlineData("SET n = :v", """{"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("SET n = n + :v", """{"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"6.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("set n = :v - n, fresh = n", """{"fresh":{"N":"1.5"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"3.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("SET fresh = if_not_exists(fresh, :v) + n", """{"fresh":{"N":"6.5"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"1.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("SET n = if_not_exists(n, :v)", """{"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"1.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("SET m.z = :v REMOVE m.x", """{"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"z":{"N":"5"}}},"n":{"N":"1.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("SET l[1] = :v, l[9] = :v", """{"l":{"L":[{"N":"1"},{"N":"5"},{"N":"3"},{"N":"5"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"1.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("REMOVE l[0], l[2], n, absent SET m.x = :v", """{"l":{"L":[{"N":"2"}]},"m":{"M":{"x":{"N":"5"}}},"tags":{"SS":["a","b"]}}""")]
    [InlineData("SET l = list_append(l, l), m = :v", """{"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"},{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"N":"5"},"n":{"N":"1.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("ADD n :v, fresh :v", """{"fresh":{"N":"5"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"6.5"},"tags":{"SS":["a","b"]}}""")]
    public void Actions_see_the_item_as_it_was_before(string expression, string expected)
    {
        PutItem();
        _dynamo.Update(expression, "\":v\": { \"N\": \"5\" }");
        _dynamo.Item().ShouldBe(expected);
    }

    [Theory]
    [InlineData("ADD tags :v", "[\"a\", \"c\"]", """{"tags":{"SS":["a","b","c"]}}""")]
    [InlineData("DELETE tags :v", "[\"a\", \"c\"]", """{"tags":{"SS":["b"]}}""")]
    [InlineData("DELETE tags :v", "[\"a\", \"b\"]", "{}")]
    [InlineData("DELETE absent :v", "[\"a\", \"b\"]", """{"tags":{"SS":["a","b"]}}""")]
    public void Sets_gain_and_lose_elements_and_an_empty_set_is_gone(string expression, string set, string expected)
    {
        _dynamo.Put("\"tags\": { \"SS\": [\"a\", \"b\"] }");
        _dynamo.Update(expression, $"\":v\": {{ \"SS\": {set} }}");
        _dynamo.Item().ShouldBe(expected);
    }

    [Fact]
    public void An_item_that_is_not_there_is_made()
    {
        _dynamo.Update("SET n = :v", "\":v\": { \"N\": \"5\" }", more: "\"ReturnValues\": \"ALL_NEW\",")["Attributes"]!.ToJsonString().ShouldBe("""{"id":{"S":"a"},"n":{"N":"5"}}""");
        _dynamo.Item().ShouldBe("""{"n":{"N":"5"}}""");
    }

    [Theory]
    [InlineData("ALL_OLD", """{"id":{"S":"a"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"S":"y"}}},"n":{"N":"1.5"},"tags":{"SS":["a","b"]}}""")]
    [InlineData("UPDATED_OLD", """{"m":{"M":{"x":{"S":"y"}}},"n":{"N":"1.5"}}""")]
    [InlineData("UPDATED_NEW", """{"m":{"M":{"x":{"N":"5"}}}}""")]
    [InlineData("ALL_NEW", """{"id":{"S":"a"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"x":{"N":"5"}}},"tags":{"SS":["a","b"]}}""")]
    public void The_caller_gets_what_it_asks_for(string returned, string expected)
    {
        PutItem();
        _dynamo.Update("SET m.x = :v REMOVE n", "\":v\": { \"N\": \"5\" }", more: $"\"ReturnValues\": \"{returned}\",")["Attributes"]!.ToJsonString().ShouldBe(expected);
    }

    [Fact]
    public void Without_a_wish_nothing_is_returned()
    {
        PutItem();
        _dynamo.Update("REMOVE n").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SET n = absent + :v", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET n = m + :v", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD m :v", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET absent.x = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET n[0] = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET m = :v, m.x = :v", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, x]")]
    [InlineData("SET m.x = :v, m[0] = :v", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, x], path two: [m, [0]]")]
    [InlineData("SET n = :v SET m = :v", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET id = :v", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    [InlineData("SET status = :v", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("SET n = append(n, :v)", "Invalid UpdateExpression: Invalid function name; function: append")]
    [InlineData("SET n = if_not_exists(:v, n)", "Invalid UpdateExpression: Operator or function requires a document path; operator or function: if_not_exists")]
    [InlineData("SET n = list_append(l, :v)", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: list_append, operand type: N")]
    [InlineData("DELETE tags :v", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: N")]
    [InlineData("SET n :v", "Invalid UpdateExpression: Syntax error; token: \":v\", near: \"n :v\"")]
    [InlineData("CHANGE n = :v", "Invalid UpdateExpression: Syntax error; token: \"CHANGE\", near: \"CHANGE n\"")]
    public void An_update_that_cannot_be_is_refused_and_changes_nothing(string expression, string problem)
    {
        PutItem();
        var before = _dynamo.Item();
        var error = _dynamo.UpdateRefused(expression, "\":v\": { \"N\": \"5\" }");
        error.Code.ShouldBe("ValidationException");
        error.Message.ShouldBe(problem);
        _dynamo.Item().ShouldBe(before);
    }

    [Fact]
    public void Counting_up_from_nothing_counts_every_time()
    {
        for (var index = 0; index < 10; index++)
            _dynamo.Update("SET n = if_not_exists(n, :zero) + :one", "\":zero\": { \"N\": \"0\" }, \":one\": { \"N\": \"0.1\" }");
        _dynamo.Item().ShouldBe("""{"n":{"N":"1"}}""");
    }

    private void PutItem() => _dynamo.Put("""
        "n": { "N": "1.5" }, "m": { "M": { "x": { "S": "y" } } }, "l": { "L": [{ "N": "1" }, { "N": "2" }, { "N": "3" }] }, "tags": { "SS": ["a", "b"] }
        """);
}
