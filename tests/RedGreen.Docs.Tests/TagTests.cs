using System.Text.RegularExpressions;
using RedGreen.Decisions;
using RedGreen.Strategies;

namespace RedGreen.Docs.Tests;

/// <summary>Whatever a reader copies out of a page or an example as a tag is one.</summary>
public partial class TagTests
{
    private static readonly string[] Others = ["enabled", "image-tags"];

    private static readonly string[] Examples =
        [.. Repository.Under("examples", "*.yaml"), .. Repository.Under("examples", "*.tf")];

    [Fact]
    public void Every_tag_in_an_example_is_read()
    {
        var tags = Examples.SelectMany(path => TagsOf(Repository.Read(path)).Select(tag => (path, tag))).ToList();
        tags.Count.ShouldBeGreaterThan(10);
        foreach (var (path, (name, value)) in tags)
            Should.NotThrow(() => Read(name, value), $"{path}: redgreen:{name}");
    }

    [Fact]
    public void Every_tag_on_a_page_is_read()
    {
        var tags = Repository.Pages().SelectMany(path => OnPage().Matches(Repository.Read(path)).Select(match => (path, Name: match.Groups[1].Value, Value: match.Groups[2].Value.Trim())))
            // What is still to be filled in is no value.
            .Where(tag => !tag.Value.Contains('<', StringComparison.Ordinal))
            .ToList();
        tags.Count.ShouldBeGreaterThan(10);
        foreach (var (path, name, value) in tags)
            Should.NotThrow(() => Read(name, value), $"{path}: redgreen:{name} = {value}");
    }

    [Fact]
    public void The_tags_of_a_whole_service_are_read_together()
    {
        var tags = TagsOf(Repository.Read("examples/service/service.yaml")).ToDictionary(tag => $"redgreen:{tag.Name}", tag => tag.Value);
        var strategy = StrategyReader.Read(tags, null);
        string.Join(' ', strategy.Steps).ShouldBe("5@5m 25@5m 50@5m 100@10m");
        strategy.Alarms.ShouldBe(["shop-5xx"]);
        strategy.MaxErrorRate.ShouldBe(0.02);
    }

    private static void Read(string name, string value)
    {
        if (name == "control")
            ControlCommand.Read(value, value.Split('/')[1], int.TryParse(value.Split('/')[2], out var step) ? step : 0).ShouldNotBeNull();
        else if (!Others.Contains(name))
            // A hook after a step is of the service's own steps.
            StrategyReader.Read(new Dictionary<string, string> { ["redgreen:steps"] = "5@1m 10@1m 25@1m 50@1m 100@1m", [$"redgreen:{name}"] = value }, null);
    }

    // What a template fills in is given the form that AWS would give it.
    private static IEnumerable<(string Name, string Value)> TagsOf(string text) =>
        InTemplate().Matches(text).Concat(InTerraform().Matches(text)).Select(match => (match.Groups[1].Value, match.Groups[2].Value.Trim() switch
        {
            "!Ref ErrorsAlarm" or "aws_cloudwatch_metric_alarm.errors.alarm_name" => "shop-5xx",
            "!Ref ResetsAlarm" => "shop-tcp-resets",
            "!Ref TestListener" or "aws_lb_listener.test.arn" => "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2",
            var literal => literal.Trim('"'),
        }));

    [GeneratedRegex("""\{ Key: "redgreen:([a-z0-9-]+)", Value: ([^}]+) \}""")]
    private static partial Regex InTemplate();

    [GeneratedRegex("""^ +"redgreen:([a-z0-9-]+)" += (.+)$""", RegexOptions.Multiline)]
    private static partial Regex InTerraform();

    // As pages write them: `redgreen:steps = 5@2m 100@10m`, or key=redgreen:steps,value="...". A tag holds no parenthesis.
    [GeneratedRegex("""redgreen:([a-z0-9-]+)(?:,value=| = )"?([^`"\n|(]+)""")]
    private static partial Regex OnPage();
}
