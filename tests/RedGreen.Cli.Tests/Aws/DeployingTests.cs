namespace RedGreen.Cli.Tests.Aws;

[Collection(nameof(LocalAws))]
public sealed class DeployingTests(LocalAws aws)
{
    [Fact]
    public async Task A_deployment_is_paused_resumed_promoted_and_told_afterwards()
    {
        var image = await OtherImageAsync();
        var started = (await aws.RunAsync(0, "deploy", "shop", "--image", image, "--id", "run-1", "--json")).Document;
        var id = (string)started["id"]!;
        ((string)started["execution"]!).ShouldEndWith("-run-1");
        await UntilAsync(deployment => (int?)deployment["greenPercent"] == 50 && (string?)deployment["doing"] == "watching");

        var busy = await aws.RunAsync(2, "deploy", "shop", "--image", "demo/shop:v3", "--wait");
        busy.Error.ShouldContain("Another deployment of shop is running");

        (await aws.RunAsync(0, "pause", "shop", "--wait")).Output.ShouldContain("pause: seen; paused, Green at 50%");
        (await aws.RunAsync(2, "pause", "shop")).Error.ShouldContain("is paused already");
        var status = await aws.RunAsync(0, "status", "shop");
        status.Output.ShouldContain("step 1 of 2, Green at 50%");
        status.Output.ShouldContain("waits for   an operator paused it");
        var resumed = (await aws.RunAsync(0, "resume", "shop", "--wait", "--json")).Document;
        ((bool)resumed["seen"]!).ShouldBeTrue();
        (await aws.RunAsync(2, "resume", "shop")).Error.ShouldContain("is not paused");
        ((string)(await aws.RunAsync(0, "services", "--json")).Document["services"]!.AsArray().Single(service => (string)service!["service"]! == "shop")!["deployment"]!).ShouldBe(id);

        var promoted = await aws.RunAsync(0, "promote", "shop", "--yes", "--wait", "--json");
        ((string)promoted.Events[^1]["outcome"]!).ShouldBe("Promoted");
        promoted.Events.Select(one => (string)one["event"]!).Distinct().ShouldBe(["timeline", "progress", "ended"], ignoreOrder: true);

        // The same id starts nothing again, and follows what it started.
        var before = await aws.ExecutionsAsync();
        var again = await aws.RunAsync(0, "deploy", "shop", "--image", image, "--id", "run-1", "--wait");
        again.Error.ShouldContain("nothing was started again");
        again.Output.Trim().ShouldBe("Promoted");
        (await aws.RunAsync(2, "deploy", "shop", "--image", image, "--strategy", """{"tick":"20"}""", "--id", "run-1")).Error.ShouldContain("with another request");
        (await aws.ExecutionsAsync()).ShouldBe(before);

        var past = (await aws.RunAsync(0, "history", "shop", "--json")).Document["deployments"]!.AsArray().Single(one => (string)one!["id"]! == id)!;
        ((string)past["outcome"]!, (string)past["image"]!).ShouldBe(("Promoted", image));
        var story = (await aws.RunAsync(0, "history", id)).Output;
        story.ShouldContain("shifted: Green 100%");
        story.ShouldContain("promoted");
    }

    [Fact]
    public async Task An_aborted_deployment_ends_with_1_for_its_pipeline_and_with_0_for_who_aborted_it()
    {
        using var waiting = aws.Bed();
        var pipeline = waiting.RunAsync("deploy", "shop", "--image", await OtherImageAsync(), "--wait");
        await UntilAsync(deployment => (string?)deployment["stage"] is "readiness" or "shifting");
        (await aws.RunAsync(0, "abort", "shop", "--yes", "--wait")).Output.Trim().ShouldBe("RolledBack");
        (await pipeline).ShouldBe(1, waiting.All);
        waiting.Output.Trim().ShouldBe("RolledBack");
        waiting.Error.ShouldContain("RolledBack: rollback: an operator aborted the deployment");
    }

    [Fact]
    public async Task An_answer_that_is_lost_starts_no_second_deployment_and_what_the_plan_refuses_exits_with_2()
    {
        var before = await aws.ExecutionsAsync();
        using (aws.Refusals.LoseAnswer("StartExecution", times: 2))
        {
            var bed = await aws.RunAsync(2, "deploy", "shop", "--task-definition", "nowhere:1", "--wait");
            bed.Error.ShouldContain("found \"nowhere:1\"; allowed: an active task definition");
            bed.Output.Trim().ShouldBe("Rejected");
        }

        (await aws.ExecutionsAsync()).ShouldBe(before + 1);
        var newest = (await aws.RunAsync(0, "history", "shop", "--limit", "1", "--json")).Document["deployments"]!.AsArray().Single()!;
        ((string)newest["outcome"]!, (string)newest["image"]!).ShouldBe(("Rejected", "nowhere:1"));
        ((string)newest["why"]!).ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task A_deployment_that_was_stopped_has_its_recovery_beside_it_in_its_history()
    {
        var image = await OtherImageAsync();
        var started = (await aws.RunAsync(0, "deploy", "shop", "--image", image, "--json")).Document;
        var (id, execution) = ((string)started["id"]!, (string)started["execution"]!);
        await UntilAsync(deployment => (string?)deployment["stage"] is "readiness" or "shifting");
        await aws.CallAsync("states", "AWSStepFunctions.StopExecution", new System.Text.Json.Nodes.JsonObject { ["executionArn"] = execution });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while ((await PastAsync())[0] is not (_, not (null or "ABORTED"), _))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        (await PastAsync()).ShouldBe([(id, "RolledBack", image), (id, "ABORTED", image)]);

        async Task<(string? Id, string? Outcome, string? Image)[]> PastAsync() =>
            [.. (await aws.RunAsync(0, "history", "shop", "--limit", "2", "--json")).Document["deployments"]!.AsArray().Select(one => ((string?)one!["id"], (string?)one["outcome"], (string?)one["image"]))];
    }

    private async Task<string> OtherImageAsync() =>
        (string)(await aws.RunAsync(0, "services", "--json")).Document["services"]!.AsArray().Single(service => (string)service!["service"]! == "shop")!["image"]! == "demo/shop:v1" ? "demo/shop:v2" : "demo/shop:v1";

    private async Task UntilAsync(Predicate<System.Text.Json.Nodes.JsonNode> reached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while ((await aws.RunAsync(0, "status", "shop", "--json")).Document["deployments"]!.AsArray().FirstOrDefault() is not { } deployment || !reached(deployment))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
    }
}
