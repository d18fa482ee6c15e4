using System.Text.Json;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Tests.Strategies;

public class StrategyReaderTests
{
    [Fact]
    public void Without_tags_the_defaults_hold()
    {
        var strategy = Read([]);
        string.Join(' ', strategy.Steps).ShouldBe("10@5m 50@5m 100@10m");
        strategy.TickSeconds.ShouldBe(20);
        strategy.OnBusy.ShouldBe(OnBusy.Queue);
        strategy.SettleSeconds.ShouldBe(120);
    }

    [Fact]
    public void The_request_wins_over_tags() =>
        string.Join(' ', Read(new() { ["redgreen:steps"] = "50@1m 100@1m" }, """{"steps":"20@30s:approve 100@0s"}""").Steps).ShouldBe("20@30s:approve 100@0s");

    [Fact]
    public void Tags_of_others_and_ours_that_are_no_strategy_are_passed_over() =>
        Read(new() { ["team"] = "web", ["redgreen:enabled"] = "true", ["redgreen:control"] = "pause/x/1", ["redgreen:image-tags"] = "release-" }).Steps.Count.ShouldBe(3);

    [Theory]
    [InlineData("50@1m 20@1m 100@1m", "20 comes after 50")]
    [InlineData("20@1m 20@1m 100@1m", "20 comes after 20")]
    [InlineData("10@5m 50@5m", "the last one is 50")]
    [InlineData("10@-5m 100@1m", "percent@hold")]
    [InlineData("0@5m 100@1m", "percent@hold")]
    [InlineData("10 100@1m", "percent@hold")]
    [InlineData("101@1m", "percent@hold")]
    [InlineData("", "percent@hold")]
    [InlineData("10@8d 100@1m", "percent@hold")]
    public void Steps_that_make_no_sense_are_refused_with_what_is_allowed(string steps, string allowed) =>
        Problems(new() { ["redgreen:steps"] = steps }).ShouldContain(p => p.Field == "redgreen:steps" && p.Allowed.Contains(allowed, StringComparison.Ordinal));

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var problems = Problems(
            new() { ["redgreen:tick"] = "1s", ["redgreen:colour"] = "blue" },
            """{"steps":"50@1m","max-error-rate":"150%","on-busy":"panic","unknown":1,"min-requests":"ten","settle":"10s","max-p99":"-1"}""");
        problems.Select(p => p.Field).ShouldBe(
            ["redgreen:tick", "redgreen:colour", "strategy.steps", "strategy.max-error-rate", "strategy.on-busy", "strategy.unknown", "strategy.min-requests", "strategy.settle", "strategy.max-p99"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("1%", 0.01)]
    [InlineData("0.5%", 0.005)]
    [InlineData("0.02", 0.02)]
    [InlineData("0", 0)]
    public void An_error_rate_is_a_share(string text, double share) =>
        Read(new() { ["redgreen:max-error-rate"] = text }).MaxErrorRate!.Value.ShouldBe(share, 1e-12);

    [Theory]
    [InlineData("800ms", 0.8)]
    [InlineData("1.5s", 1.5)]
    [InlineData("2", 2)]
    public void A_latency_limit_has_a_unit_or_is_in_seconds(string text, double seconds) =>
        Read(new() { ["redgreen:max-p99"] = text }).MaxP99Seconds!.Value.ShouldBe(seconds, 1e-12);

    [Fact]
    public void Alarm_names_with_blanks_fit_into_a_request()
    {
        Read([], """{"alarms":["shop 5xx (prod)","prefix:shop-"]}""").Alarms.ShouldBe(["shop 5xx (prod)", "prefix:shop-"]);
        Read([], """{"alarms":["shop 5xx (prod)"]}""").Alarms.ShouldBe(["shop 5xx (prod)"]);
        Read([], """{"alarms":"one two"}""").Alarms.ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Every_preset_rises_and_ends_in_100()
    {
        foreach (var name in Presets.Names)
        {
            var steps = Read(new() { ["redgreen:steps"] = name }).Steps;
            steps[^1].Percent.ShouldBe(100, name);
            steps.Zip(steps.Skip(1)).ShouldAllBe(pair => pair.First.Percent < pair.Second.Percent);
        }
    }

    [Fact]
    public void Any_rising_steps_read_back_as_they_are_written() =>
        Gen.Select(Gen.Int[1, 99].HashSet[0, 8], Gen.Int[0, 100_000], Gen.Bool, (percents, hold, approve) => (percents, hold, approve)).Sample(given =>
        {
            var steps = given.percents.Order().Append(100).Select(percent => new Step(percent, given.hold, given.approve)).ToList();
            Read(new() { ["redgreen:steps"] = string.Join(' ', steps) }).Steps.ShouldBe(steps);
        });

    [Fact]
    public void Any_text_is_a_duration_or_nothing_and_never_an_exception() =>
        Gen.String.Sample(text => Duration.Read(text) is null or (>= 0 and <= Duration.Longest));

    private static Strategy Read(Dictionary<string, string> tags, string? requested = null) =>
        StrategyReader.Read(tags, requested is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(requested));

    private static IReadOnlyList<Problem> Problems(Dictionary<string, string> tags, string? requested = null) =>
        Should.Throw<InvalidRequest>(() => Read(tags, requested)).Problems;
}
