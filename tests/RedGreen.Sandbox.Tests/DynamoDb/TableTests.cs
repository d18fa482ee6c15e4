namespace RedGreen.Sandbox.Tests.DynamoDb;

public class TableTests
{
    private readonly Dynamo _dynamo = new();

    [Fact]
    public void A_new_table_is_active_at_once_and_described_as_it_was_made()
    {
        var table = _dynamo.Call("DescribeTable", """{ "TableName": "events" }""")["Table"]!.AsObject();
        table.Remove("TableId");
        table.ToJsonString().ShouldBe("""
            {"TableName":"events","TableArn":"arn:aws:dynamodb:eu-west-1:123456789012:table/events","TableStatus":"ACTIVE","CreationDateTime":1767268800,"AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"tick","AttributeType":"N"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"tick","KeyType":"RANGE"}],"ProvisionedThroughput":{"NumberOfDecreasesToday":0,"ReadCapacityUnits":0,"WriteCapacityUnits":0},"ItemCount":0,"TableSizeBytes":0,"DeletionProtectionEnabled":false,"BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST","LastUpdateToPayPerRequestDateTime":1767268800}}
            """);
    }

    [Fact]
    public void Tables_are_listed_page_by_page()
    {
        _dynamo.Call("ListTables", "{}").ToJsonString().ShouldBe("""{"TableNames":["events","locks"]}""");
        _dynamo.Call("ListTables", """{ "Limit": 1 }""").ToJsonString().ShouldBe("""{"TableNames":["events"],"LastEvaluatedTableName":"events"}""");
        _dynamo.Call("ListTables", """{ "Limit": 1, "ExclusiveStartTableName": "events" }""").ToJsonString().ShouldBe("""{"TableNames":["locks"]}""");
    }

    [Fact]
    public void A_deleted_table_is_gone_with_its_items()
    {
        _dynamo.Put();
        _dynamo.Call("DeleteTable", """{ "TableName": "locks" }""")["TableDescription"]!["TableStatus"]!.GetValue<string>().ShouldBe("DELETING");
        var error = _dynamo.Refused("DescribeTable", """{ "TableName": "locks" }""");
        error.Code.ShouldBe("ResourceNotFoundException");
        error.Message.ShouldBe("Requested resource not found: Table: locks not found");
    }

    [Fact]
    public void A_protected_table_is_not_deleted()
    {
        Create("safe", "\"DeletionProtectionEnabled\": true,");
        _dynamo.Refused("DeleteTable", """{ "TableName": "safe" }""").Message.ShouldContain("protected against deletion");
    }

    [Fact]
    public void A_name_is_given_once() => Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => Create("locks")).Code.ShouldBe("ResourceInUseException");

    [Theory]
    [InlineData("""{ "TableName": "ab" }""", "length of 3 to 255")]
    [InlineData("""{ "TableName": "new", "AttributeDefinitions": [], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }] }""", "Some index key attributes are not defined")]
    [InlineData("""{ "TableName": "new", "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }, { "AttributeName": "x", "AttributeType": "S" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }] }""", "does not exactly match")]
    [InlineData("""{ "TableName": "new", "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "BOOL" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }] }""", "Value 'BOOL'")]
    [InlineData("""{ "TableName": "new", "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "RANGE" }] }""", "Invalid KeySchema")]
    [InlineData("""{ "TableName": "new", "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }] }""", "when BillingMode is PROVISIONED")]
    [InlineData("""{ "TableName": "new", "StreamSpecification": { "StreamEnabled": true } }""", "StreamSpecification is not supported")]
    public void A_table_that_cannot_be_is_refused(string input, string problem)
    {
        var error = _dynamo.Refused("CreateTable", input);
        error.Code.ShouldBe("ValidationException");
        error.Message.ShouldContain(problem);
    }

    private void Create(string name, string members = "") => _dynamo.Call("CreateTable", $$"""
        { "TableName": "{{name}}", "BillingMode": "PAY_PER_REQUEST", {{members}} "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "B" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }] }
        """);
}
