using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Scheduling;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>ListTasks, DescribeTasks, StopTask.</summary>
internal sealed class TaskOperations(SandboxContext context, ClusterDirectory clusters, ServiceScheduler scheduler)
{
    private const int MostDescribed = 100;

    private static readonly string[] OtherFilters = ["containerInstance", "family", "serviceName", "desiredStatus", "launchType"];

    public JsonObject List(JsonObject input)
    {
        var cluster = clusters.Of(input);
        var startedBy = input.Text("startedBy");
        if (startedBy is not null && OtherFilters.Any(filter => input[filter] is not null))
            throw EcsErrors.InvalidParameter("cannot specify startedBy with other arguments");
        if (input.Text("containerInstance") is { } instance)
            throw EcsErrors.InvalidParameter($"The sandbox has no container instances, such as {instance}.");
        var wanted = input.OneOf("desiredStatus", "RUNNING", "STOPPED", "PENDING") ?? "RUNNING";
        var launchType = input.OneOf("launchType", "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");
        var family = input.Text("family");
        var service = input.Text("serviceName") is { } name ? clusters.Service(cluster, name) ?? throw EcsErrors.ServiceNotFound() : null;
        return Page.Of(input, "taskArns", [.. cluster.Tasks
            .Where(task => wanted == (task.IsWanted ? "RUNNING" : "STOPPED"))
            .Where(task => startedBy is null || task.Deployment.Id == startedBy)
            .Where(task => service is null || task.Service == service)
            .Where(task => family is null || task.Deployment.TaskDefinition.Family == family)
            .Where(task => launchType is null || task.Deployment.Given.Text("launchType") == launchType)
            .Select(task => task.Arn)]);
    }

    public JsonObject Describe(JsonObject input)
    {
        var cluster = clusters.Of(input);
        var withTags = input.IncludesTags();
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var id in input.RequiredTexts("tasks", MostDescribed))
        {
            if (clusters.Task(cluster, id) is { } task)
                found.Add(TaskDescription.Of(task, withTags));
            else
                failures.Add(new JsonObject { ["arn"] = EcsArn.IsArn(id) ? id : context.Arn("ecs", $"task/{cluster.Name}/{id}"), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["tasks"] = found, ["failures"] = failures };
    }

    public JsonObject Stop(JsonObject input)
    {
        var task = clusters.Task(clusters.Of(input), input.Required("task"))
            ?? throw EcsErrors.InvalidParameter("The referenced task was not found.");
        scheduler.Stop(task, StopCode.UserInitiated, input.Text("reason") ?? "Task stopped by user");
        return new JsonObject { ["task"] = TaskDescription.Of(task, withTags: false) };
    }
}
