using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.Ecs;

public class ServiceLifeTests
{
    [Fact]
    public void A_new_service_starts_its_tasks_and_reaches_a_steady_state()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1");
        sandbox.Primary().Text("rolloutState").ShouldBe("IN_PROGRESS");

        sandbox.Advance(1);
        sandbox.Tasks().Select(task => task.Text("lastStatus")).ShouldBe(["PROVISIONING", "PROVISIONING"]);
        sandbox.Advance(2);
        sandbox.Tasks().Select(task => task.Text("lastStatus")).ShouldBe(["PENDING", "PENDING"]);
        sandbox.Service().Count("pendingCount").ShouldBe(2);
        sandbox.Advance(3);
        sandbox.Tasks().Select(task => task.Text("lastStatus")).ShouldBe(["RUNNING", "RUNNING"]);
        sandbox.Primary().Text("rolloutState").ShouldBe("IN_PROGRESS");
        sandbox.Advance(15);

        var service = sandbox.Service();
        service.Count("runningCount").ShouldBe(2);
        service["deployments"]!.AsArray().Count.ShouldBe(1);
        var primary = sandbox.Primary();
        primary.Text("status").ShouldBe("PRIMARY");
        primary.Text("rolloutState").ShouldBe("COMPLETED");
        primary.Text("rolloutStateReason").ShouldBe($"ECS deployment {primary.Text("id")} completed.");
        var ids = sandbox.Tasks().Select(task => task.Text("taskArn").Split('/')[^1]).ToList();
        sandbox.Events().ShouldBe([
            $"(service shop) has started 2 tasks: (task {ids[0]}) (task {ids[1]}).",
            $"(service shop) registered 2 targets in (target-group {EcsSandbox.Group})",
            $"(service shop) (deployment {primary.Text("id")}) deployment completed.",
            "(service shop) has reached a steady state."]);
    }

    [Fact]
    public void A_task_says_where_it_listens_and_who_started_it()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", desiredCount: 1);
        var task = sandbox.Tasks().ShouldHaveSingleItem();
        task.Text("startedBy").ShouldBe(sandbox.Primary().Text("id"));
        task.Text("group").ShouldBe("service:shop");
        var container = task["containers"]!.AsArray().ShouldHaveSingleItem()!;
        container.Text("lastStatus").ShouldBe("RUNNING");
        container["networkBindings"]![0]!.Count("hostPort").ShouldBe(sandbox.DataPlane.Containers.Single().Endpoint.Port);
        sandbox.Call("ListTasks", $$"""{"cluster":"main","startedBy":"{{task.Text("startedBy")}}"}""").Texts("taskArns").ShouldBe([task.Text("taskArn")]);
    }

    [Fact]
    public void Scaling_starts_and_drains_tasks_without_a_deployment()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        var deployment = sandbox.Primary().Text("id");

        sandbox.Update("""{"desiredCount":5}""");
        sandbox.Advance(30);
        sandbox.Service().Count("runningCount").ShouldBe(5);
        sandbox.Targets.Healthy(EcsSandbox.Group).ShouldBe(5);

        sandbox.Update("""{"desiredCount":1}""");
        sandbox.Advance(2);
        sandbox.Targets.Healthy(EcsSandbox.Group).ShouldBe(1);
        sandbox.Tasks("STOPPED").Select(task => task.Text("lastStatus")).ShouldAllBe(status => status == "DEACTIVATING");
        sandbox.Service().Count("runningCount").ShouldBe(5);
        sandbox.Advance(60);
        sandbox.Service().Count("runningCount").ShouldBe(1);
        sandbox.Tasks("STOPPED").ShouldAllBe(task => task.Text("stopCode") == "ServiceSchedulerInitiated" && task.Text("stoppedReason") == $"Scaling activity initiated by (deployment {deployment})");
        sandbox.Primary().Text("id").ShouldBe(deployment);
        sandbox.Primary().Text("rolloutState").ShouldBe("COMPLETED");
    }

    [Fact]
    public void A_target_drains_before_its_container_gets_SIGTERM()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1", desiredCount: 1);
        var container = sandbox.DataPlane.Containers.Single();
        var asked = sandbox.Context.Now;
        sandbox.Update("""{"desiredCount":0}""");
        sandbox.Advance(60);
        container.TerminatedAt!.Value.ShouldBe(asked + FakeTargetRegistry.Draining, TimeSpan.FromSeconds(1));
        sandbox.Tasks("STOPPED").Single()["containers"]![0]!.Count("exitCode").ShouldBe(0);
    }

    [Fact]
    public void A_container_that_ignores_SIGTERM_is_killed_after_its_stop_timeout()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:stubborn", desiredCount: 1);
        sandbox.Update("""{"desiredCount":0}""");
        sandbox.Advance(45);
        sandbox.Tasks("STOPPED").Single().Text("lastStatus").ShouldBe("STOPPING");
        sandbox.Advance(20);
        sandbox.Tasks("STOPPED").Single()["containers"]![0]!.Count("exitCode").ShouldBe(137);
    }

    [Fact]
    public void A_crashed_task_is_replaced_at_once_and_says_its_exit_code()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.DataPlane.Containers[0].End(3);
        sandbox.Advance(30);
        var dead = sandbox.Tasks("STOPPED").ShouldHaveSingleItem();
        dead.Text("stopCode").ShouldBe("EssentialContainerExited");
        dead.Text("stoppedReason").ShouldBe("Essential container in task exited");
        dead["containers"]![0]!.Count("exitCode").ShouldBe(3);
        dead.Text("lastStatus").ShouldBe("STOPPED");
        sandbox.Service().Count("runningCount").ShouldBe(2);
        sandbox.Events()[^1].ShouldBe("(service shop) has reached a steady state.");
    }

    [Fact]
    public void A_task_that_turns_unhealthy_is_drained_and_replaced()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.DataPlane.Containers[0].Tag = "sick";
        sandbox.Advance(90);
        var dead = sandbox.Tasks("STOPPED").ShouldHaveSingleItem();
        dead.Text("stopCode").ShouldBe("ServiceSchedulerInitiated");
        dead.Text("stoppedReason").ShouldBe($"Task failed ELB health checks in (target-group {EcsSandbox.Group})");
        sandbox.Events().ShouldContain($"(service shop) (port 8080) is unhealthy in (target-group {EcsSandbox.Group}) due to (reason Health checks failed).");
        sandbox.Service().Count("runningCount").ShouldBe(2);
    }

    [Fact]
    public void Within_the_grace_period_an_unhealthy_task_lives()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:sick", desiredCount: 1, """{"healthCheckGracePeriodSeconds":60}""");
        sandbox.Advance(60);
        sandbox.Tasks("STOPPED").ShouldBeEmpty();
        sandbox.Advance(10);
        sandbox.Tasks("STOPPED").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_stopped_task_names_the_person_and_is_replaced()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        var arn = sandbox.Tasks()[0].Text("taskArn");
        sandbox.Call("StopTask", new JsonObject { ["cluster"] = "main", ["task"] = arn, ["reason"] = "lunch" });
        sandbox.Advance(60);
        var dead = sandbox.Tasks("STOPPED").ShouldHaveSingleItem();
        dead.Text("stopCode").ShouldBe("UserInitiated");
        dead.Text("stoppedReason").ShouldBe("lunch");
        sandbox.Service().Count("runningCount").ShouldBe(2);
        sandbox.Primary().Count("failedTasks").ShouldBe(0);
    }

    [Fact]
    public void Stopped_tasks_are_forgotten_after_an_hour()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.DataPlane.Containers[0].End(1);
        sandbox.Advance(3500);
        var arn = sandbox.Tasks("STOPPED").ShouldHaveSingleItem().Text("taskArn");
        sandbox.Advance(200);
        sandbox.Tasks("STOPPED").ShouldBeEmpty();
        sandbox.Call("DescribeTasks", $$"""{"cluster":"main","tasks":["{{arn}}"]}""")["failures"]![0]!.Text("reason").ShouldBe("MISSING");
    }

    [Fact]
    public void A_deleted_service_drains_keeps_its_name_and_then_stays_visible_a_while()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.Refused("DeleteService", """{"cluster":"main","service":"shop"}""").Message.ShouldBe("The service cannot be stopped while it is scaled above 0.");
        sandbox.Call("DeleteService", """{"cluster":"main","service":"shop","force":true}""")["service"]!.Text("status").ShouldBe("DRAINING");
        sandbox.Advance(5);
        sandbox.Service().Text("status").ShouldBe("DRAINING");
        sandbox.Service().Count("runningCount").ShouldBe(2);
        sandbox.Call("ListServices", """{"cluster":"main"}""")["serviceArns"]!.AsArray().ShouldBeEmpty();
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => sandbox.Create("shop:2")).Message.ShouldBe("Unable to Start a service that is still Draining.");
        sandbox.Refused("UpdateService", """{"cluster":"main","service":"shop","desiredCount":1}""").Code.ShouldBe("ServiceNotActiveException");

        sandbox.Advance(40);
        sandbox.Service().Text("status").ShouldBe("INACTIVE");
        sandbox.Service()["deployments"]!.AsArray().ShouldBeEmpty();
        sandbox.Refused("DeleteService", """{"cluster":"main","service":"shop"}""").Code.ShouldBe("ServiceNotFoundException");
        sandbox.Advance(3700);
        sandbox.Call("DescribeServices", """{"cluster":"main","services":["shop"]}""")["failures"]![0]!.Text("reason").ShouldBe("MISSING");
    }

    [Fact]
    public void The_name_of_an_inactive_service_is_free()
    {
        using var sandbox = new EcsSandbox();
        sandbox.Create("shop:1", desiredCount: 0);
        sandbox.Call("DeleteService", """{"cluster":"main","service":"shop"}""");
        sandbox.Advance(1);
        sandbox.Create("shop:2", desiredCount: 1).Text("status").ShouldBe("ACTIVE");
        sandbox.Advance(30);
        sandbox.Service().Count("runningCount").ShouldBe(1);
    }

    [Fact]
    public void Ending_the_sandbox_kills_what_runs()
    {
        var sandbox = new EcsSandbox();
        sandbox.Run("shop:1");
        sandbox.Dispose();
        sandbox.DataPlane.Containers.ShouldAllBe(container => container.Exited.IsCompleted);
        sandbox.Advance(600);
        sandbox.DataPlane.Containers.Count.ShouldBe(2);
    }
}
