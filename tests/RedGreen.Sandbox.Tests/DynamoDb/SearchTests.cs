using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.DynamoDb;

public class SearchTests
{
    private readonly Dynamo _dynamo = new();

    public SearchTests()
    {
        foreach (var id in new[] { "a", "b" })
            foreach (var at in new[] { 10, 9, 100, -1 })
                _dynamo.Call("PutItem", $$"""{ "TableName": "events", "Item": { "id": { "S": "{{id}}" }, "tick": { "N": "{{at}}" }, "even": { "BOOL": {{(at % 2 == 0 ? "true" : "false")}} } } }""");
    }

    [Theory]
    [InlineData("id = :id", "", "-1 9 10 100")]
    [InlineData("tick < :at AND id = :id", "", "-1 9")]
    [InlineData("id = :id AND tick >= :at", "", "10 100")]
    [InlineData("id = :id AND tick BETWEEN :at AND :at", "", "10")]
    [InlineData("id = :id", "\"ScanIndexForward\": false,", "100 10 9 -1")]
    public void A_query_reads_one_partition_in_the_order_of_the_sort_key(string condition, string members, string expected) =>
        Ats(_dynamo.Call("Query", Query(condition, members))).ShouldBe(expected);

    [Fact]
    public void A_filter_leaves_out_what_was_read_and_counts_it()
    {
        var output = _dynamo.Call("Query", Query("id = :id", "\"FilterExpression\": \"even = :true\",", ", \":true\": { \"BOOL\": true }"));
        Ats(output).ShouldBe("10 100");
        output["Count"]!.GetValue<int>().ShouldBe(2);
        output["ScannedCount"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public void A_projection_applies_to_every_item() =>
        _dynamo.Call("Query", Query("id = :id AND tick = :at", "\"ProjectionExpression\": \"even\","))["Items"]!.ToJsonString().ShouldBe("""[{"even":{"BOOL":true}}]""");

    [Fact]
    public void Counting_returns_no_items()
    {
        var output = _dynamo.Call("Query", Query("id = :id", "\"Select\": \"COUNT\","));
        output.ToJsonString().ShouldBe("""{"Count":4,"ScannedCount":4}""");
    }

    [Theory]
    [InlineData("Query", true, 1)]
    [InlineData("Query", true, 3)]
    [InlineData("Query", false, 2)]
    [InlineData("Query", true, 4)]
    [InlineData("Scan", true, 1)]
    [InlineData("Scan", true, 3)]
    [InlineData("Scan", true, 9)]
    public void Pages_together_are_the_whole(string operation, bool forward, int limit)
    {
        var input = JsonNode.Parse(operation == "Scan" ? """{ "TableName": "events" }""" : Query("id = :id", $"\"ScanIndexForward\": {(forward ? "true" : "false")},"))!.AsObject();
        var whole = _dynamo.Call(operation, input.ToJsonString())["Items"]!.AsArray().Select(item => item!.ToJsonString()).ToList();
        List<string> paged = [];
        input["Limit"] = limit;
        while (true)
        {
            var page = _dynamo.Call(operation, input.ToJsonString());
            page["Items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(limit);
            paged.AddRange(page["Items"]!.AsArray().Select(item => item!.ToJsonString()));
            if (page["LastEvaluatedKey"] is not { } last)
                break;
            input["ExclusiveStartKey"] = last.DeepClone();
        }

        paged.ShouldBe(whole);
        whole.Count.ShouldBe(operation == "Scan" ? 8 : 4);
    }

    [Fact]
    public void A_scan_filters_on_anything() =>
        _dynamo.Call("Scan", """{ "TableName": "events", "FilterExpression": "tick > :at AND id <> :id", "ExpressionAttributeValues": { ":at": { "N": "9" }, ":id": { "S": "a" } } }""")["Count"]!.GetValue<int>().ShouldBe(2);

    [Fact]
    public void A_page_ends_after_a_megabyte()
    {
        for (var index = 0; index < 5; index++)
            _dynamo.Call("PutItem", $$"""{ "TableName": "locks", "Item": { "id": { "S": "{{index}}" }, "x": { "S": "{{new string('x', 300 * 1024)}}" } } }""");
        var page = _dynamo.Call("Scan", """{ "TableName": "locks", "ProjectionExpression": "id" }""");
        page["Count"]!.GetValue<int>().ShouldBe(4);
        page["LastEvaluatedKey"]!.ToJsonString().ShouldBe("""{"id":{"S":"3"}}""");
    }

    [Theory]
    [InlineData("tick = :at", "Query condition missed key schema element: id")]
    [InlineData("id > :id", "Query key condition not supported")]
    [InlineData("id = :id OR tick = :at", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("id = :id AND attribute_exists(tick)", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: attribute_exists")]
    [InlineData("id = :id AND tick <> :at", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: <>")]
    [InlineData("id = :id AND elsewhere = :at", "Query condition missed key schema element: tick")]
    [InlineData("id = :id AND tick > :at AND tick < :at", "KeyConditionExpressions must only contain one condition per key")]
    [InlineData("id = :at", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("id = :id AND begins_with(tick, :id)", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    public void A_key_condition_that_a_table_cannot_follow_is_refused(string condition, string problem) =>
        _dynamo.Refused("Query", Query(condition)).Message.ShouldBe(problem);

    [Fact]
    public void A_filter_of_a_query_may_not_look_at_the_key() =>
        _dynamo.Refused("Query", Query("id = :id", "\"FilterExpression\": \"tick > :at\",")).Message
            .ShouldBe("Filter Expression can only contain non-primary key attributes: Primary key attribute: tick");

    [Fact]
    public void An_index_is_refused_by_name() =>
        _dynamo.Refused("Query", Query("id = :id", "\"IndexName\": \"by-owner\",")).Message.ShouldContain("IndexName");

    private static string Query(string condition, string members = "", string values = "")
    {
        var all = $"{condition} {members}";
        var id = all.Contains(":id", StringComparison.Ordinal) ? "\":id\": { \"S\": \"a\" }" : "";
        var at = all.Contains(":at", StringComparison.Ordinal) ? "\":at\": { \"N\": \"10\" }" : "";
        return $$"""{ "TableName": "events", {{members}} "KeyConditionExpression": "{{condition}}", "ExpressionAttributeValues": { {{id}}{{(id.Length > 0 && at.Length > 0 ? ", " : "")}}{{at}}{{values}} } }""";
    }

    private static string Ats(JsonObject output) => string.Join(" ", output["Items"]!.AsArray().Select(item => item!["tick"]!["N"]!.GetValue<string>()));
}
