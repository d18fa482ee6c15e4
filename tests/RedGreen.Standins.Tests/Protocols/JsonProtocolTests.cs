using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Standins.Tests.Loopback;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Standins.Tests.Protocols;

public class JsonProtocolTests
{
    [Fact]
    public async Task What_is_not_set_is_not_sent_and_what_is_empty_is()
    {
        await using var fake = await FakeService.Start("{}");
        await Ecs(fake).DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop", Services = ["web", "api"], Include = [] });
        fake.Only.Text.ShouldBe("""{"cluster":"shop","include":[],"services":["web","api"]}""");
        fake.Only.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
    }

    [Fact]
    public async Task Nested_lists_enums_maps_numbers_and_booleans_are_written_as_the_service_wants_them()
    {
        await using var fake = await FakeService.Start("{}");
        await Ecs(fake).RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = "web",
            NetworkMode = NetworkMode.Awsvpc,
            RequiresCompatibilities = ["FARGATE"],
            ContainerDefinitions =
            [
                new ContainerDefinition
                {
                    Name = "app",
                    Essential = true,
                    Cpu = 0,
                    PortMappings = [new PortMapping { ContainerPort = 80, Protocol = TransportProtocol.Tcp }],
                    DockerLabels = new() { ["a"] = "1" },
                },
            ],
        });
        fake.Only.Text.ShouldBe("""{"containerDefinitions":[{"cpu":0,"dockerLabels":{"a":"1"},"essential":true,"name":"app","portMappings":[{"containerPort":80,"protocol":"tcp"}]}],"family":"web","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"]}""");
    }

    [Fact]
    public async Task Times_are_seconds_since_1970_and_come_back_as_utc()
    {
        await using var fake = await FakeService.Start("""{"MetricDataResults":[{"Timestamps":[1767323045.25],"Values":[0.1,"NaN","Infinity",5]}]}""");
        var local = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToLocalTime();
        var data = await CloudWatch(fake).GetMetricDataAsync(new GetMetricDataRequest { StartTime = local, EndTime = local.AddMilliseconds(250) });

        fake.Only.Text.ShouldBe("""{"EndTime":1767323045.25,"StartTime":1767323045}""");
        data.MetricDataResults[0].Timestamps[0].ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5, 250, DateTimeKind.Utc));
        data.MetricDataResults[0].Timestamps[0].Kind.ShouldBe(DateTimeKind.Utc);
        data.MetricDataResults[0].Values.ShouldBe([0.1, double.NaN, double.PositiveInfinity, 5]);
    }

    [Fact]
    public async Task Numbers_that_json_cannot_hold_are_sent_as_text()
    {
        await using var fake = await FakeService.Start("{}");
        await CloudWatch(fake).PutMetricAlarmAsync(new PutMetricAlarmRequest { AlarmName = "a", Threshold = double.NegativeInfinity });
        fake.Only.Text.ShouldBe("""{"AlarmName":"a","Threshold":"-Infinity"}""");
    }

    [Fact]
    public async Task Members_and_enum_values_from_a_newer_service_do_no_harm()
    {
        await using var fake = await FakeService.Start("""{"new":{"a":[{"b":1}]},"services":[{"launchType":"MOON","new":[1,[2]],"serviceName":"web","loadBalancers":null,"desiredCount":2.0}]}""");
        var service = (await Ecs(fake).DescribeServicesAsync(new DescribeServicesRequest())).Services.ShouldHaveSingleItem();
        service.ServiceName.ShouldBe("web");
        service.LaunchType.Value.ShouldBe("MOON");
        service.LoadBalancers.ShouldBeNull();
        service.Events.ShouldBeNull();
        service.DesiredCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_large_batch_of_metrics_travels_compressed()
    {
        await using var fake = await FakeService.Start("");
        await CloudWatch(fake).PutMetricDataAsync(new PutMetricDataRequest { Namespace = "n", MetricData = [.. Enumerable.Range(0, 500).Select(i => new MetricDatum { MetricName = $"metric-{i}", Value = i })] });
        fake.Only.Headers["Content-Encoding"].ShouldBe("gzip");
    }

    [Fact]
    public async Task A_response_larger_than_any_buffer_is_read_whole()
    {
        var arns = Enumerable.Range(0, 5_000).Select(i => $"arn:aws:ecs:eu-west-1:123456789012:task/shop/{i:d8}").ToList();
        await using var fake = await FakeService.Start($$"""{"taskArns":["{{string.Join("\",\"", arns)}}"]}""");
        (await Ecs(fake).ListTasksAsync(new ListTasksRequest())).TaskArns.ShouldBe(arns);
    }

    private static AmazonECSClient Ecs(FakeService fake) => new(FakeService.Credentials, fake.Config<AmazonECSConfig>());

    private static AmazonCloudWatchClient CloudWatch(FakeService fake) => new(FakeService.Credentials, fake.Config<AmazonCloudWatchConfig>());
}
