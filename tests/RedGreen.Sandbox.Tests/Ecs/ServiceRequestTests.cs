using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Ecs;

public class ServiceRequestTests
{
    [Fact]
    public void A_service_keeps_every_member_it_was_created_with()
    {
        using var sandbox = new EcsSandbox();
        const string Members = """
            {
              "capacityProviderStrategy": [{"capacityProvider":"FARGATE_SPOT","weight":3,"base":1},{"capacityProvider":"FARGATE","weight":1}],
              "platformVersion": "LATEST",
              "serviceRegistries": [{"registryArn":"arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1","containerName":"web"}],
              "deploymentConfiguration": {"maximumPercent":150,"minimumHealthyPercent":50,"deploymentCircuitBreaker":{"enable":true,"rollback":true},"alarms":{"alarmNames":["a"],"rollback":true,"enable":true},"strategy":"ROLLING","bakeTimeInMinutes":0},
              "placementConstraints": [{"type":"distinctInstance"}],
              "placementStrategy": [{"type":"spread","field":"attribute:ecs.availability-zone"}],
              "networkConfiguration": {"awsvpcConfiguration":{"subnets":["subnet-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}},
              "healthCheckGracePeriodSeconds": 30,
              "schedulingStrategy": "REPLICA",
              "deploymentController": {"type":"ECS"},
              "enableECSManagedTags": true,
              "propagateTags": "SERVICE",
              "enableExecuteCommand": true,
              "availabilityZoneRebalancing": "DISABLED"
            }
            """;
        const string OfDeployment = """
            {
              "serviceConnectConfiguration": {"enabled":true,"namespace":"shop","services":[{"portName":"http","clientAliases":[{"port":80}]}]},
              "volumeConfigurations": [{"name":"data","managedEBSVolume":{"roleArn":"arn:aws:iam::123456789012:role/ebs","sizeInGiB":10}}],
              "vpcLatticeConfigurations": [{"roleArn":"r","targetGroupArn":"t","portName":"http"}]
            }
            """;
        var given = JsonNode.Parse(Members)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(OfDeployment)!.AsObject())
            given[name] = value!.DeepClone();
        sandbox.Create("shop:1", more: given.ToJsonString());

        var service = sandbox.Service();
        foreach (var (name, value) in JsonNode.Parse(Members)!.AsObject())
            JsonNode.DeepEquals(service[name], value).ShouldBeTrue($"{name} is {service[name]?.ToJsonString()}");
        foreach (var (name, value) in JsonNode.Parse(OfDeployment)!.AsObject())
        {
            service[name].ShouldBeNull();
            JsonNode.DeepEquals(sandbox.Primary()[name], value).ShouldBeTrue(name);
        }

        service["launchType"].ShouldBeNull();
        JsonNode.DeepEquals(sandbox.Primary()["networkConfiguration"], service["networkConfiguration"]).ShouldBeTrue();
    }

    [Fact]
    public void What_is_not_given_is_as_AWS_fills_it_in()
    {
        using var sandbox = new EcsSandbox();
        var service = sandbox.Create("shop:1");
        service["deploymentConfiguration"]!.Count("maximumPercent").ShouldBe(200);
        service["deploymentConfiguration"]!.Count("minimumHealthyPercent").ShouldBe(100);
        service.Text("availabilityZoneRebalancing").ShouldBe("ENABLED");
        service.Text("schedulingStrategy").ShouldBe("REPLICA");
        service["deploymentController"]!.Text("type").ShouldBe("ECS");
        service.Text("launchType").ShouldBe("EC2");
        service.Count("healthCheckGracePeriodSeconds").ShouldBe(0);
        service.Text("roleArn").ShouldEndWith("AWSServiceRoleForECS");
        service.Text("serviceArn").ShouldBe("arn:aws:ecs:eu-west-1:123456789012:service/main/shop");
        service["deployments"]![0]!.Text("id").ShouldMatch("^ecs-svc/[0-9]{19}$");
    }

    [Fact]
    public void A_retry_with_the_same_client_token_is_the_same_service()
    {
        using var sandbox = new EcsSandbox();
        var input = $$"""{"cluster":"main","serviceName":"shop","taskDefinition":"{{sandbox.Define("shop:1")}}","clientToken":"one"}""";
        var first = sandbox.Call("CreateService", input)["service"]!;
        sandbox.Call("CreateService", input)["service"]!["deployments"]![0]!.Text("id").ShouldBe(first["deployments"]![0]!.Text("id"));
        sandbox.Refused("CreateService", input.Replace("one", "two")).Message.ShouldBe("Creation of service was not idempotent.");
        sandbox.Refused("CreateService", input.Replace("\"one\"", "\"one\",\"desiredCount\":3")).Message.ShouldBe("Creation of service was not idempotent.");
    }

    [Fact]
    public void A_target_group_that_no_listener_uses_is_refused()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Targets.Groups[EcsSandbox.Group] = false;
        var refusal = Should.Throw<AwsError>(() => sandbox.Create("shop:1"));
        refusal.Code.ShouldBe("InvalidParameterException");
        refusal.Message.ShouldBe($"The target group with targetGroupArn {EcsSandbox.Group} does not have an associated load balancer.");
        sandbox.Targets.Groups.Clear();
        Should.Throw<AwsError>(() => sandbox.Create("shop:1")).Message.ShouldContain("does not exist");
    }

    [Fact]
    public void A_service_whose_target_group_was_detached_can_still_be_scaled_in()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.Targets.Groups[EcsSandbox.Group] = false;
        sandbox.Update("""{"desiredCount":0}""").Count("desiredCount").ShouldBe(0);
    }

    [Fact]
    public void A_target_group_that_is_deleted_later_lets_no_task_start()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 1);
        sandbox.Targets.Groups.Clear();
        sandbox.Advance(20);
        sandbox.Tasks("STOPPED")[0].Text("stopCode").ShouldBe("TaskFailedToStart");
        sandbox.Events().ShouldContain($"(service shop) failed to register targets in (target-group {EcsSandbox.Group}) with (error TargetGroupNotFound)");
    }

    [Theory]
    [InlineData("""{"serviceName":null}""", "InvalidParameterException", "ServiceName cannot be empty")]
    [InlineData("""{"serviceName":"a b"}""", "InvalidParameterException", "a b")]
    [InlineData("""{"taskDefinition":null}""", "InvalidParameterException", "TaskDefinition cannot be empty")]
    [InlineData("""{"taskDefinition":"nothing"}""", "ClientException", "TaskDefinition not found.")]
    [InlineData("""{"cluster":"nowhere"}""", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("""{"desiredCount":-1}""", "InvalidParameterException", "negative")]
    [InlineData("""{"desiredCount":"many"}""", "SerializationException", "desiredCount")]
    [InlineData("""{"loadBalancers":{}}""", "SerializationException", "loadBalancers")]
    [InlineData("""{"loadBalancers":[{"loadBalancerName":"classic"}]}""", "UnsupportedFeatureException", "classic")]
    [InlineData("""{"launchType":"MOON"}""", "InvalidParameterException", "MOON")]
    [InlineData("""{"launchType":"FARGATE","capacityProviderStrategy":[{"capacityProvider":"FARGATE"}]}""", "InvalidParameterException", "both a launch type and capacity provider strategy")]
    [InlineData("""{"healthCheckGracePeriodSeconds":1.5}""", "SerializationException", "healthCheckGracePeriodSeconds")]
    [InlineData("""{"healthCheckGracePeriodSeconds":5,"loadBalancers":[]}""", "InvalidParameterException", "only valid for services configured to use load balancers")]
    [InlineData("""{"deploymentConfiguration":{"minimumHealthyPercent":120,"maximumPercent":110}}""", "InvalidParameterException", "Maximum percent")]
    [InlineData("""{"tags":[{"key":"aws:x","value":"y"}]}""", "InvalidParameterException", "aws:")]
    [InlineData("""{"clientToken":"0123456789012345678901234567890123456"}""", "InvalidParameterException", "client token")]
    [InlineData("""{"schedulingStrategy":"DAEMON"}""", "InvalidParameterException", "daemon")]
    public void A_service_that_cannot_be_is_refused(string members, string code, string message)
    {
        using var sandbox = new EcsSandbox();
        var refusal = Should.Throw<AwsError>(() => sandbox.Create("shop:1", more: members));
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldContain(message);
        sandbox.Call("DescribeServices", """{"cluster":"main","services":["shop"]}""")["services"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"containerName":"api","containerPort":8080}""", "The container api does not exist in the task definition.")]
    [InlineData("""{"containerName":"web","containerPort":81}""", "The container web did not have a container port 81 defined.")]
    [InlineData("""{"containerName":"web","containerPort":-1}""", "Container port must be between 0 and 65535.")]
    public void A_load_balancer_entry_must_name_a_container_that_listens(string entry, string message)
    {
        using var sandbox = new EcsSandbox();
        var more = new JsonObject { ["loadBalancers"] = new JsonArray(JsonNode.Parse(entry)) };
        more["loadBalancers"]![0]!["targetGroupArn"] = EcsSandbox.Group;
        Should.Throw<AwsError>(() => sandbox.Create("shop:1", more: more.ToJsonString())).Message.ShouldBe(message);
    }

    [Fact]
    public void A_service_of_CodeDeploys_cannot_be_deployed_here()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", more: """{"deploymentController":{"type":"CODE_DEPLOY"}}""");
        sandbox.Refused("UpdateService", $$"""{"cluster":"main","service":"shop","taskDefinition":"{{sandbox.Define("shop:2")}}"}""").Message.ShouldContain("CODE_DEPLOY");
        sandbox.Update("""{"desiredCount":1}""").Count("desiredCount").ShouldBe(1);
    }

    [Fact]
    public void Services_are_described_by_name_or_ARN_and_the_missing_are_failures()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 0, """{"tags":[{"key":"redgreen:enabled","value":"true"}]}""");
        var output = sandbox.Call("DescribeServices", """{"cluster":"arn:aws:ecs:eu-west-1:123456789012:cluster/main","services":["arn:aws:ecs:eu-west-1:123456789012:service/main/shop","arn:aws:ecs:eu-west-1:123456789012:service/other/shop","nobody"],"include":["TAGS"]}""");
        output["services"]!.AsArray().ShouldHaveSingleItem()!["tags"]![0]!.Text("value").ShouldBe("true");
        output["failures"]!.AsArray().Select(failure => (failure!.Text("arn"), failure!.Text("reason"))).ShouldBe([
            ("arn:aws:ecs:eu-west-1:123456789012:service/other/shop", "MISSING"),
            ("arn:aws:ecs:eu-west-1:123456789012:service/main/nobody", "MISSING")]);
        sandbox.Service()["tags"].ShouldBeNull();
        sandbox.Refused("DescribeServices", """{"cluster":"main","services":[]}""").Message.ShouldBe("Services cannot be empty.");
        sandbox.Refused("DescribeServices", """{"cluster":"main","services":["1","2","3","4","5","6","7","8","9","10","11"]}""").Code.ShouldBe("InvalidParameterException");
    }

    [Fact]
    public void Services_are_listed_a_page_at_a_time()
    {
        using var sandbox = new EcsSandbox();
        for (var i = 0; i < 25; i++)
            sandbox.Create("shop:1", desiredCount: 0, name: $"shop-{i:00}");
        List<string> listed = [];
        string? token = null;
        var pages = 0;
        do
        {
            var page = sandbox.Call("ListServices", new JsonObject { ["cluster"] = "main", ["nextToken"] = token });
            listed.AddRange(page.Texts("serviceArns"));
            token = page["nextToken"]?.GetValue<string>();
            pages++;
        }
        while (token is not null);
        pages.ShouldBe(3);
        listed.Select(arn => arn.Split('/')[^1]).ShouldBe(Enumerable.Range(0, 25).Select(i => $"shop-{i:00}"));
        sandbox.Refused("ListServices", """{"cluster":"main","nextToken":"nonsense"}""").Code.ShouldBe("InvalidParameterException");
        sandbox.Refused("ListServices", """{"cluster":"main","maxResults":101}""").Code.ShouldBe("InvalidParameterException");
    }

    [Fact]
    public void Events_are_the_last_hundred_newest_first()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 1);
        for (var i = 0; i < 60; i++)
        {
            sandbox.Advance(30);
            sandbox.DataPlane.Containers[^1].End(1);
        }

        var events = sandbox.Service()["events"]!.AsArray();
        events.Count.ShouldBe(100);
        events.Select(item => item!["createdAt"]!.GetValue<decimal>()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void An_unknown_service_cannot_be_updated()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Refused("UpdateService", """{"cluster":"main","service":"nobody"}""").Code.ShouldBe("ServiceNotFoundException");
        sandbox.Refused("DeleteService", """{"cluster":"main","service":"nobody"}""").Code.ShouldBe("ServiceNotFoundException");
        sandbox.Refused("CreateTaskSet", "{}").Code.ShouldBe("UnknownOperationException");
    }
}
