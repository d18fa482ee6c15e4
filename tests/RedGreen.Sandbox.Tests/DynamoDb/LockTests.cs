namespace RedGreen.Sandbox.Tests.DynamoDb;

/// <summary>What a lock needs of a table.</summary>
public class LockTests
{
    private readonly Dynamo _dynamo = new();

    [Fact]
    public void Only_the_first_of_two_takes_the_lock_and_the_other_learns_who_has_it()
    {
        Take("one");
        var error = _dynamo.Refused("PutItem", TakeInput("two"));
        error.Code.ShouldBe("ConditionalCheckFailedException");
        error.Status.ShouldBe(400);
        error.Message.ShouldBe("The conditional request failed");
        error.Details!.ToJsonString().ShouldBe("""{"Item":{"id":{"S":"a"},"owner":{"S":"one"}}}""");
    }

    [Fact]
    public void Taking_it_again_is_allowed_to_its_owner()
    {
        Take("one");
        Take("one");
    }

    [Fact]
    public void Only_its_owner_writes_to_it_or_gives_it_back()
    {
        Take("one");
        _dynamo.Refused("UpdateItem", Owned("two", "\"UpdateExpression\": \"SET phase = :p\",", "\":p\": { \"S\": \"planned\" },")).Code.ShouldBe("ConditionalCheckFailedException");
        _dynamo.Call("UpdateItem", Owned("one", "\"UpdateExpression\": \"SET phase = :p\",", "\":p\": { \"S\": \"planned\" },"));
        _dynamo.Refused("DeleteItem", Owned("two")).Details.ShouldBeNull();
        _dynamo.Call("DeleteItem", Owned("one")).ShouldBeEmpty();
        _dynamo.Refused("DeleteItem", Owned("one")).Code.ShouldBe("ConditionalCheckFailedException");
        Take("two");
    }

    private void Take(string owner) => _dynamo.Call("PutItem", TakeInput(owner));

    private static string TakeInput(string owner) => $$"""
        { "TableName": "locks", "Item": { "id": { "S": "a" }, "owner": { "S": "{{owner}}" } }, "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
          "ConditionExpression": "attribute_not_exists(id) OR #owner = :me", "ExpressionAttributeNames": { "#owner": "owner" }, "ExpressionAttributeValues": { ":me": { "S": "{{owner}}" } } }
        """;

    private static string Owned(string owner, string members = "", string values = "") => $$"""
        { "TableName": "locks", "Key": { "id": { "S": "a" } }, {{members}}
          "ConditionExpression": "#owner = :me", "ExpressionAttributeNames": { "#owner": "owner" }, "ExpressionAttributeValues": { {{values}} ":me": { "S": "{{owner}}" } } }
        """;
}
