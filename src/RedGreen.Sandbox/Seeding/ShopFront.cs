using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Seeding;

/// <summary>What stands between clients and the shop's target group, one form for each <see cref="SandboxRouter"/>.</summary>
internal static class ShopFront
{
    /// <summary>The protocol of the target groups behind it.</summary>
    public static string TargetProtocol(SandboxRouter router) => router == SandboxRouter.Nlb ? "TCP" : "HTTP";

    /// <summary>Makes it.</summary>
    /// <returns>The records that lead to it; null where clients know the load balancer itself.</returns>
    public static ShopRecords? Plant(SeedCalls aws, ShopSettings settings, string targetGroup)
    {
        switch (settings.Router)
        {
            case SandboxRouter.Alb:
                Application(aws, settings.ListenerPort, targetGroup);
                return null;
            case SandboxRouter.Nlb:
                aws.Listener(aws.LoadBalancer(ShopSeed.Cluster, "network"), "TCP", settings.ListenerPort, SeedCalls.Forward(targetGroup));
                return null;
            case SandboxRouter.Route53:
                return ShopRecords.Plant(aws, Pair(aws, settings.ListenerPort, targetGroup));
            default:
                throw new ArgumentOutOfRangeException(nameof(settings), settings.Router, "There is no such router.");
        }
    }

    // Green's load balancer stands there as Red's does, and has nothing to serve until a deployment gives it something.
    private static (JsonObject Red, JsonObject Green) Pair(SeedCalls aws, int port, string targetGroup)
    {
        var (red, green) = (aws.LoadBalancer(ShopSeed.Cluster, "application"), aws.LoadBalancer($"{ShopSeed.Cluster}-green", "application"));
        aws.Listener(red, "HTTP", port, SeedCalls.Forward(targetGroup));
        aws.Listener(green, "HTTP", port, new()
        {
            ["Type"] = "fixed-response",
            ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = "503", ["ContentType"] = "text/plain" },
        });
        return (red, green);
    }

    private static void Application(SeedCalls aws, int port, string targetGroup)
    {
        var listener = aws.Listener(aws.LoadBalancer(ShopSeed.Cluster, "application"), "HTTP", port, SeedCalls.Forward(targetGroup));
        // A second way to the same tasks, as real listeners have: a deployment moves both together.
        aws.Elb("CreateRule", new()
        {
            ["ListenerArn"] = listener,
            ["Priority"] = 10,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["PathPatternConfig"] = new JsonObject { ["Values"] = new JsonArray("/api/*") } }),
            ["Actions"] = new JsonArray(SeedCalls.Forward(targetGroup)),
        });
    }
}
