using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>A task definition's description: everything that was registered, and what AWS adds to it.</summary>
internal static class TaskDefinitionDocument
{
    public static JsonObject Of(JsonObject input, string arn, int revision, DateTimeOffset registeredAt, string registeredBy)
    {
        var document = input.DeepClone().AsObject();
        document.Remove("tags");
        document["taskDefinitionArn"] = arn;
        document["revision"] = revision;
        document["status"] = "ACTIVE";
        document["registeredAt"] = EcsInput.Epoch(registeredAt);
        document["registeredBy"] = registeredBy;
        document["volumes"] ??= new JsonArray();
        document["placementConstraints"] ??= new JsonArray();
        document["requiresAttributes"] = RequiredAttributes(input);
        document["compatibilities"] = Compatibilities(input);
        foreach (var container in document.Structures("containerDefinitions")!)
            Complete(container, input.Text("networkMode"));
        return document;
    }

    private static void Complete(JsonObject container, string? networkMode)
    {
        container["cpu"] ??= 0;
        container["essential"] ??= true;
        foreach (var list in new[] { "portMappings", "environment", "mountPoints", "volumesFrom", "systemControls" })
            container[list] ??= new JsonArray();
        foreach (var mapping in container.Structures("portMappings")!)
        {
            mapping["protocol"] ??= "tcp";

            // With a network interface of its own a container is reached on the port it listens on.
            mapping["hostPort"] ??= networkMode is "awsvpc" or "host" ? mapping["containerPort"]?.DeepClone() : 0;
        }
    }

    private static JsonArray Compatibilities(JsonObject input) =>
        input.Text("networkMode") == "awsvpc" && input.Text("cpu") is not null && input.Text("memory") is not null ? ["EC2", "FARGATE"] : ["EC2"];

    private static JsonArray RequiredAttributes(JsonObject input)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { "com.amazonaws.ecs.capability.docker-remote-api.1.18" };
        if (input.Text("networkMode") == "awsvpc")
            names.Add("ecs.capability.task-eni");
        if (input.Text("taskRoleArn") is not null)
            names.Add("com.amazonaws.ecs.capability.task-iam-role");
        foreach (var container in input.Structures("containerDefinitions")!)
        {
            if (container.Structure("logConfiguration")?.Text("logDriver") is { } driver)
                names.Add($"com.amazonaws.ecs.capability.logging-driver.{driver}");
            if (container.Text("image")!.Contains(".dkr.ecr.", StringComparison.Ordinal))
                names.Add("com.amazonaws.ecs.capability.ecr-auth");
        }

        return new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name })]);
    }
}
