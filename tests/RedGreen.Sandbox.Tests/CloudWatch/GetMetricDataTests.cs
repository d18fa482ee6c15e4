using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class GetMetricDataTests
{
    private readonly Monitoring _monitoring = new();

    [Fact]
    public void The_newest_comes_first_unless_asked_otherwise()
    {
        PutMinutes(3);
        Get().ShouldBe("""[{"Id":"m1","Label":"Orders","Timestamps":[1767268920,1767268860,1767268800],"Values":[2,1,0],"StatusCode":"Complete"}]""");
        Get("\"ScanBy\": \"TimestampAscending\",").ShouldContain("\"Values\":[0,1,2]");
    }

    [Fact]
    public void Input_of_the_query_protocol_is_all_text_and_means_the_same()
    {
        PutMinutes(3);
        var typed = Get();
        var text = _monitoring.Call("GetMetricData", """
            { "StartTime": "2026-01-01T12:00:00Z", "EndTime": "2026-01-01T13:00:00.000Z", "MaxDatapoints": "500", "MetricDataQueries": [
              { "Id": "m1", "ReturnData": "true", "MetricStat": { "Metric": { "Namespace": "Shop", "MetricName": "Orders" }, "Period": "60", "Stat": "Sum" } } ] }
            """);
        text["MetricDataResults"]!.ToJsonString().ShouldBe(typed);
    }

    [Fact]
    public void A_longer_period_adds_up_its_minutes_and_a_period_without_data_is_absent()
    {
        foreach (var minute in new[] { 0, 1, 2, 3, 12 })
            _monitoring.Put("Orders", minute + 1, Monitoring.Start.AddMinutes(minute));
        _monitoring.Time.Advance(TimeSpan.FromMinutes(15));
        _monitoring.Read("Orders", period: 300, metricNamespace: "Shop").ShouldBe("0: 10, 10: 13");
        _monitoring.Read("Orders", "Average", period: 300, metricNamespace: "Shop").ShouldBe("0: 2.5, 10: 13");
        _monitoring.Read("Orders", "p75", period: 300, metricNamespace: "Shop").ShouldBe("0: 3, 10: 13");
    }

    [Fact]
    public void A_metric_that_nobody_published_has_no_points_and_is_no_error() =>
        Get().ShouldBe("""[{"Id":"m1","Label":"Orders","Timestamps":[],"Values":[],"StatusCode":"Complete"}]""");

    [Fact]
    public void The_end_is_exclusive_and_the_start_inclusive()
    {
        PutMinutes(4);
        var output = _monitoring.Call("GetMetricData", Request(start: "2026-01-01T12:01:30Z", end: "2026-01-01T12:03:00Z"));
        output["MetricDataResults"]![0]!["Values"]!.ToJsonString().ShouldBe("[2,1]");
    }

    [Fact]
    public void Other_dimensions_are_another_metric_and_their_order_means_nothing()
    {
        _monitoring.Service.Metrics.Put(new("Shop", "Orders", [new("b", "2"), new("a", "1")]), Minute.Of(Monitoring.Start), Datum.Of(7), "None");
        Get().ShouldContain("\"Values\":[]");
        Get(dimensions: """[{ "Name": "a", "Value": "1" }]""").ShouldContain("\"Values\":[]");
        Get(dimensions: """[{ "Name": "a", "Value": "1" }, { "Name": "b", "Value": "2" }]""").ShouldContain("\"Values\":[7]");
    }

    [Fact]
    public void A_unit_selects_what_was_reported_in_it()
    {
        _monitoring.Call("PutMetricData", """{ "Namespace": "Shop", "MetricData": [{ "MetricName": "Orders", "Value": 3, "Unit": "Count" }, { "MetricName": "Orders", "Value": 4 }] }""");
        Get(stat: "\"Unit\": \"Count\",").ShouldContain("\"Values\":[3]");
        Get(stat: "\"Unit\": \"Percent\",").ShouldContain("\"Values\":[]");
        Get().ShouldContain("\"Values\":[7]");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    public void Pages_together_are_the_whole(int pageSize)
    {
        PutMinutes(5);
        var queries = new JsonArray(Query("m1"), Query("m2", returnData: false), Query("m3"), Query("nothing", metric: "Nothing"));
        var whole = Values(_monitoring.Service.Handle("GetMetricData", Input(queries)));
        var pages = new Dictionary<string, List<double>>();
        string? token = null;
        do
        {
            var input = Input(queries);
            input["MaxDatapoints"] = pageSize;
            input["NextToken"] = token;
            var page = _monitoring.Service.Handle("GetMetricData", input);
            Values(page).Values.Sum(values => values.Count).ShouldBeLessThanOrEqualTo(pageSize);
            foreach (var (id, values) in Values(page))
                if (!pages.TryAdd(id, values))
                    pages[id].AddRange(values);
            token = page["NextToken"]?.GetValue<string>();
        }
        while (token is not null);

        pages.Keys.ShouldBe(whole.Keys);
        foreach (var (id, values) in whole)
            pages[id].ShouldBe(values);
    }

    [Fact]
    public void A_result_that_is_cut_says_so()
    {
        PutMinutes(5);
        var page = _monitoring.Call("GetMetricData", Request(beside: "\"MaxDatapoints\": 2,"));
        page["MetricDataResults"]![0]!["StatusCode"]!.GetValue<string>().ShouldBe("PartialData");
        page["NextToken"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{ "StartTime": 1, "EndTime": 60 }""", "MetricDataQueries is required")]
    [InlineData("""{ "StartTime": 60, "EndTime": 60, "MetricDataQueries": [QUERY] }""", "StartTime must not equal parameter EndTime")]
    [InlineData("""{ "StartTime": 61, "EndTime": 60, "MetricDataQueries": [QUERY] }""", "EndTime must be greater than StartTime")]
    [InlineData("""{ "StartTime": 1, "EndTime": 60, "MetricDataQueries": [QUERY, QUERY] }""", "not unique")]
    [InlineData("""{ "StartTime": 1, "EndTime": 60, "MetricDataQueries": [{ "Id": "m1" }] }""", "MetricDataQueries.member.1.MetricStat is required")]
    [InlineData("""{ "StartTime": 1, "EndTime": 60, "MetricDataQueries": [{ "Id": "M1", "Expression": "1" }] }""", "not matching the expected pattern")]
    [InlineData("""{ "StartTime": 1, "EndTime": 60, "ScanBy": "Random", "MetricDataQueries": [QUERY] }""", "ScanBy")]
    [InlineData("""{ "StartTime": 1, "EndTime": 60, "MaxDatapoints": 100801, "MetricDataQueries": [QUERY] }""", "MaxDatapoints")]
    public void A_query_that_makes_no_sense_is_refused(string input, string problem)
    {
        var error = _monitoring.Refused("GetMetricData", input.Replace("QUERY", Query("m1").ToJsonString(), StringComparison.Ordinal));
        error.Code.ShouldBe("ValidationError");
        error.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("\"Period\": 30", "MetricStat.Period is 30")]
    [InlineData("\"Period\": 60, \"Unit\": \"Furlongs\"", "Furlongs")]
    public void What_this_sandbox_does_not_keep_is_refused_by_name(string stat, string problem) =>
        _monitoring.Refused("GetMetricData", $$"""
            { "StartTime": 1, "EndTime": 60, "MetricDataQueries": [{ "Id": "m1", "MetricStat": { "Metric": { "Namespace": "Shop", "MetricName": "Orders" }, "Stat": "Sum", {{stat}} } }] }
            """).Message.ShouldContain(problem);

    [Fact]
    public void At_most_500_queries_go_into_one_call()
    {
        _monitoring.Service.Handle("GetMetricData", Input(Many(500)))["MetricDataResults"]!.AsArray().Count.ShouldBe(500);
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => _monitoring.Service.Handle("GetMetricData", Input(Many(501)))).Message.ShouldContain("500");

        static JsonArray Many(int count) => new([.. Enumerable.Range(0, count).Select(index => Query($"m{index}"))]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7.")]
    [InlineData("0.x")]
    public void A_token_of_another_kind_is_refused(string token) =>
        _monitoring.Refused("GetMetricData", Request(beside: $"\"NextToken\": \"{token}\",")).Code.ShouldBe("InvalidNextToken");

    [Fact]
    public void GetMetricStatistics_gives_several_statistics_at_once()
    {
        PutMinutes(4);
        var output = _monitoring.Call("GetMetricStatistics", """
            { "Namespace": "Shop", "MetricName": "Orders", "StartTime": "2026-01-01T12:00:00Z", "EndTime": "2026-01-01T12:10:00Z", "Period": 120, "Statistics": ["Sum", "Maximum"], "ExtendedStatistics": ["p50"] }
            """);
        output.ToJsonString().ShouldBe("""{"Label":"Orders","Datapoints":[{"Timestamp":1767268800,"Sum":1,"Maximum":1,"Unit":"None","ExtendedStatistics":{"p50":0}},{"Timestamp":1767268920,"Sum":5,"Maximum":3,"Unit":"None","ExtendedStatistics":{"p50":2}}]}""");
    }

    [Fact]
    public void ListMetrics_filters_by_name_and_dimension()
    {
        _monitoring.Meter.Observe(Monitoring.LoadBalancer, Monitoring.Red, healthy: 2);
        _monitoring.Put("Orders", 1);
        _monitoring.Time.Advance(TimeSpan.FromMinutes(3));
        _monitoring.Call("ListMetrics", "{}")["Metrics"]!.AsArray().Count.ShouldBe(5);
        _monitoring.Call("ListMetrics", """{ "Namespace": "Shop" }""")["Metrics"]!.ToJsonString().ShouldBe("""[{"Namespace":"Shop","MetricName":"Orders","Dimensions":[]}]""");
        _monitoring.Call("ListMetrics", """{ "MetricName": "RequestCount", "Dimensions": [{ "Name": "TargetGroup" }] }""")["Metrics"]!.AsArray().Count.ShouldBe(1);
    }

    private void PutMinutes(int count)
    {
        for (var minute = 0; minute < count; minute++)
            _monitoring.Put("Orders", minute, Monitoring.Start.AddMinutes(minute));
    }

    private string Get(string beside = "", string dimensions = "[]", string stat = "") => _monitoring.Call("GetMetricData", Request(beside, dimensions, stat))["MetricDataResults"]!.ToJsonString();

    private static string Request(string beside = "", string dimensions = "[]", string stat = "", string start = "2026-01-01T12:00:00Z", string end = "2026-01-01T13:00:00Z") => $$"""
        { {{beside}} "StartTime": "{{start}}", "EndTime": "{{end}}", "MetricDataQueries": [
          { "Id": "m1", "MetricStat": { {{stat}} "Metric": { "Namespace": "Shop", "MetricName": "Orders", "Dimensions": {{dimensions}} }, "Period": 60, "Stat": "Sum" } } ] }
        """;

    private static JsonObject Input(JsonArray queries) => new()
    {
        ["StartTime"] = Monitoring.Start.ToUnixTimeSeconds(),
        ["EndTime"] = Monitoring.Start.AddHours(1).ToUnixTimeSeconds(),
        ["MetricDataQueries"] = queries.DeepClone(),
    };

    private static JsonObject Query(string id, string metric = "Orders", bool returnData = true)
    {
        var query = Monitoring.Metric(id);
        query["ReturnData"] = returnData;
        query["MetricStat"]!["Metric"]!["MetricName"] = metric;
        return query;
    }

    private static Dictionary<string, List<double>> Values(JsonObject output) => output["MetricDataResults"]!.AsArray().ToDictionary(
        result => result!["Id"]!.GetValue<string>(),
        result => result!["Values"]!.AsArray().Select(value => value!.GetValue<double>()).ToList());
}
