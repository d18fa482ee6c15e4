namespace RedGreen.Sandbox.Tests.CloudWatch;

public class PutMetricDataTests
{
    private readonly Monitoring _monitoring = new();

    [Fact]
    public void What_a_client_puts_is_visible_at_once()
    {
        Put("""{ "MetricName": "Orders", "Value": 12.5 }""");
        Read("Sum").ShouldBe("0: 12.5");
    }

    [Fact]
    public void Values_with_counts_keep_their_distribution()
    {
        Put("""{ "MetricName": "Orders", "Values": [3, 1, 2], "Counts": [1, 5, 4], "Unit": "Seconds" }""");
        Read("SampleCount").ShouldBe("0: 10");
        Read("Sum").ShouldBe("0: 16");
        Read("p90").ShouldBe("0: 2");
        Read("p91").ShouldBe("0: 3");
    }

    [Fact]
    public void A_statistic_set_has_no_percentiles()
    {
        Put("""{ "MetricName": "Orders", "StatisticValues": { "SampleCount": 4, "Sum": 10, "Minimum": 1, "Maximum": 4 } }""");
        Read("Average").ShouldBe("0: 2.5");
        Read("p50").ShouldBe("");
    }

    [Fact]
    public void Several_data_of_one_minute_add_up()
    {
        Put("""{ "MetricName": "Orders", "Value": 1 }, { "MetricName": "Orders", "Values": [2, 3] }""");
        Put("""{ "MetricName": "Orders", "Value": "4", "Timestamp": "2026-01-01T12:00:59Z" }""");
        Read("Sum").ShouldBe("0: 10");
        Read("Maximum").ShouldBe("0: 4");
    }

    [Theory]
    [InlineData("""{ "Value": 1 }""", "MissingParameter", "MetricData.member.1.MetricName is required")]
    [InlineData("""{ "MetricName": "Orders" }""", "MissingParameter", "MetricData.member.1.Value is required")]
    [InlineData("""{ "MetricName": "Orders", "Value": 1, "Values": [1] }""", "InvalidParameterCombination", "mutually exclusive")]
    [InlineData("""{ "MetricName": "Orders", "Values": [1, 2], "Counts": [1] }""", "InvalidParameterValue", "same size")]
    [InlineData("""{ "MetricName": "Orders", "Values": [1], "Counts": [0] }""", "InvalidParameterValue", "above 0")]
    [InlineData("""{ "MetricName": "Orders", "Value": "NaN" }""", "InvalidParameterValue", "NaN")]
    [InlineData("""{ "MetricName": "Orders", "Value": 1, "Unit": "Pieces" }""", "InvalidParameterValue", "Pieces")]
    [InlineData("""{ "MetricName": "Orders", "Value": 1, "Timestamp": "2026-01-01T14:01:00Z" }""", "InvalidParameterValue", "two hours in the future")]
    [InlineData("""{ "MetricName": "Orders", "Value": 1, "Timestamp": "2026-01-01T08:00:00Z" }""", "InvalidParameterValue", "180 minutes in the past")]
    [InlineData("""{ "MetricName": "Orders", "Value": 1, "Dimensions": [{ "Name": "a", "Value": "1" }, { "Name": "a", "Value": "2" }] }""", "InvalidParameterValue", "same name")]
    [InlineData("""{ "MetricName": "Orders", "Value": 1, "Dimensions": [{ "Name": "a", "Value": "" }] }""", "InvalidParameterValue", "Dimensions.member.1.Value")]
    [InlineData("""{ "MetricName": "Orders", "StatisticValues": { "SampleCount": 1, "Sum": 1, "Minimum": 1 } }""", "MissingParameter", "StatisticValues.Maximum")]
    public void What_AWS_would_refuse_is_refused_and_nothing_is_put(string datum, string code, string problem)
    {
        var error = _monitoring.Refused("PutMetricData", $$"""{ "Namespace": "Shop", "MetricData": [{{datum}}] }""");
        error.Code.ShouldBe(code);
        error.Message.ShouldContain(problem);
        _monitoring.Refused("PutMetricData", $$"""{ "Namespace": "Shop", "MetricData": [{ "MetricName": "Orders", "Value": 5 }, {{datum}}] }""");
        Read("Sum").ShouldBe("");
    }

    [Fact]
    public void The_namespaces_of_AWS_itself_are_closed()
    {
        var error = _monitoring.Refused("PutMetricData", """{ "Namespace": "AWS/ApplicationELB", "MetricData": [] }""");
        error.Code.ShouldBe("InvalidParameterValue");
        error.Message.ShouldBe("The value AWS/ for parameter Namespace is invalid.");
    }

    [Fact]
    public void At_most_1000_data_go_into_one_call()
    {
        var many = string.Join(",", Enumerable.Repeat("""{ "MetricName": "Orders", "Value": 1 }""", 1000));
        Put(many);
        Read("Sum").ShouldBe("0: 1000");
        _monitoring.Refused("PutMetricData", $$"""{ "Namespace": "Shop", "MetricData": [{{many}}, { "MetricName": "Orders", "Value": 1 }] }""").Message.ShouldContain("1000");
    }

    [Fact]
    public void What_the_sandboxs_own_services_publish_comes_with_the_lag()
    {
        _monitoring.Service.Publish("AWS/ApplicationELB", "HealthyHostCount", [("LoadBalancer", "app/shop/50dc6c495c0c9188"), ("TargetGroup", "targetgroup/checkout/73e2d6bc24d8a067")], Monitoring.Start.AddSeconds(30), 3, "Count");
        _monitoring.Read("HealthyHostCount", "Average", Monitoring.Red).ShouldBe("");
        _monitoring.Time.Advance(TimeSpan.FromMinutes(2));
        _monitoring.Read("HealthyHostCount", "Average", Monitoring.Red).ShouldBe("0: 3");
    }

    [Fact]
    public void An_operation_that_is_not_played_is_named() =>
        _monitoring.Refused("PutDashboard", "{}").Message.ShouldContain("PutDashboard");

    private void Put(string data) => _monitoring.Call("PutMetricData", $$"""{ "Namespace": "Shop", "MetricData": [{{data}}] }""");

    private string Read(string stat) => _monitoring.Read("Orders", stat, metricNamespace: "Shop");
}
