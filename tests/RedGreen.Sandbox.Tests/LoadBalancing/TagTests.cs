using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class TagTests
{
    private readonly Elb _elb = new();

    [Fact]
    public void Every_resource_carries_tags()
    {
        var shop = _elb.LoadBalancer();
        var listener = _elb.Listener(shop, [Elb.FixedResponse()]);
        string[] arns = [shop, listener, _elb.Rule(listener, [Elb.FixedResponse()]), _elb.Group()];
        _elb.Call("AddTags", new() { ["ResourceArns"] = Array(arns), ["Tags"] = Tags(("team", "shop"), ("redgreen:enabled", "true")) });
        _elb.Call("AddTags", new() { ["ResourceArns"] = Array(arns), ["Tags"] = Tags(("team", "bank")) });
        _elb.Call("RemoveTags", new() { ["ResourceArns"] = Array(arns[0]), ["TagKeys"] = Array("team") });
        var described = _elb.Call("DescribeTags", new() { ["ResourceArns"] = Array(arns) })["TagDescriptions"]!.AsArray();
        described.Select(d => d!["ResourceArn"]!.GetValue<string>()).ShouldBe(arns);
        described[0]!["Tags"]!.ToJsonString().ShouldBe("""[{"Key":"redgreen:enabled","Value":"true"}]""");
        described[3]!["Tags"]!.ToJsonString().ShouldBe("""[{"Key":"team","Value":"bank"},{"Key":"redgreen:enabled","Value":"true"}]""");
    }

    [Fact]
    public void Tags_given_at_creation_are_there()
    {
        var red = _elb.Group("red", g => g["Tags"] = Tags(("redgreen:green-of", "shop")));
        _elb.Call("DescribeTags", new() { ["ResourceArns"] = Array(red) })["TagDescriptions"]![0]!["Tags"]!.ToJsonString()
            .ShouldBe("""[{"Key":"redgreen:green-of","Value":"shop"}]""");
    }

    [Fact]
    public void Tags_that_AWS_would_not_take_are_refused()
    {
        var red = _elb.Group();
        void Refused(string code, params (string Key, string Value)[] tags) =>
            _elb.Refused("AddTags", new() { ["ResourceArns"] = Array(red), ["Tags"] = Tags(tags) }).Code.ShouldBe(code);
        Refused("DuplicateTagKeys", ("a", "1"), ("a", "2"));
        Refused("ValidationError", ("aws:name", "1"));
        Refused("ValidationError", ("a", "semi;colon"));
        Refused("ValidationError", (new('k', 129), "1"));
        Refused("TooManyTags", [.. Enumerable.Range(0, 51).Select(i => ($"key{i}", "v"))]);
        _elb.Call("DescribeTags", new() { ["ResourceArns"] = Array(red) })["TagDescriptions"]![0]!["Tags"]!.AsArray().ShouldBeEmpty();
        _elb.Refused("DescribeTags", new() { ["ResourceArns"] = Array(red + "0") }).Code.ShouldBe("TargetGroupNotFound");
        _elb.Refused("DescribeTags", new() { ["ResourceArns"] = Array([.. Enumerable.Repeat(red, 21)]) }).Code.ShouldBe("ValidationError");
    }

    private static JsonArray Array(params string[] items) => new([.. items.Select(i => (JsonNode)i)]);

    private static JsonArray Tags(params (string Key, string Value)[] tags) =>
        new([.. tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
}
