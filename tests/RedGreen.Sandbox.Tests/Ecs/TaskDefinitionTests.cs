using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Ecs;

public class TaskDefinitionTests
{
    private const string Full = """
        {
          "family": "shop", "taskRoleArn": "arn:aws:iam::123456789012:role/task", "executionRoleArn": "arn:aws:iam::123456789012:role/exec",
          "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512", "pidMode": "task", "ipcMode": "none",
          "runtimePlatform": {"cpuArchitecture":"ARM64","operatingSystemFamily":"LINUX"}, "ephemeralStorage": {"sizeInGiB":30},
          "volumes": [{"name":"data","host":{}}], "enableFaultInjection": false,
          "proxyConfiguration": {"type":"APPMESH","containerName":"envoy","properties":[{"name":"IgnoredUID","value":"1337"}]},
          "tags": [{"key":"a","value":"b"}],
          "containerDefinitions": [
            {"name":"web","image":"123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1","portMappings":[{"containerPort":8080,"name":"http","appProtocol":"http"}],
             "environment":[{"name":"A","value":"1"}],"secrets":[{"name":"S","valueFrom":"arn:aws:ssm:eu-west-1:123456789012:parameter/s"}],
             "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"g"}},"stopTimeout":20,"dockerLabels":{"x":"y"},
             "healthCheck":{"command":["CMD","true"],"interval":5},"dependsOn":[{"containerName":"envoy","condition":"HEALTHY"}],
             "ulimits":[{"name":"nofile","softLimit":1,"hardLimit":2}],"somethingNew":{"kept":true}},
            {"name":"envoy","image":"envoy:1","essential":false}]
        }
        """;

    [Fact]
    public void A_task_definition_keeps_every_field_it_was_given()
    {
        using var sandbox = new EcsSandbox();
        var registered = sandbox.Call("RegisterTaskDefinition", Full)["taskDefinition"]!;
        var described = sandbox.Call("DescribeTaskDefinition", """{"taskDefinition":"shop"}""")["taskDefinition"]!;
        JsonNode.DeepEquals(registered, described).ShouldBeTrue();
        var given = JsonNode.Parse(Full)!.AsObject();
        given.Remove("tags");
        ShouldHold(described, given, "$");
    }

    [Fact]
    public void AWS_adds_what_it_knows()
    {
        using var sandbox = new EcsSandbox();
        var definition = sandbox.Call("RegisterTaskDefinition", Full)["taskDefinition"]!;
        definition.Text("taskDefinitionArn").ShouldBe("arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:1");
        definition.Count("revision").ShouldBe(1);
        definition.Text("status").ShouldBe("ACTIVE");
        definition.Texts("compatibilities").ShouldBe(["EC2", "FARGATE"]);
        definition["requiresAttributes"]!.AsArray().Select(attribute => attribute!.Text("name")).ShouldContain("com.amazonaws.ecs.capability.ecr-auth");
        var web = definition["containerDefinitions"]![0]!;
        web["essential"]!.GetValue<bool>().ShouldBeTrue();
        web["portMappings"]![0]!.Count("hostPort").ShouldBe(8080);
        web["portMappings"]![0]!.Text("protocol").ShouldBe("tcp");
        web["mountPoints"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void Revisions_count_up_and_a_family_means_its_latest_active_one()
    {
        using var sandbox = new EcsSandbox();
        var first = sandbox.Define("shop:1");
        var second = sandbox.Define("shop:2");
        Arn(sandbox, "shop").ShouldBe(second);
        Arn(sandbox, "shop:1").ShouldBe(first);
        sandbox.Call("DeregisterTaskDefinition", """{"taskDefinition":"shop:2"}""")["taskDefinition"]!.Text("status").ShouldBe("INACTIVE");
        Arn(sandbox, "shop").ShouldBe(first);
        Arn(sandbox, second).ShouldBe(second, "an inactive one can still be described");
        sandbox.Define("shop:3").ShouldEndWith(":3");
        Should.Throw<AwsError>(() => sandbox.Call("CreateService", """{"cluster":"main","serviceName":"s","taskDefinition":"shop:2"}""")).Message.ShouldBe("TaskDefinition is inactive");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("shop:2")]
    [InlineData("shop:0")]
    [InlineData("shop:x")]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1")]
    public void What_is_not_there_cannot_be_described(string reference)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Define("shop:1");
        var refusal = sandbox.Refused("DescribeTaskDefinition", $$"""{"taskDefinition":"{{reference}}"}""");
        refusal.Code.ShouldBe("ClientException");
        refusal.Message.ShouldBe("Unable to describe task definition.");
    }

    [Fact]
    public void Lists_are_by_family_status_and_order()
    {
        using var sandbox = new EcsSandbox();
        var (one, two, three) = (sandbox.Define("shop:1"), sandbox.Define("shop:2"), sandbox.Define("shop:3"));
        sandbox.Call("RegisterTaskDefinition", Full.Replace("\"shop\"", "\"shopping\""));
        sandbox.Call("DeregisterTaskDefinition", $$"""{"taskDefinition":"{{two}}"}""");
        sandbox.Call("ListTaskDefinitions", """{"familyPrefix":"shop"}""").Texts("taskDefinitionArns").ShouldBe([one, three]);
        sandbox.Call("ListTaskDefinitions", """{"familyPrefix":"shop","sort":"DESC","maxResults":1}""").Texts("taskDefinitionArns").ShouldBe([three]);
        sandbox.Call("ListTaskDefinitions", """{"status":"INACTIVE"}""").Texts("taskDefinitionArns").ShouldBe([two]);
    }

    [Theory]
    [InlineData("256", "512")]
    [InlineData(".25 vCPU", "0.5GB")]
    [InlineData("1 vcpu", "8 GB")]
    [InlineData("4096", "30720")]
    [InlineData("8192", "20480")]
    [InlineData("16384", "122880")]
    public void Fargate_has_the_sizes_it_says(string cpu, string memory)
    {
        using var sandbox = new EcsSandbox();
        var registered = sandbox.Call("RegisterTaskDefinition", $$"""{"family":"a","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"{{cpu}}","memory":"{{memory}}","containerDefinitions":[{"name":"w","image":"i"}]}""");
        registered["taskDefinition"]!.Text("cpu").ShouldBe(cpu);
    }

    [Fact]
    public void A_task_definition_can_only_require_what_there_is()
    {
        using var sandbox = new EcsSandbox();
        var refusal = sandbox.Refused("RegisterTaskDefinition", """{"family":"a","requiresCompatibilities":["MOON"],"containerDefinitions":[{"name":"w","image":"i","memory":1}]}""");
        refusal.Code.ShouldBe("InvalidParameterException");
        refusal.Message.ShouldContain("MOON");
    }

    [Theory]
    [InlineData("""{"containerDefinitions":[]}""", "Family should not be null or empty.")]
    [InlineData("""{"family":"a"}""", "Container list cannot be empty.")]
    [InlineData("""{"family":"a","containerDefinitions":[{"name":"w","memory":1}]}""", "Container.image should not be null or empty.")]
    [InlineData("""{"family":"a","containerDefinitions":[{"image":"i","memory":1}]}""", "Container.name should not be null or empty.")]
    [InlineData("""{"family":"a","containerDefinitions":[{"name":"w","image":"i"}]}""", "At least one of 'memory' or 'memoryReservation' must be specified.")]
    [InlineData("""{"family":"a","containerDefinitions":[{"name":"w","image":"i","memory":1,"essential":false}]}""", "does not have any essential containers")]
    [InlineData("""{"family":"a","containerDefinitions":[{"name":"w","image":"i","memory":1},{"name":"w","image":"i","memory":1}]}""", "unique")]
    [InlineData("""{"family":"a","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"w","image":"i"}]}""", "Fargate only supports network mode 'awsvpc'.")]
    [InlineData("""{"family":"a","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","memory":"512","containerDefinitions":[{"name":"w","image":"i"}]}""", "Fargate requires that 'cpu' be defined at the task level.")]
    [InlineData("""{"family":"a","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"257","memory":"512","containerDefinitions":[{"name":"w","image":"i"}]}""", "No Fargate configuration exists for given values: 257 CPU, 512 memory.")]
    [InlineData("""{"family":"a","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"1 vCPU","memory":"9 GB","containerDefinitions":[{"name":"w","image":"i"}]}""", "No Fargate configuration exists for given values: 1 vCPU CPU, 9 GB memory.")]
    [InlineData("""{"family":"a","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"some","memory":"much","containerDefinitions":[{"name":"w","image":"i"}]}""", "No Fargate configuration exists")]
    [InlineData("""{"family":"a","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"8192","memory":"17408","containerDefinitions":[{"name":"w","image":"i"}]}""", "No Fargate configuration exists")]
    public void A_task_definition_that_cannot_run_is_refused(string input, string message)
    {
        using var sandbox = new EcsSandbox();
        var refusal = sandbox.Refused("RegisterTaskDefinition", input);
        refusal.Code.ShouldBe("ClientException");
        refusal.Message.ShouldContain(message);
    }

    [Fact]
    public void Every_essential_container_is_started_with_its_environment()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Call("RegisterTaskDefinition", Full);
        sandbox.Call("CreateService", """{"cluster":"main","serviceName":"shop","taskDefinition":"shop","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}""");
        sandbox.Advance(30);
        var launch = sandbox.DataPlane.Containers.ShouldHaveSingleItem().Launch;
        launch.Image.ShouldEndWith("shop:1");
        launch.Environment.ShouldBe(new Dictionary<string, string> { ["A"] = "1" });
        var task = sandbox.Tasks().Single();
        task["containers"]!.AsArray().Select(container => container!.Text("name")).ShouldBe(["web", "envoy"]);
        task["attachments"]![0]!["details"]!.AsArray().Select(detail => detail!.Text("value")).ShouldBe(["subnet-1", "127.0.0.1"]);
    }

    private static string Arn(EcsSandbox sandbox, string reference) =>
        sandbox.Call("DescribeTaskDefinition", $$"""{"taskDefinition":"{{reference}}"}""")["taskDefinition"]!.Text("taskDefinitionArn");

    // All of the expected tree is in the actual one, which may have more members.
    private static void ShouldHold(JsonNode? actual, JsonNode? expected, string path)
    {
        switch (expected)
        {
            case JsonObject structure:
                foreach (var (name, value) in structure)
                    ShouldHold(actual![name], value, $"{path}.{name}");
                break;
            case JsonArray list:
                actual!.AsArray().Count.ShouldBe(list.Count, path);
                for (var i = 0; i < list.Count; i++)
                    ShouldHold(actual[i], list[i], $"{path}[{i}]");
                break;
            default:
                JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"{path} is {actual?.ToJsonString()}");
                break;
        }
    }
}
