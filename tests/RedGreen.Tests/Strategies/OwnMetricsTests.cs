using System.Text.Json;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Tests.Strategies;

/// <summary>The field <c>metrics</c>, as tags and requests write it.</summary>
public class OwnMetricsTests
{
    [Fact]
    public void A_tag_names_several_metrics_with_their_fields()
    {
        var metrics = OfTag("Shop/OrdersFailed:of=Orders Acme/Shop/QueueDelay:stat=p95:tolerance=1.2:limit=3 Shop/OrdersPlaced:of=Visits:worse=lower:by=Service:where=Region=eu:where=Stage=prod");
        metrics.Select(metric => metric.ToString()).ShouldBe(["Shop/OrdersFailed", "Acme/Shop/QueueDelay", "Shop/OrdersPlaced"]);
        (metrics[0].Namespace, metrics[0].Name, metrics[0].Of, metrics[0].Stat, metrics[0].By, metrics[0].Worse, metrics[0].Tolerance, metrics[0].Limit)
            .ShouldBe(("Shop", "OrdersFailed", "Orders", "Sum", "ServiceName", Worse.Higher, 1, null));
        (metrics[1].Namespace, metrics[1].Name, metrics[1].Of, metrics[1].Stat, metrics[1].Tolerance, metrics[1].Limit).ShouldBe(("Acme/Shop", "QueueDelay", null, "p95", 1.2, 3.0));
        (metrics[2].By, metrics[2].Worse).ShouldBe(("Service", Worse.Lower));
        metrics[2].Dimensions.ShouldBe(new Dictionary<string, string> { ["Region"] = "eu", ["Stage"] = "prod" });
    }

    [Fact]
    public void A_request_says_the_same_in_objects_for_names_that_no_tag_can_hold()
    {
        var metric = OfRequest("""[{"namespace":"Shop: web","name":"Orders Failed","of":"All Orders","by":"ServiceName","dimensions":{"Region":"eu west"},"stat":"SampleCount","worse":"higher","tolerance":1.5,"limit":0.02}]""").ShouldHaveSingleItem();
        (metric.Namespace, metric.Name, metric.Of, metric.Stat, metric.Tolerance, metric.Limit).ShouldBe(("Shop: web", "Orders Failed", "All Orders", "SampleCount", 1.5, 0.02));
        metric.Dimensions.ShouldBe(new Dictionary<string, string> { ["Region"] = "eu west" });
    }

    [Fact]
    public void An_array_may_hold_both_forms_and_keeps_names_with_blanks_whole() =>
        OfRequest("""["Shop/Orders Failed:of=Orders",{"namespace":"Shop","name":"Delay","stat":"TM(2%:98%)"}]""").Select(metric => metric.Name).ShouldBe(["Orders Failed", "Delay"]);

    [Fact]
    public void A_lone_object_and_a_lone_text_need_no_array()
    {
        OfRequest("""{"namespace":"Shop","name":"Orders Failed","of":"Orders"}""").ShouldHaveSingleItem().Name.ShouldBe("Orders Failed");
        OfRequest(""" "Shop/A:of=N Shop/B:of=N" """).Count.ShouldBe(2);
    }

    [Fact]
    public void A_request_can_take_the_tags_metrics_away()
    {
        var tags = new Dictionary<string, string> { ["redgreen:metrics"] = "Shop/A:of=N" };
        StrategyReader.Read(tags, Requested("[]")).Metrics.ShouldBeEmpty();
        StrategyReader.Read(tags, null).Metrics.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("OrdersFailed:of=Orders", "redgreen:metrics", "Namespace/Name")]
    [InlineData("/OrdersFailed:of=Orders", "redgreen:metrics", "Namespace/Name")]
    [InlineData("Shop/:of=Orders", "redgreen:metrics", "Namespace/Name")]
    [InlineData("Shop/A:of=N:tolerance=0.5", "redgreen:metrics Shop/A tolerance", "from 1 to 100")]
    [InlineData("Shop/A:of=N:tolerance=NaN", "redgreen:metrics Shop/A tolerance", "from 1 to 100")]
    [InlineData("Shop/A:of=N:limit=2", "redgreen:metrics Shop/A limit", "from 0 to 1")]
    [InlineData("Shop/A:stat=p95:limit=1e999", "redgreen:metrics Shop/A limit", "a number")]
    [InlineData("Shop/A:of=N:worse=sideways", "redgreen:metrics Shop/A worse", "higher, lower")]
    [InlineData("Shop/A:of=N:stat=p95", "redgreen:metrics Shop/A stat", "Sum or SampleCount")]
    [InlineData("Shop/A:of=A", "redgreen:metrics Shop/A of", "another metric")]
    [InlineData("Shop/A:stat=p101", "redgreen:metrics Shop/A stat", "a percentile such as p95")]
    [InlineData("Shop/A:stat=average", "redgreen:metrics Shop/A stat", "Average")]
    [InlineData("Shop/A:of=N:colour=blue", "redgreen:metrics Shop/A fields", "by, of, stat, worse, tolerance, limit, where")]
    [InlineData("Shop/A:of=N:stat", "redgreen:metrics Shop/A fields", "field=value")]
    [InlineData("Shop/A:of=N:of=M", "redgreen:metrics Shop/A of", "N already")]
    [InlineData("Shop/A:of=", "redgreen:metrics Shop/A of", "printable ASCII")]
    [InlineData("Shop/A:of=N:where=Region", "redgreen:metrics Shop/A where", "where=Dimension=value")]
    [InlineData("Shop/A:of=N:where=ServiceName=shop", "redgreen:metrics Shop/A dimension ServiceName", "tells the sides apart")]
    [InlineData("Shop/A:of=N:where=Region=eu:where=Region=us", "redgreen:metrics Shop/A dimension Region", "eu already")]
    [InlineData("Shop/A:of=N Shop/A:of=N:limit=0.1", "redgreen:metrics", "each metric once")]
    public void What_makes_no_sense_is_refused_with_what_is_allowed(string tag, string field, string allowed)
    {
        var problem = ProblemsOf(() => OfTag(tag)).ShouldHaveSingleItem();
        problem.Field.ShouldBe(field);
        problem.Allowed.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("Shop/OrdersPlaced:worse=lower", null)]
    [InlineData("Shop/OrdersPlaced:stat=Sum", "Sum")]
    [InlineData("Shop/OrdersPlaced:stat=SampleCount", "SampleCount")]
    [InlineData("Shop/OrdersPlaced:stat=ts90", "ts90")]
    public void A_number_that_grows_with_traffic_is_refused_without_the_attempts_it_belongs_to(string tag, string? found)
    {
        var problem = ProblemsOf(() => OfTag(tag)).ShouldHaveSingleItem();
        problem.Field.ShouldBe("redgreen:metrics Shop/OrdersPlaced stat");
        problem.Found.ShouldBe(found);
        problem.Allowed.ShouldContain("of=, the metric that counts the attempts");
    }

    [Theory]
    [InlineData("Average")]
    [InlineData("Minimum")]
    [InlineData("Maximum")]
    [InlineData("IQM")]
    [InlineData("p0")]
    [InlineData("p99.99")]
    [InlineData("p100")]
    [InlineData("tm90")]
    [InlineData("wm98.5")]
    [InlineData("TM(2%:98%)")]
    [InlineData("TM(150:1000)")]
    [InlineData("WM(:98%)")]
    [InlineData("PR(:0.3)")]
    [InlineData("PR(100:)")]
    public void Every_statistic_of_CloudWatch_that_can_be_compared_is_known(string stat) =>
        OfRequest($$"""[{"namespace":"Shop","name":"A","stat":"{{stat}}"}]""").ShouldHaveSingleItem().Stat.ShouldBe(stat);

    [Theory]
    [InlineData("p")]
    [InlineData("p100.5")]
    [InlineData("P95")]
    [InlineData("tm90%")]
    [InlineData("TM(:)")]
    [InlineData("TM(2%:98)")]
    [InlineData("PR(10%:)")]
    [InlineData("TC(0.3:)")]
    [InlineData("Median")]
    public void Others_are_not(string stat) =>
        ProblemsOf(() => OfRequest($$"""[{"namespace":"Shop","name":"A","stat":"{{stat}}"}]""")).ShouldHaveSingleItem().Found.ShouldBe(stat);

    [Fact]
    public void Every_problem_with_every_metric_is_named_at_once() =>
        ProblemsOf(() => OfRequest("""[5,{"namespace":"Shop"},{"namespace":"Shop","name":"A","of":"N","colour":"blue","worse":1,"tolerance":"x","dimensions":["eu"]},{"namespace":":Shop","name":"B","stat":"p95","limit":true}]"""))
            .Select(problem => problem.Field).ShouldBe(
                [
                    "strategy.metrics", "strategy.metrics",
                    "strategy.metrics Shop/A colour", "strategy.metrics Shop/A worse", "strategy.metrics Shop/A dimensions", "strategy.metrics Shop/A tolerance",
                    "strategy.metrics :Shop/B limit", "strategy.metrics :Shop/B namespace",
                ],
                ignoreOrder: true);

    [Fact]
    public void Ten_metrics_are_enough_and_names_are_as_long_as_CloudWatchs()
    {
        string Metrics(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"S/A{i}:of=N"));
        OfTag(Metrics(10)).Count.ShouldBe(10);
        ProblemsOf(() => OfTag(Metrics(11))).ShouldHaveSingleItem().Allowed.ShouldBe("at most 10");
        OfTag($"S/{new string('x', 255)}:of=N").Count.ShouldBe(1);
        ProblemsOf(() => OfTag($"S/{new string('x', 256)}:of=N")).ShouldHaveSingleItem().Allowed.ShouldContain("1 to 255");
    }

    [Fact]
    public void Values_may_differ_by_a_half_unless_something_else_is_said_and_shares_may_not() =>
        OfTag("S/Delay:stat=p95 S/Memory:stat=Average:tolerance=1 S/Failed:of=Orders").Select(metric => metric.Tolerance).ShouldBe([1.5, 1, 1]);

    [Fact]
    public void The_same_metric_may_be_watched_by_different_statistics_and_in_both_directions() =>
        OfTag("S/A:stat=p50 S/A:stat=p99 S/A:stat=p99:worse=lower S/A:stat=p99:where=Region=eu").Count.ShouldBe(4);

    [Fact]
    public void A_request_with_bad_metrics_is_refused_as_it_comes()
    {
        using var json = JsonDocument.Parse("""{"cluster":"c","service":"s","image":"i","strategy":{"metrics":[{"namespace":"Shop","name":"A","of":"N","limit":7}]}}""");
        Should.Throw<InvalidRequest>(() => RequestReader.Read(json.RootElement)).Message.ShouldContain("strategy.metrics Shop/A limit: found \"7\"; allowed: a share of the attempts");
    }

    [Fact]
    public void Where_it_comes_from_is_told_as_it_was_written() =>
        StrategyReader.Sources(new Dictionary<string, string>(), Requested("""["Shop/A:of=N",{"namespace":"Shop","name":"B","of":"N"}]""")).Single(source => source.Name == "metrics")
            .Text.ShouldBe("""Shop/A:of=N {"namespace":"Shop","name":"B","of":"N"}""");

    [Fact]
    public void Any_text_is_metrics_or_problems_and_never_another_exception() =>
        Gen.Char[" /:=.{}\"[],aSpofstatw19%-é\n"].Array[0, 60].Select(chars => new string(chars)).Sample(text =>
        {
            try
            {
                OfTag(text);
            }
            catch (InvalidRequest refused)
            {
                return refused.Problems.Count > 0;
            }

            return true;
        });

    private static IReadOnlyList<OwnMetric> OfTag(string tag) => StrategyReader.Read(new Dictionary<string, string> { ["redgreen:metrics"] = tag }, null).Metrics;

    private static IReadOnlyList<OwnMetric> OfRequest(string json) => StrategyReader.Read(new Dictionary<string, string>(), Requested(json)).Metrics;

    private static Dictionary<string, JsonElement> Requested(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>($$"""{"metrics":{{json}}}""")!;

    private static IReadOnlyList<Problem> ProblemsOf(Func<object> read) => Should.Throw<InvalidRequest>(() => read()).Problems;
}
