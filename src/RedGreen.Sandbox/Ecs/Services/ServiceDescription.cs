using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>A service as DescribeServices shows it.</summary>
internal static class ServiceDescription
{
    public static JsonObject Of(Service service, bool withTags)
    {
        var description = new JsonObject();
        foreach (var (name, value) in service.Given)
            if (ServiceMembers.IsShownWithService(name))
                description[name] = value?.DeepClone();
        description["serviceArn"] = service.Arn;
        description["serviceName"] = service.Name;
        description["clusterArn"] = service.Cluster.Arn;
        description["status"] = service.Status switch
        {
            ServiceStatus.Active => "ACTIVE",
            ServiceStatus.Draining => "DRAINING",
            _ => "INACTIVE",
        };
        description["desiredCount"] = service.DesiredCount;
        description["runningCount"] = service.RunningCount;
        description["pendingCount"] = service.PendingCount;
        description["taskDefinition"] = (service.Deployments.FirstOrDefault() ?? service.LastCompleted)?.TaskDefinition.Arn;
        description["deployments"] = new JsonArray([.. service.Deployments.Select((deployment, index) => (JsonNode)Of(service, deployment, isPrimary: index == 0))]);
        description["events"] = service.Events.ToJson();
        description["roleArn"] = service.RoleArn;
        description["createdAt"] = EcsInput.Epoch(service.CreatedAt);
        if (IsFargate(service.Given))
            description["platformFamily"] = "Linux";
        if (withTags)
            description["tags"] = service.Tags.ToJson();
        return description.WithoutNulls();
    }

    private static JsonObject Of(Service service, Deployment deployment, bool isPrimary)
    {
        var description = deployment.Given.DeepClone().AsObject();
        var tasks = service.Tasks.Where(task => task.Deployment == deployment).ToList();
        description["id"] = deployment.Id;
        description["status"] = isPrimary ? "PRIMARY" : "ACTIVE";
        description["taskDefinition"] = deployment.TaskDefinition.Arn;
        description["desiredCount"] = isPrimary ? service.DesiredCount : tasks.Count(task => task.IsWanted);
        description["pendingCount"] = tasks.Count(task => task.CountsAsPending);
        description["runningCount"] = tasks.Count(task => task.CountsAsRunning);
        description["failedTasks"] = deployment.FailedTasks;
        description["createdAt"] = EcsInput.Epoch(deployment.CreatedAt);
        description["updatedAt"] = EcsInput.Epoch(deployment.UpdatedAt);
        description["rolloutState"] = deployment.State switch
        {
            RolloutState.Completed => "COMPLETED",
            RolloutState.Failed => "FAILED",
            _ => "IN_PROGRESS",
        };
        description["rolloutStateReason"] = deployment.Reason;
        if (IsFargate(deployment.Given))
        {
            description["platformVersion"] = "1.4.0";
            description["platformFamily"] = "Linux";
        }

        return description;
    }

    private static bool IsFargate(JsonObject given) => given["launchType"]?.GetValue<string>() == "FARGATE";
}
