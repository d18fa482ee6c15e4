using System.Text.Json.Nodes;
using RedGreen.Sandbox.Template;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Seeding;

/// <summary>Brings a fresh sandbox to where people find it: the shop serves, the template's resources are there.</summary>
internal static class Seed
{
    /// <summary>The <see cref="AwsCall.Caller"/> of its calls.</summary>
    public const string Caller = "seed";

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    // A task of the demo image is healthy after about half a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Makes everything and waits, in sandbox time, until the shop is steady and its targets are healthy.</summary>
    /// <returns>The state machines' ARNs by their logical ids.</returns>
    /// <exception cref="InvalidOperationException">The shop does not get steady; the message says what it is instead.</exception>
    public static async Task<Dictionary<string, string>> PlantAsync(
        IAwsCaller aws, TimeProvider time, SandboxTemplate? template, ShopSettings shop, CancellationToken cancellationToken)
    {
        var machines = template is null ? [] : TemplateSeed.Plant(aws, template);
        var (targetGroup, records) = new ShopSeed(aws, shop).Plant();
        var begun = time.GetTimestamp();
        while ((Unsteadiness(aws, targetGroup, shop.DesiredCount) ?? records?.Unsteadiness(new(aws))) is { } reason)
        {
            if (time.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException($"After {Patience} of sandbox time the service {ShopSeed.Service} is not steady: {reason}");
            await Task.Delay(Glance, time, cancellationToken).ConfigureAwait(false);
        }

        return machines;
    }

    /// <summary>What keeps the shop from being steady; null: it is.</summary>
    private static string? Unsteadiness(IAwsCaller aws, string targetGroup, int desired)
    {
        var service = aws.Call(
            "ecs", "DescribeServices", new() { ["cluster"] = ShopSeed.Cluster, ["services"] = new JsonArray(ShopSeed.Service) }, Caller)["services"]![0]!;
        var running = (int)service["runningCount"]!;
        var rollout = (string?)service["deployments"]?[0]?["rolloutState"];
        if (running != desired || rollout != "COMPLETED")
            return $"{running} of {desired} tasks run, its deployment is {rollout}. {Latest(service["events"] as JsonArray)}";
        var health = aws.Call("elasticloadbalancing", "DescribeTargetHealth", new() { ["TargetGroupArn"] = targetGroup }, Caller)["TargetHealthDescriptions"] as JsonArray ?? [];
        var healthy = health.Count(target => (string?)target?["TargetHealth"]?["State"] == "healthy");
        return healthy == desired && health.Count == desired ? null : $"{healthy} of {desired} targets are healthy: {health.ToJsonString()}";
    }

    private static string Latest(JsonArray? events) => events is [{ } latest, ..] ? $"{latest["message"]}" : "";
}
