using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Rehearsals;

/// <summary>An account with many small services, without load balancers.</summary>
internal static class ManyServices
{
    /// <summary>Makes services <c>service-0</c>, <c>service-1</c>, ... spread over clusters <c>cluster-0</c>, ... and waits until their tasks run.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="clusters">In how many clusters.</param>
    /// <param name="tasks">Tasks of each.</param>
    /// <param name="image">The image of a service by its number.</param>
    /// <param name="tags">The tags of each.</param>
    public static void Plant(VirtualSandbox sandbox, int count, int clusters, int tasks, Func<int, string> image, params (string Key, string Value)[] tags)
    {
        for (var cluster = 0; cluster < clusters; cluster++)
            sandbox.Call("ecs", "CreateCluster", new JsonObject { ["clusterName"] = $"cluster-{cluster}" });
        var definitions = new Dictionary<string, string>();
        for (var service = 0; service < count; service++)
        {
            if (!definitions.TryGetValue(image(service), out var definition))
                definitions[image(service)] = definition = TaskDefinition(sandbox, $"family-{definitions.Count}", image(service));
            sandbox.Call("ecs", "CreateService", new JsonObject
            {
                ["cluster"] = $"cluster-{service % clusters}",
                ["serviceName"] = $"service-{service}",
                ["taskDefinition"] = definition,
                ["desiredCount"] = tasks,
                ["launchType"] = "FARGATE",
                ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray("subnet-0a1b2c3d4e5f60718") } },
                ["tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
            });
        }

        sandbox.Time.Advance(TimeSpan.FromSeconds(20));
    }

    private static string TaskDefinition(VirtualSandbox sandbox, string family, string image) =>
        (string)sandbox.Call("ecs", "RegisterTaskDefinition", new JsonObject
        {
            ["family"] = family,
            ["networkMode"] = "awsvpc",
            ["requiresCompatibilities"] = new JsonArray("FARGATE"),
            ["cpu"] = "256",
            ["memory"] = "512",
            ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "app", ["image"] = image, ["essential"] = true }),
        })["taskDefinition"]!["taskDefinitionArn"]!;
}
