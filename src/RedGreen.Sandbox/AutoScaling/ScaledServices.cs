using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>The ECS services that are scaled, read and written by ECS's own API.</summary>
internal sealed class ScaledServices(IAwsCaller aws)
{
    /// <summary>Who calls ECS and CloudWatch, for filters.</summary>
    public const string Caller = "application-autoscaling";

    /// <summary>A service as it is now; null where there is none that is active.</summary>
    /// <exception cref="AwsError">ECS refuses for another reason.</exception>
    public ScaledService? Find(ScalableResource resource)
    {
        try
        {
            var output = aws.Call("ecs", "DescribeServices", new() { ["cluster"] = resource.Cluster, ["services"] = new JsonArray(resource.Service) }, Caller);
            return output["services"]!.AsArray() is [JsonObject service] && service.Text("status") == "ACTIVE" ? Read(service) : null;
        }
        catch (AwsError missing) when (missing.Code == "ClusterNotFoundException")
        {
            return null;
        }
    }

    public void SetDesiredCount(ScalableResource resource, int count) => aws.Call(
        "ecs", "UpdateService", new() { ["cluster"] = resource.Cluster, ["service"] = resource.Service, ["desiredCount"] = count }, Caller);

    private static ScaledService Read(JsonObject service) => new(
        service.Int("desiredCount")!.Value,
        service.Structures("deployments")!.Any(deployment => deployment.Text("rolloutState") == "IN_PROGRESS"));
}

/// <summary>A service that is scaled.</summary>
/// <param name="DesiredCount">Its capacity.</param>
/// <param name="IsDeploying">A deployment of ECS's own is under way: it may be scaled out meanwhile, but not in.</param>
internal readonly record struct ScaledService(int DesiredCount, bool IsDeploying);
