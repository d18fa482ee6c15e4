using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.Ecs;

public class TagAndClusterTests
{
    private const string ServiceArn = "arn:aws:ecs:eu-west-1:123456789012:service/main/shop";

    [Fact]
    public void A_services_tags_can_be_added_replaced_and_removed()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 0, """{"tags":[{"key":"a","value":"1"}]}""");
        sandbox.Call("TagResource", $$"""{"resourceArn":"{{ServiceArn}}","tags":[{"key":"a","value":"2"},{"key":"redgreen:control","value":"pause/x/1"}]}""");
        Tags(sandbox, ServiceArn).ShouldBe("a=2 redgreen:control=pause/x/1");
        sandbox.Call("UntagResource", $$"""{"resourceArn":"{{ServiceArn}}","tagKeys":["a","b"]}""");
        Tags(sandbox, ServiceArn).ShouldBe("redgreen:control=pause/x/1");
    }

    [Theory]
    [InlineData("""[{"key":"aws:x","value":"1"}]""")]
    [InlineData("""[{"key":"AWS:x","value":"1"}]""")]
    [InlineData("""[{"key":"","value":"1"}]""")]
    [InlineData("""[{"key":"a","value":"{}"}]""")]
    [InlineData("""[{"key":"a","value":"1"},{"key":"a","value":"2"}]""")]
    public void A_tag_that_cannot_be_is_refused_and_none_is_set(string tags)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 0);
        var given = JsonNode.Parse(tags)!.AsArray();
        given.Insert(0, new JsonObject { ["key"] = "good", ["value"] = "1" });
        sandbox.Refused("TagResource", $$"""{"resourceArn":"{{ServiceArn}}","tags":{{given.ToJsonString()}}}""").Code.ShouldBe("InvalidParameterException");
        Tags(sandbox, ServiceArn).ShouldBeEmpty();
    }

    [Fact]
    public void A_resource_has_fifty_tags_at_most()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 0);
        for (var i = 0; i < 50; i++)
            Tag(i);
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => Tag(50)).Message.ShouldContain("50");
        Tag(7);

        void Tag(int i) => sandbox.Call("TagResource", $$"""{"resourceArn":"{{ServiceArn}}","tags":[{"key":"k{{i}}","value":"v"}]}""");
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:service/shop", "InvalidParameterException")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:service/main/nobody", "ResourceNotFoundException")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/nobody", "ResourceNotFoundException")]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/main", "InvalidParameterException")]
    [InlineData("shop", "InvalidParameterException")]
    public void Tags_need_the_long_ARN_of_something_that_exists(string arn, string code)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Refused("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}""").Code.ShouldBe(code);
    }

    [Fact]
    public void Tags_of_clusters_task_definitions_and_tasks_are_found_too()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", 1, """{"tags":[{"key":"team","value":"cart"}],"propagateTags":"SERVICE","enableECSManagedTags":true}""");
        Tags(sandbox, sandbox.Tasks().Single().Text("taskArn")).ShouldBe("team=cart aws:ecs:clusterName=main aws:ecs:serviceName=shop");
        Tags(sandbox, "arn:aws:ecs:eu-west-1:123456789012:cluster/main").ShouldBeEmpty();
        Tags(sandbox, sandbox.Service().Text("taskDefinition")).ShouldBeEmpty();
    }

    [Fact]
    public void Clusters_are_created_once_listed_and_described()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.Call("CreateCluster", """{"clusterName":"main"}""");
        sandbox.Call("CreateCluster", "{}")["cluster"]!.Text("clusterName").ShouldBe("default");
        sandbox.Call("ListClusters", "{}").Texts("clusterArns").ShouldBe(["arn:aws:ecs:eu-west-1:123456789012:cluster/default", "arn:aws:ecs:eu-west-1:123456789012:cluster/main"]);
        var output = sandbox.Call("DescribeClusters", """{"clusters":["main","nobody"]}""");
        output["clusters"]![0]!.Count("runningTasksCount").ShouldBe(2);
        output["clusters"]![0]!.Count("activeServicesCount").ShouldBe(1);
        output["failures"]![0]!.Text("reason").ShouldBe("MISSING");
    }

    [Theory]
    [InlineData("""{"cluster":"main","startedBy":"x","serviceName":"shop"}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"main","startedBy":"x","desiredStatus":"STOPPED"}""", "InvalidParameterException")]
    [InlineData("""{"cluster":"main","serviceName":"nobody"}""", "ServiceNotFoundException")]
    [InlineData("""{"cluster":"nobody"}""", "ClusterNotFoundException")]
    [InlineData("""{"cluster":"main","desiredStatus":"ASLEEP"}""", "InvalidParameterException")]
    public void Tasks_cannot_be_listed_so(string input, string code)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1");
        sandbox.Refused("ListTasks", input).Code.ShouldBe(code);
    }

    [Fact]
    public void Tasks_are_listed_by_family_and_described_by_id_or_ARN()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        var arns = sandbox.Call("ListTasks", """{"cluster":"main","family":"shop"}""").Texts("taskArns").ToList();
        arns.Count.ShouldBe(2);
        sandbox.Call("ListTasks", """{"cluster":"main","family":"other"}""")["taskArns"]!.AsArray().ShouldBeEmpty();
        sandbox.Call("DescribeTasks", $$"""{"cluster":"main","tasks":["{{arns[0].Split('/')[^1]}}","{{arns[1]}}","0"]}""")["tasks"]!.AsArray().Count.ShouldBe(2);
    }

    private static string Tags(EcsSandbox sandbox, string arn) => string.Join(" ", sandbox.Call("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}""")["tags"]!.AsArray().Select(tag => $"{tag!.Text("key")}={tag!.Text("value")}"));
}
