using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>What CreateService fills in for members that were not given.</summary>
internal static class ServiceDefaults
{
    public static void Complete(JsonObject given)
    {
        foreach (var list in new[] { "loadBalancers", "serviceRegistries", "placementConstraints", "placementStrategy" })
            given[list] ??= new JsonArray();
        if (given["capacityProviderStrategy"] is null)
            given["launchType"] ??= "EC2";
        if (given.Text("launchType") == "FARGATE")
            given["platformVersion"] ??= "LATEST";
        if (given["loadBalancers"]!.AsArray().Count > 0)
            given["healthCheckGracePeriodSeconds"] ??= 0;
        given["schedulingStrategy"] ??= "REPLICA";
        given["propagateTags"] ??= "NONE";
        given["enableECSManagedTags"] ??= false;
        given["enableExecuteCommand"] ??= false;
        given["deploymentController"] ??= new JsonObject { ["type"] = "ECS" };

        // Absent at creation means ENABLED; only services older than the feature have none (ECS API reference).
        given["availabilityZoneRebalancing"] ??= "ENABLED";
        var daemon = given.Text("schedulingStrategy") == "DAEMON";
        var configuration = given["deploymentConfiguration"] as JsonObject ?? [];
        given["deploymentConfiguration"] = Complete(configuration, maximumPercent: daemon ? 100 : 200, minimumHealthyPercent: daemon ? 0 : 100);
    }

    private static JsonObject Complete(JsonObject configuration, int maximumPercent, int minimumHealthyPercent)
    {
        configuration["deploymentCircuitBreaker"] ??= new JsonObject { ["enable"] = false, ["rollback"] = false };
        configuration["maximumPercent"] ??= maximumPercent;
        configuration["minimumHealthyPercent"] ??= minimumHealthyPercent;
        configuration["strategy"] ??= "ROLLING";
        configuration["bakeTimeInMinutes"] ??= 0;
        return configuration;
    }
}
