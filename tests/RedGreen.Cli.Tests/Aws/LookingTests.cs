using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Cli.Tests.Aws;

[Collection(nameof(LocalAws))]
public sealed class LookingTests(LocalAws aws)
{
    [Fact]
    public async Task Services_are_listed_with_every_reason_against_them()
    {
        await aws.EcsAsync("CreateService", new JsonObject { ["cluster"] = "demo", ["serviceName"] = "worker", ["taskDefinition"] = "shop", ["desiredCount"] = 0, ["launchType"] = "FARGATE", ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray("subnet-0a1b2c3d4e5f60718") } } });
        try
        {
            var services = (await aws.RunAsync(0, "services", "--cluster", "demo", "--json")).Document["services"]!.AsArray();
            var shop = services.Single(service => (string)service!["service"]! == "shop")!;
            ((bool)shop["deployable"]!).ShouldBeTrue(shop.ToJsonString());
            ((int)shop["runningTasks"]!).ShouldBe(2);
            ((string)shop["image"]!).ShouldStartWith("demo/shop:v");
            var reasons = services.Single(service => (string)service!["service"]! == "worker")!["reasons"]!.AsArray().Select(reason => (string)reason!).ToList();
            reasons.ShouldContain("service worker has no load balancer: there is no traffic to shift");
            reasons.ShouldContain("service worker wants 0 tasks: there is no Red that serves");

            (await aws.RunAsync(0, "services")).Output.ShouldContain("(and 1 more: -v)");
            (await aws.RunAsync(0, "services", "-v")).Output.ShouldContain("has no load balancer");
        }
        finally
        {
            await aws.EcsAsync("DeleteService", new JsonObject { ["cluster"] = "demo", ["service"] = "worker", ["force"] = true });
        }
    }

    [Fact]
    public async Task A_plan_shows_everything_and_changes_nothing()
    {
        var before = aws.Written.Calls.Count;
        var bed = await aws.RunAsync(0, "plan", "shop", "--image", "demo/shop:v2", "--strategy", """{"steps":"10@2m 50@20m:approve 100@5m","max-error-rate":"1%"}""", "--json");
        var plan = bed.Document;
        ((bool)plan["deployable"]!).ShouldBeTrue();
        plan["steps"]!.AsArray().Select(step => (int)step!["greenPercent"]!).ShouldBe([10, 50, 100]);
        plan["steps"]!.AsArray().Select(step => (long)step!["atLeastSeconds"]!).ShouldBe([240, 1200, 300]);
        ((long)plan["atLeastSeconds"]!).ShouldBe(240 + 1200 + 300 + (2 * 90));
        ((string)plan["green"]!["service"]!).ShouldBe("shop-green-xxxxxxxx");
        plan["rules"]!.AsArray().Count.ShouldBe(2);
        plan["rules"]!.AsArray().ShouldAllBe(rule => ((string)rule!["atSteps"]![0]!).Contains("9:shop/") && ((string)rule["atSteps"]![0]!).Contains("1:shop-xxxxxxxx"));
        From("max-error-rate").ShouldBe("request 1%");
        From("settle").ShouldBe("tag 90");
        From("ready-timeout").ShouldBe("default 10m");
        aws.Written.Calls.Skip(before).ShouldBeEmpty();

        string From(string name)
        {
            var field = plan["strategy"]!.AsArray().Single(one => (string)one!["name"]! == name)!;
            return $"{field["from"]} {field["value"]}";
        }
    }

    [Fact]
    public async Task A_plan_shows_the_services_own_metrics_and_how_sure_the_judge_must_be()
    {
        var plan = (await aws.RunAsync(0, "plan", "shop", "--image", "demo/shop:v2", "--strategy", """{"metrics":["Shop/OrdersFailed:of=Orders"],"tolerance":1.5}""")).Output;
        Line("metrics").ShouldBe("metrics Shop/OrdersFailed:of=Orders request");
        Line("tolerance").ShouldBe("tolerance 1.5 request");
        Line("error-budget").ShouldBe("error-budget 0.05 default");

        string Line(string field) => string.Join(' ', plan.Split('\n').Single(line => line.StartsWith($"  {field} ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_plan_that_would_be_refused_says_every_reason()
    {
        var before = aws.Written.Calls.Count;
        var bed = await aws.RunAsync(2, "plan", "shop", "--image", "demo/shop:v2", "--container", "sidecar", "--strategy", """{"alarms":["no-such-alarm"]}""");
        bed.Output.ShouldContain("It would be refused:");
        bed.Output.ShouldContain("container: there is no container sidecar; allowed: shop");
        bed.Output.ShouldContain("alarms: there is no alarm no-such-alarm");
        aws.Written.Calls.Skip(before).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("There is no ECS service shup in the cluster demo. Did you mean shop?", "plan", "shup", "--image", "demo/shop:v2")]
    [InlineData("There is no ECS service shup in the cluster demo. Did you mean shop?", "deploy", "shup", "--image", "demo/shop:v2")]
    [InlineData("There is no ECS service shup in the cluster demo. Did you mean shop?", "status", "shup")]
    [InlineData("There is no ECS service shup in the cluster demo. Did you mean shop?", "history", "shup")]
    [InlineData("There is no ECS cluster demon in this account and Region (eu-west-1). Did you mean demo?", "abort", "shop", "--cluster", "demon")]
    [InlineData("There is no ECS cluster demon in this account and Region (eu-west-1). Did you mean demo?", "services", "--cluster", "demon")]
    [InlineData("image: missing", "deploy", "shop")]
    [InlineData("either an image or a task definition, not both", "deploy", "shop", "--image", "demo/shop:v2", "--task-definition", "shop:1")]
    [InlineData("percent@hold steps", "deploy", "shop", "--image", "demo/shop:v2", "--strategy", """{"steps":"50 20 100"}""")]
    [InlineData("--strategy is no JSON", "deploy", "shop", "--image", "demo/shop:v2", "--strategy", "{steps}")]
    [InlineData("State Machine Does Not Exist", "deploy", "shop", "--image", "demo/shop:v2", "--state-machine", "arn:aws:states:eu-west-1:123456789012:stateMachine:Other")]
    [InlineData("No deployment of shop is running", "promote", "shop")]
    [InlineData("There is no deployment 00000000", "history", "00000000")]
    [InlineData("--limit is a number from 1 to 500, not 0.", "history", "--limit", "0")]
    [InlineData("redgreen:steps", "enroll", "shop", "--steps", "5")]
    [InlineData("redgreen:metrics Shop/OrdersPlaced stat: missing; allowed: of=", "enroll", "shop", "--metrics", "Shop/OrdersPlaced:worse=lower")]
    [InlineData("redgreen:tolerance: found \"0.5\"; allowed: a number such as 1.5, from 1 to 100", "enroll", "shop", "--tolerance", "0.5")]
    [InlineData("redgreen:error-budget", "enroll", "shop", "--error-budget", "0.9")]
    [InlineData("tags hold no others", "enroll", "shop", "--alarms", "a&b", "--yes")]
    [InlineData("--remove takes all redgreen: tags away", "enroll", "shop", "--remove", "--tick", "10")]
    [InlineData("There is no terminal to ask on. Nothing was changed.", "enroll", "shop", "--tick", "10")]
    public async Task What_cannot_be_is_refused_and_nothing_is_changed(string message, params string[] arguments)
    {
        var before = aws.Written.Calls.Count;
        (await aws.RunAsync(2, arguments)).Error.ShouldContain(message);
        aws.Written.Calls.Skip(before).Where(call => call != "states:StartExecution").ShouldBeEmpty();
        (await aws.RunAsync(0, "status", "shop", "--json")).Document["deployments"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task With_json_an_error_is_a_document_too()
    {
        var bed = await aws.RunAsync(2, "plan", "shup", "--image", "demo/shop:v2", "--json");
        ((string)bed.Document["error"]!).ShouldBe(bed.Error.TrimEnd());
        ((int)bed.Document["exitCode"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        using var refused = aws.Refusals.Refuse("DescribeServices", new AwsError("AccessDeniedException", "User: arn:aws:iam::123456789012:user/me is not authorized to perform: ecs:DescribeServices on resource: *"));
        (await aws.RunAsync(2, "plan", "shop", "--image", "demo/shop:v2")).Error.ShouldContain("the permission ecs:DescribeServices is missing");
    }

    [Fact]
    public async Task Expired_credentials_are_said_to_be_so()
    {
        using var refused = aws.Refusals.Refuse("ListStateMachines", new AwsError("ExpiredTokenException", "The security token included in the request is expired"));
        (await aws.RunAsync(2, "history")).Error.ShouldContain("Your AWS credentials have expired. Sign in again");
    }

    [Fact]
    public async Task Enrolment_sets_the_tags_it_showed_and_removal_takes_ours_away_and_no_others()
    {
        var before = await aws.TagsAsync();
        try
        {
            using (var bed = aws.Bed(answers: "n\n"))
            {
                (await bed.RunAsync("enroll", "shop", "--tick", "10")).ShouldBe(2);
                bed.Error.ShouldContain("~ redgreen:tick = 10 (was 5)");
                bed.Error.ShouldContain("Nothing was changed.");
                (await aws.TagsAsync()).ShouldBe(before, ignoreOrder: true);
            }

            using (var bed = aws.Bed(answers: "y\n"))
            {
                (await bed.RunAsync("enroll", "shop", "--tick", "10", "--image-tags", "release-")).ShouldBe(0, bed.All);
                bed.Error.ShouldContain("+ redgreen:enabled = true");
                var tags = await aws.TagsAsync();
                (tags["redgreen:enabled"], tags["redgreen:tick"], tags["redgreen:image-tags"], tags["team"]).ShouldBe(("true", "10", "release-", "checkout"));
            }

            (await aws.RunAsync(0, "enroll", "shop", "--tick", "10", "--yes")).Output.ShouldContain("nothing had to be changed");
            var removed = (await aws.RunAsync(0, "enroll", "shop", "--remove", "--yes", "--json")).Document;
            ((bool)removed["enrolled"]!).ShouldBeFalse();
            (await aws.TagsAsync()).Keys.ShouldBe(["team"]);
        }
        finally
        {
            await aws.EcsAsync("TagResource", new JsonObject
            {
                ["resourceArn"] = "arn:aws:ecs:eu-west-1:123456789012:service/demo/shop",
                ["tags"] = new JsonArray([.. before.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
            });
            await aws.EcsAsync("UntagResource", new JsonObject
            {
                ["resourceArn"] = "arn:aws:ecs:eu-west-1:123456789012:service/demo/shop",
                ["tagKeys"] = new JsonArray("redgreen:enabled", "redgreen:image-tags"),
            });
        }
    }
}
