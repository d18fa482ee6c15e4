using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.DynamoDb;

public class ItemTests
{
    private readonly Dynamo _dynamo = new();

    [Fact]
    public void Every_type_comes_back_as_it_was_put()
    {
        const string Attributes = """
            "b":{"B":"AQID"},"bool":{"BOOL":false},"bs":{"BS":["AQ==","Ag=="]},"l":{"L":[{"S":""},{"L":[]}]},"m":{"M":{"x":{"M":{}}}},"n":{"N":"-1.5"},"ns":{"NS":["1","2"]},"null":{"NULL":true},"s":{"S":"ü😀"},"ss":{"SS":["x"]}
            """;
        _dynamo.Put(Attributes);
        JsonNode.DeepEquals(JsonNode.Parse(_dynamo.Item()), JsonNode.Parse($"{{{Attributes}}}")).ShouldBeTrue(_dynamo.Item());
    }

    [Fact]
    public void Putting_replaces_the_whole_item_and_can_return_the_old_one()
    {
        _dynamo.Put("\"x\": { \"N\": \"1\" }");
        _dynamo.Call("PutItem", """{ "TableName": "locks", "Item": { "id": { "S": "a" }, "y": { "N": "2" } }, "ReturnValues": "ALL_OLD" }""").ToJsonString()
            .ShouldBe("""{"Attributes":{"id":{"S":"a"},"x":{"N":"1"}}}""");
        _dynamo.Item().ShouldBe("""{"y":{"N":"2"}}""");
    }

    [Fact]
    public void An_item_that_is_not_there_is_an_answer_without_item() =>
        _dynamo.Call("GetItem", """{ "TableName": "locks", "Key": { "id": { "S": "nobody" } } }""").ShouldBeEmpty();

    [Fact]
    public void A_table_can_be_named_by_its_ARN() =>
        _dynamo.Call("GetItem", """{ "TableName": "arn:aws:dynamodb:eu-west-1:123456789012:table/locks", "Key": { "id": { "S": "a" } } }""").ShouldBeEmpty();

    [Theory]
    [InlineData("x", """{"x":{"N":"1"}}""")]
    [InlineData("x, l[1], l[0].#d, m.a", """{"l":{"L":[{"M":{"deep":{"S":"yes"}}},{"N":"2"}]},"m":{"M":{"a":{"N":"3"}}},"x":{"N":"1"}}""")]
    [InlineData("l[2], m.absent, #d, x", """{"l":{"L":[{"N":"9"}]},"x":{"N":"1"}}""")]
    public void A_projection_leaves_only_what_was_asked_for(string expression, string expected)
    {
        _dynamo.Put("""
            "x": { "N": "1" }, "l": { "L": [{ "M": { "deep": { "S": "yes" }, "other": { "S": "no" } } }, { "N": "2" }, { "N": "9" }] }, "m": { "M": { "a": { "N": "3" }, "b": { "N": "4" } } }
            """);
        var names = expression.Contains('#') ? "\"ExpressionAttributeNames\": { \"#d\": \"deep\" }," : "";
        _dynamo.Call("GetItem", $$"""{ "TableName": "locks", "Key": { "id": { "S": "a" } }, {{names}} "ProjectionExpression": "{{expression}}" }""")["Item"]!.ToJsonString().ShouldBe(expected);
    }

    [Fact]
    public void Overlapping_projections_are_refused() =>
        _dynamo.Refused("GetItem", """{ "TableName": "locks", "Key": { "id": { "S": "a" } }, "ProjectionExpression": "m.a, m" }""").Message
            .ShouldBe("Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, a], path two: [m]");

    [Theory]
    [InlineData("""{ "x": { "S": "1" } }""", "One or more parameter values were invalid: Missing the key id in the item")]
    [InlineData("""{ "id": { "N": "1" } }""", "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N")]
    [InlineData("""{ "id": { "S": "" } }""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id")]
    [InlineData("""{ "id": { "S": "a" }, "x": {} }""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{ "id": { "S": "a" }, "x": { "S": "1", "N": "1" } }""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{ "id": { "S": "a" }, "x": { "SS": [] } }""", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{ "id": { "S": "a" }, "x": { "SS": ["b", "b"] } }""", "One or more parameter values were invalid: Input collection [b, b] contains duplicates.")]
    [InlineData("""{ "id": { "S": "a" }, "x": { "NS": ["1", "1.0"] } }""", "One or more parameter values were invalid: Input collection [1, 1.0] contains duplicates.")]
    [InlineData("""{ "id": { "S": "a" }, "x": { "NULL": false } }""", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [InlineData("""{ "id": { "S": "a" }, "x": { "N": "12a" } }""", "The parameter cannot be converted to a numeric value: 12a")]
    public void An_item_that_cannot_be_is_refused(string item, string problem)
    {
        var error = _dynamo.Refused("PutItem", $$"""{ "TableName": "locks", "Item": {{item}} }""");
        error.Code.ShouldBe("ValidationException");
        error.Message.ShouldBe(problem);
    }

    [Fact]
    public void A_number_that_is_no_string_is_refused_as_the_wire_refuses_it()
    {
        var error = _dynamo.Refused("PutItem", """{ "TableName": "locks", "Item": { "id": { "S": "a" }, "n": { "N": 5 } } }""");
        error.Code.ShouldBe("SerializationException");
        error.Message.ShouldBe("NUMBER_VALUE cannot be converted to String");
    }

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "id": { "N": "1" } }""")]
    [InlineData("""{ "id": { "S": "a" }, "more": { "S": "a" } }""")]
    [InlineData("""{ "other": { "S": "a" } }""")]
    public void A_key_that_is_not_the_tables_is_refused(string key)
    {
        foreach (var operation in new[] { "GetItem", "UpdateItem", "DeleteItem" })
            _dynamo.Refused(operation, $$"""{ "TableName": "locks", "Key": {{key}} }""").Message.ShouldBe("The provided key element does not match the schema");
    }

    [Fact]
    public void A_table_that_is_not_there_is_not_found()
    {
        foreach (var operation in new[] { "GetItem", "UpdateItem", "DeleteItem" })
            _dynamo.Refused(operation, """{ "TableName": "nothing", "Key": { "id": { "S": "a" } } }""").Code.ShouldBe("ResourceNotFoundException");
        _dynamo.Refused("PutItem", """{ "TableName": "nothing", "Item": { "id": { "S": "a" } } }""").Message.ShouldBe("Requested resource not found");
    }

    [Fact]
    public void An_item_may_have_400_KB_and_no_more()
    {
        var room = (400 * 1024) - "ida".Length - "x".Length;
        _dynamo.Put($"\"x\": {{ \"S\": \"{new string('x', room)}\" }}");
        _dynamo.Refused("PutItem", $$"""{ "TableName": "locks", "Item": { "id": { "S": "a" }, "x": { "S": "{{new string('x', room + 1)}}" } } }""").Message
            .ShouldBe("Item size has exceeded the maximum allowed size");
        _dynamo.UpdateRefused("SET y = :v", "\":v\": { \"S\": \"\" }").Message.ShouldBe("Item size to update has exceeded the maximum allowed size");
    }

    [Fact]
    public void A_wish_that_an_operation_cannot_fulfil_is_refused() =>
        _dynamo.Refused("PutItem", """{ "TableName": "locks", "Item": { "id": { "S": "a" } }, "ReturnValues": "ALL_NEW" }""").Message.ShouldContain("Value 'ALL_NEW' at 'returnValues'");

    [Fact]
    public void An_operation_that_is_not_played_is_named() =>
        _dynamo.Refused("TransactWriteItems", "{}").Message.ShouldContain("TransactWriteItems");
}
