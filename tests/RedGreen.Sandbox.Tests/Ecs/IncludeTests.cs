namespace RedGreen.Sandbox.Tests.Ecs;

public class IncludeTests
{
    [Theory]
    [InlineData("DescribeServices", """{"cluster":"main","services":["shop"],"include":["TAGS","LABELS"]}""")]
    [InlineData("DescribeTasks", """{"cluster":"main","tasks":["shop"],"include":["LABELS"]}""")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":"shop","include":["LABELS"]}""")]
    [InlineData("DescribeClusters", """{"clusters":["main"],"include":["LABELS"]}""")]
    public void What_cannot_be_included_is_refused(string operation, string input)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Define("shop:1");
        var refusal = sandbox.Refused(operation, input);
        refusal.Code.ShouldBe("InvalidParameterException");
        refusal.Message.ShouldContain("LABELS");
    }

    [Fact]
    public void A_cluster_may_be_asked_for_more_than_its_tags()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Call("DescribeClusters", """{"clusters":["main"],"include":["SETTINGS","TAGS"]}""")["clusters"]!.AsArray().Count.ShouldBe(1);
    }
}
