using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Clusters;

/// <summary>CreateCluster, ListClusters, DescribeClusters.</summary>
internal sealed class ClusterOperations(SandboxContext context, ClusterDirectory clusters)
{
    private const int MostDescribed = 100;

    public JsonObject Create(JsonObject input)
    {
        var name = EcsInput.CheckName(input.Text("clusterName") ?? "default", "cluster name");
        var cluster = clusters.Find(name);
        if (cluster is null)
        {
            var given = input.DeepClone().AsObject();
            given.Remove("clusterName");
            given.Remove("tags");
            cluster = new Cluster(name, context.Arn("ecs", $"cluster/{name}"), given, TagSet.Read(input));
            clusters.Add(cluster);
        }

        return new JsonObject { ["cluster"] = Describe(cluster, withTags: true) };
    }

    public JsonObject List(JsonObject input) => Page.Of(input, "clusterArns", [.. clusters.All.Select(cluster => cluster.Arn)]);

    public JsonObject Describe(JsonObject input)
    {
        var names = input.Texts("clusters") is { Count: > 0 } given ? given : ["default"];
        if (names.Count > MostDescribed)
            throw EcsErrors.InvalidParameter($"Clusters can have at most {MostDescribed} items; the request has {names.Count}.");
        var withTags = input.IncludesTags("ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS");
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in names)
        {
            if (clusters.Find(name) is { } cluster)
                found.Add(Describe(cluster, withTags));
            else
                failures.Add(new JsonObject { ["arn"] = EcsArn.IsArn(name) ? name : context.Arn("ecs", $"cluster/{name}"), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["clusters"] = found, ["failures"] = failures };
    }

    private static JsonObject Describe(Cluster cluster, bool withTags)
    {
        var description = cluster.Given.DeepClone().AsObject();
        description["clusterArn"] = cluster.Arn;
        description["clusterName"] = cluster.Name;
        description["status"] = "ACTIVE";
        description["registeredContainerInstancesCount"] = 0;
        description["runningTasksCount"] = cluster.Services.Values.Sum(service => service.RunningCount);
        description["pendingTasksCount"] = cluster.Services.Values.Sum(service => service.PendingCount);
        description["activeServicesCount"] = cluster.Services.Values.Count(service => service.Status == ServiceStatus.Active);
        description["statistics"] = new JsonArray();
        description["tags"] = withTags ? cluster.Tags.ToJson() : new JsonArray();
        foreach (var list in new[] { "settings", "capacityProviders", "defaultCapacityProviderStrategy" })
            description[list] ??= new JsonArray();
        return description;
    }
}
