using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>A task as DescribeTasks shows it.</summary>
internal static class TaskDescription
{
    public static JsonObject Of(EcsTask task, bool withTags)
    {
        var definition = task.Deployment.TaskDefinition;
        var given = task.Deployment.Given;
        var description = new JsonObject
        {
            ["taskArn"] = task.Arn,
            ["clusterArn"] = task.Service.Cluster.Arn,
            ["taskDefinitionArn"] = definition.Arn,
            ["group"] = $"service:{task.Service.Name}",
            ["startedBy"] = task.Deployment.Id,
            ["lastStatus"] = task.Stage.ToString().ToUpperInvariant(),
            ["desiredStatus"] = task.IsWanted ? "RUNNING" : "STOPPED",

            // Commands of container health checks are not run, so that health is not known, as without them.
            ["healthStatus"] = "UNKNOWN",
            ["launchType"] = given["launchType"]?.DeepClone(),
            ["platformVersion"] = given.Text("launchType") == "FARGATE" ? "1.4.0" : null,
            ["platformFamily"] = given.Text("launchType") == "FARGATE" ? "Linux" : null,
            ["cpu"] = definition.Cpu,
            ["memory"] = definition.Memory,
            ["enableExecuteCommand"] = task.Service.Given.Flag("enableExecuteCommand"),
            ["connectivity"] = task.StartedAt is null ? null : "CONNECTED",
            ["connectivityAt"] = EcsInput.Epoch(task.StartedAt),
            ["createdAt"] = EcsInput.Epoch(task.CreatedAt),
            ["pullStartedAt"] = EcsInput.Epoch(task.PullStartedAt),
            ["pullStoppedAt"] = EcsInput.Epoch(task.StartedAt),
            ["startedAt"] = EcsInput.Epoch(task.StartedAt),
            ["stoppingAt"] = EcsInput.Epoch(task.StoppingAt),
            ["executionStoppedAt"] = EcsInput.Epoch(task.ExecutionStoppedAt),
            ["stoppedAt"] = EcsInput.Epoch(task.StoppedAt),
            ["stopCode"] = task.StopCode,
            ["stoppedReason"] = task.StoppedReason,
            ["attachments"] = Attachments(task),
            ["containers"] = new JsonArray([.. task.Containers.Select(container => (JsonNode)Of(task, container))]),
            ["overrides"] = new JsonObject
            {
                ["containerOverrides"] = new JsonArray([.. task.Containers.Select(container => (JsonNode)new JsonObject { ["name"] = container.Definition.Name })]),
                ["inferenceAcceleratorOverrides"] = new JsonArray(),
            },
            ["version"] = (int)task.Stage + 1,
            ["tags"] = withTags ? task.Tags.ToJson() : new JsonArray(),
        };
        return description.WithoutNulls();
    }

    private static JsonObject Of(EcsTask task, TaskContainer container) => new JsonObject
    {
        ["containerArn"] = container.Arn,
        ["taskArn"] = task.Arn,
        ["name"] = container.Definition.Name,
        // What was never found in the registry was not pulled from there.
        ["image"] = container.ImageDigest is null || task.Arn.Split(':') is not [_, _, _, var region, var account, ..]
            ? container.Definition.Image
            : ImageReference.InRegistry(container.Definition.Image, account, region),
        ["imageDigest"] = container.ImageDigest,
        ["runtimeId"] = task.StartedAt is null ? null : container.RuntimeId,
        ["lastStatus"] = task.Stage == TaskStage.Stopped || container.Exit is not null ? "STOPPED" : task.StartedAt is null ? "PENDING" : "RUNNING",
        ["exitCode"] = container.Exit?.ExitCode,
        ["reason"] = container.StartFailure ?? container.Exit?.Reason,
        ["healthStatus"] = "UNKNOWN",
        ["networkBindings"] = Bindings(container),
        ["networkInterfaces"] = container.Endpoint is { } endpoint && task.Deployment.TaskDefinition.NetworkMode == "awsvpc"
            ? new JsonArray(new JsonObject { ["attachmentId"] = task.AttachmentId, ["privateIpv4Address"] = endpoint.Ip })
            : new JsonArray(),
    }.WithoutNulls();

    // Also for awsvpc, where AWS has none: on loopback the port is what tells one task from another.
    private static JsonArray Bindings(TaskContainer container) => container is { Endpoint: { } endpoint, Definition.Ports: [var port, ..] }
        ? new JsonArray(new JsonObject { ["bindIP"] = endpoint.Ip, ["containerPort"] = port, ["hostPort"] = endpoint.Port, ["protocol"] = "tcp" })
        : [];

    private static JsonArray Attachments(EcsTask task)
    {
        if (task.Deployment.TaskDefinition.NetworkMode != "awsvpc")
            return [];
        var details = new JsonArray();
        var subnets = task.Deployment.Given.Structure("networkConfiguration")?.Structure("awsvpcConfiguration")?.Texts("subnets");
        if (subnets is [var subnet, ..])
            details.Add(new JsonObject { ["name"] = "subnetId", ["value"] = subnet });
        if (task.Endpoint is { } endpoint)
            details.Add(new JsonObject { ["name"] = "privateIPv4Address", ["value"] = endpoint.Ip });
        return new JsonArray(new JsonObject
        {
            ["id"] = task.AttachmentId,
            ["type"] = "ElasticNetworkInterface",
            ["status"] = task.Stage == TaskStage.Stopped ? "DELETED" : task.StartedAt is null ? "PRECREATED" : "ATTACHED",
            ["details"] = details,
        });
    }
}
