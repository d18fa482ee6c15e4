using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class RuleTests
{
    private readonly Elb _elb = new();
    private readonly string _listener;

    public RuleTests() => _listener = _elb.Listener(_elb.LoadBalancer(), [Elb.FixedResponse(503)]);

    [Fact]
    public void Rules_come_by_priority_and_the_default_rule_last()
    {
        var second = _elb.Rule(_listener, [Elb.FixedResponse()], priority: 50000);
        var first = _elb.Rule(_listener, [Elb.FixedResponse()], priority: 2);
        var rules = Rules();
        rules.Take(2).Select(Arn).ShouldBe([first, second]);
        first.ShouldMatch("^arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}$");
        rules[0]!["Priority"]!.GetValue<string>().ShouldBe("2");
        rules[2]!["Priority"]!.GetValue<string>().ShouldBe("default");
        rules[2]!["IsDefault"]!.GetValue<bool>().ShouldBeTrue();
        rules[2]!["Actions"]![0]!["FixedResponseConfig"]!["StatusCode"]!.GetValue<string>().ShouldBe("503");
    }

    [Fact]
    public void Modifying_a_rule_changes_what_is_given_and_nothing_else()
    {
        var rule = _elb.Rule(_listener, [Elb.FixedResponse()], path: "/shop/*");
        _elb.Call("ModifyRule", new() { ["RuleArn"] = rule, ["Actions"] = new JsonArray(Elb.FixedResponse(410)) });
        Rules()[0]!["Conditions"]!.ToJsonString().ShouldBe("""[{"Field":"path-pattern","Values":["/shop/*"],"PathPatternConfig":{"Values":["/shop/*"]}}]""");
        Rules()[0]!["Actions"]![0]!["FixedResponseConfig"]!["StatusCode"]!.GetValue<string>().ShouldBe("410");
        Rules()[0]!["Priority"]!.GetValue<string>().ShouldBe("10");
    }

    [Fact]
    public void Every_condition_that_is_played_is_kept()
    {
        var conditions = new JsonArray(
            new JsonObject { ["Field"] = "host-header", ["HostHeaderConfig"] = new JsonObject { ["Values"] = new JsonArray("a.example.com") } },
            new JsonObject { ["Field"] = "http-header", ["HttpHeaderConfig"] = new JsonObject { ["HttpHeaderName"] = "X-Version", ["Values"] = new JsonArray("2") } },
            new JsonObject { ["Field"] = "http-request-method", ["HttpRequestMethodConfig"] = new JsonObject { ["Values"] = new JsonArray("GET", "HEAD") } });
        Create(5, conditions);
        var answered = (JsonArray)Rules()[0]!["Conditions"]!;
        answered[0]!["Values"]!.ToJsonString().ShouldBe("""["a.example.com"]""");
        answered[1]!.ToJsonString().ShouldBe("""{"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"X-Version","Values":["2"]}}""");
        answered[2]!.ToJsonString().ShouldBe(conditions[2]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"Field":"query-string","QueryStringConfig":{"Values":[{"Key":"a","Value":"b"}]}}""", "query-string")]
    [InlineData("""{"Field":"source-ip","SourceIpConfig":{"Values":["10.0.0.0/8"]}}""", "source-ip")]
    [InlineData("""{"Field":"path-pattern","PathPatternConfig":{"RegexValues":["^/a"]}}""", "regular expressions")]
    [InlineData("""{"Field":"colour","Values":["red"]}""", "colour")]
    [InlineData("""{"Field":"path-pattern","Values":[]}""", "condition value")]
    public void A_condition_that_cannot_be_routed_by_is_refused_by_name(string condition, string named) =>
        Should.Throw<AwsError>(() => Create(5, [JsonNode.Parse(condition)])).Message.ShouldContain(named);

    [Fact]
    public void Transforms_are_refused_rather_than_dropped()
    {
        var rule = _elb.Rule(_listener, [Elb.FixedResponse()]);
        var input = new JsonObject { ["RuleArn"] = rule, ["Transforms"] = new JsonArray(new JsonObject { ["Type"] = "url-rewrite" }) };
        _elb.Refused("ModifyRule", input).Message.ShouldContain("transforms");
    }

    [Fact]
    public void A_priority_is_given_once()
    {
        var (one, two) = (_elb.Rule(_listener, [Elb.FixedResponse()], 1), _elb.Rule(_listener, [Elb.FixedResponse()], 2));
        Should.Throw<AwsError>(() => _elb.Rule(_listener, [Elb.FixedResponse()], 1)).Code.ShouldBe("PriorityInUse");
        Priorities((one, 2)).ShouldThrow().Code.ShouldBe("PriorityInUse");
        Priorities((one, 2), (two, 1)).Call();
        Rules().Take(2).Select(Arn).ShouldBe([two, one]);
    }

    [Fact]
    public void The_default_rule_belongs_to_its_listener()
    {
        var standard = Arn(Rules()[^1]);
        _elb.Refused("DeleteRule", new() { ["RuleArn"] = standard }).Code.ShouldBe("OperationNotPermitted");
        _elb.Refused("ModifyRule", new() { ["RuleArn"] = standard, ["Actions"] = new JsonArray(Elb.FixedResponse()) }).Code.ShouldBe("OperationNotPermitted");
        Priorities((standard, 7)).ShouldThrow().Code.ShouldBe("OperationNotPermitted");
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        var rule = _elb.Rule(_listener, [Elb.FixedResponse()]);
        _elb.Call("DeleteRule", new() { ["RuleArn"] = rule });
        _elb.Refused("ModifyRule", new() { ["RuleArn"] = rule }).Code.ShouldBe("RuleNotFound");
        _elb.Refused("DeleteRule", new() { ["RuleArn"] = rule }).Code.ShouldBe("RuleNotFound");
        _elb.Refused("DescribeRules", new() { ["ListenerArn"] = _listener + "0" }).Code.ShouldBe("ListenerNotFound");
        _elb.Refused("DescribeRules", []).Code.ShouldBe("ValidationError");
        _elb.Refused("ModifyRule", new() { ["RuleArn"] = "rule" }).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public void Long_lists_come_in_pages()
    {
        for (var i = 1; i <= 9; i++)
            _elb.Rule(_listener, [Elb.FixedResponse()], priority: i);
        var (seen, marker) = (new List<string>(), (string?)null);
        do
        {
            var input = new JsonObject { ["ListenerArn"] = _listener, ["PageSize"] = 4 };
            if (marker is not null)
                input["Marker"] = marker;
            var page = _elb.Call("DescribeRules", input);
            seen.AddRange(page["Rules"]!.AsArray().Select(r => r!["Priority"]!.GetValue<string>()));
            marker = page["NextMarker"]?.GetValue<string>();
        }
        while (marker is not null);

        seen.ShouldBe(["1", "2", "3", "4", "5", "6", "7", "8", "9", "default"]);
        _elb.Refused("DescribeRules", new() { ["ListenerArn"] = _listener, ["PageSize"] = 401 }).Code.ShouldBe("ValidationError");
        _elb.Refused("DescribeRules", new() { ["ListenerArn"] = _listener, ["Marker"] = "next" }).Code.ShouldBe("ValidationError");
    }

    private JsonArray Rules() => (JsonArray)_elb.Call("DescribeRules", new() { ["ListenerArn"] = _listener })["Rules"]!;

    private static string Arn(JsonNode? rule) => rule!["RuleArn"]!.GetValue<string>();

    private void Create(int priority, JsonArray conditions) => _elb.Call("CreateRule", new()
    {
        ["ListenerArn"] = _listener,
        ["Priority"] = priority,
        ["Conditions"] = conditions.DeepClone(),
        ["Actions"] = new JsonArray(Elb.FixedResponse()),
    });

    private PriorityCall Priorities(params (string Rule, int Priority)[] priorities) => new(_elb, new()
    {
        ["RulePriorities"] = new JsonArray([.. priorities.Select(p => new JsonObject { ["RuleArn"] = p.Rule, ["Priority"] = p.Priority })]),
    });

    private sealed record PriorityCall(Elb Elb, JsonObject Input)
    {
        public void Call() => Elb.Call("SetRulePriorities", Input);

        public AwsError ShouldThrow() => Elb.Refused("SetRulePriorities", Input);
    }
}
