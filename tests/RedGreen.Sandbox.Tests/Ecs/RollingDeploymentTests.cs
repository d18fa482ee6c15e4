namespace RedGreen.Sandbox.Tests.Ecs;

public class RollingDeploymentTests
{
    private const string Breaker = """{"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}}""";

    [Fact]
    public void A_new_task_definition_replaces_every_task_and_never_falls_below_the_minimum()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", desiredCount: 3);
        var old = sandbox.Primary().Text("id");

        sandbox.Update($$"""{"taskDefinition":"{{sandbox.Define("shop:2")}}"}""");
        var (fewestHealthy, mostActive) = Watch(sandbox, seconds: 30);

        fewestHealthy.ShouldBe(3);
        mostActive.ShouldBe(6);
        sandbox.Targets.Healthy(EcsSandbox.Group).ShouldBe(3);
        var deployments = sandbox.Service()["deployments"]!.AsArray();
        deployments.Select(deployment => deployment!.Text("status")).ShouldBe(["PRIMARY", "ACTIVE"]);
        deployments[1]!.Text("id").ShouldBe(old);
        deployments[1]!.Count("runningCount").ShouldBe(3, "its tasks drain");
        deployments[0]!.Text("rolloutState").ShouldBe("IN_PROGRESS");

        sandbox.Advance(60);
        sandbox.Service()["deployments"]!.AsArray().Count.ShouldBe(1);
        sandbox.Primary().Text("rolloutState").ShouldBe("COMPLETED");
        sandbox.Tasks().ShouldAllBe(task => task["containers"]![0]!.Text("image") == "shop:2");
    }

    [Theory]
    [InlineData(4, 50, 100)]
    [InlineData(4, 100, 125)]
    [InlineData(3, 0, 200)]
    [InlineData(5, 60, 140)]
    [InlineData(1, 0, 100)]
    public void The_percentages_bound_a_deployment(int desired, int minimum, int maximum)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", desired, $$"""{ "deploymentConfiguration": { "minimumHealthyPercent": {{minimum}}, "maximumPercent": {{maximum}} } }""");
        sandbox.Update("""{"forceNewDeployment":true}""");
        var (fewestHealthy, mostActive) = Watch(sandbox, seconds: 400);
        fewestHealthy.ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(desired * minimum / 100m));
        mostActive.ShouldBeLessThanOrEqualTo(desired * maximum / 100);
        sandbox.Primary().Text("rolloutState").ShouldBe("COMPLETED");
        sandbox.Targets.Healthy(EcsSandbox.Group).ShouldBe(desired);
    }

    [Fact]
    public void Whatever_the_percentages_capacity_stays_within_them_and_the_deployment_ends() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 100], Gen.Int[100, 300])
            .Where((desired, minimum, maximum) => (int)Math.Ceiling(desired * minimum / 100m) < desired * maximum / 100) // or nothing can move, as on AWS
            .Sample((desired, minimum, maximum) => The_percentages_bound_a_deployment(desired, minimum, maximum), iter: 25);

    [Fact]
    public void Counts_and_deployment_configuration_start_no_deployment()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        var deployment = sandbox.Primary().Text("id");
        sandbox.Update("""{"desiredCount":3,"deploymentConfiguration":{"maximumPercent":150},"enableExecuteCommand":true,"taskDefinition":"shop"}""");
        sandbox.Advance(60);
        sandbox.Primary().Text("id").ShouldBe(deployment);
        sandbox.Service()["deploymentConfiguration"]!.Count("maximumPercent").ShouldBe(150);
        sandbox.Service()["deploymentConfiguration"]!.Count("minimumHealthyPercent").ShouldBe(100);
        sandbox.Update("""{"forceNewDeployment":true}""");
        sandbox.Primary().Text("id").ShouldNotBe(deployment);
    }

    [Theory]
    [InlineData("shop:missing", "TaskFailedToStart")]
    [InlineData("shop:crash-1", "EssentialContainerExited")]
    [InlineData("shop:sick", "ServiceSchedulerInitiated")]
    public void The_circuit_breaker_gives_up_and_rolls_back(string image, string stopCode)
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", more: Breaker);
        var good = sandbox.Primary().Text("id");
        sandbox.Update($$"""{"taskDefinition":"{{sandbox.Define(image)}}"}""");
        var bad = sandbox.Primary().Text("id");
        var (fewestHealthy, _) = Watch(sandbox, seconds: 200);

        fewestHealthy.ShouldBe(2);
        sandbox.Primary().Text("id").ShouldBe(good);
        sandbox.Primary().Text("rolloutState").ShouldBe("COMPLETED");
        sandbox.Service().Text("taskDefinition").ShouldEndWith("shop:1");
        sandbox.Service()["deployments"]!.AsArray().Count.ShouldBe(1);
        sandbox.Tasks("STOPPED").Count(task => task.Text("startedBy") == bad && task.Text("stopCode") == stopCode).ShouldBeGreaterThanOrEqualTo(3);
        sandbox.Events().ShouldContain($"(service shop) (deployment {bad}) deployment failed: tasks failed to start.");
        sandbox.Events().ShouldContain($"(service shop) rolling back to deployment {good}.");
        sandbox.Events()[^1].ShouldBe("(service shop) has reached a steady state.");
    }

    [Fact]
    public void Without_rollback_a_failed_deployment_stays_and_starts_nothing_more()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", more: """{"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":false}}}""");
        sandbox.Update($$"""{"taskDefinition":"{{sandbox.Define("shop:missing")}}"}""");
        sandbox.Advance(120);
        sandbox.Primary().Text("rolloutState").ShouldBe("FAILED");
        sandbox.Primary().Text("rolloutStateReason").ShouldBe("ECS deployment circuit breaker: tasks failed to start.");
        var stopped = sandbox.Tasks("STOPPED").Count;
        sandbox.Advance(1800);
        sandbox.Tasks("STOPPED").Count.ShouldBe(stopped);
        sandbox.Targets.Healthy(EcsSandbox.Group).ShouldBe(2);

        sandbox.Update("""{"desiredCount":0}""");
        sandbox.Advance(60);
        sandbox.Service().Count("runningCount").ShouldBe(0);
    }

    [Fact]
    public void A_task_that_cannot_start_says_why()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:missing", desiredCount: 1);
        sandbox.Advance(10);
        var dead = sandbox.Tasks("STOPPED").ShouldHaveSingleItem();
        dead.Text("stopCode").ShouldBe("TaskFailedToStart");
        dead.Text("stoppedReason").ShouldStartWith("CannotPullContainerError: ");
        dead.Text("stoppedReason").ShouldContain("failed to resolve ref shop:missing: not found");
        dead["containers"]![0]!.Text("reason").ShouldBe(dead.Text("stoppedReason"));
        dead["containers"]![0]!["exitCode"].ShouldBeNull();
        sandbox.Primary().Count("failedTasks").ShouldBe(1);
    }

    [Fact]
    public void A_crash_loop_waits_longer_and_longer()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:crash-1", desiredCount: 1);
        sandbox.Advance(3600 * 2);
        sandbox.Primary().Count("failedTasks").ShouldBeInRange(9, 15);
        sandbox.Primary().Text("rolloutState").ShouldBe("IN_PROGRESS", "no circuit breaker");
        sandbox.Events().ShouldContain(message => message.StartsWith("(service shop) is unable to consistently start tasks successfully."));
    }

    [Fact]
    public void Failed_tasks_are_forgotten_once_one_runs_successfully()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 1);
        sandbox.Advance(7);
        sandbox.DataPlane.Containers[0].End(1);
        sandbox.Advance(2);
        sandbox.Primary().Count("failedTasks").ShouldBe(1);
        sandbox.Advance(60);
        sandbox.Primary().Count("failedTasks").ShouldBe(0);
        sandbox.DataPlane.Containers[1].End(1);
        sandbox.Advance(7);
        sandbox.DataPlane.Containers[2].End(1);
        sandbox.Advance(7);
        sandbox.Primary().Count("failedTasks").ShouldBe(0, "a crash loop after a first success is not counted");
    }

    [Fact]
    public void Half_an_hour_of_a_deployment_costs_little()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", desiredCount: 4);
        sandbox.Create("shop:2", desiredCount: 4, name: "shop-green");
        var before = GC.GetAllocatedBytesForCurrentThread();
        sandbox.Advance(1800);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
    }

    private static (int FewestHealthy, int MostActive) Watch(EcsSandbox sandbox, int seconds)
    {
        var (fewest, most) = (int.MaxValue, 0);
        for (var second = 0; second < seconds; second++)
        {
            sandbox.Advance(1);
            fewest = Math.Min(fewest, sandbox.Targets.Healthy(EcsSandbox.Group));
            most = Math.Max(most, sandbox.Call("ListTasks", """{"cluster":"main","serviceName":"shop"}""")["taskArns"]!.AsArray().Count);
        }

        return (fewest, most);
    }
}
