using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>One of a service's load balancer entries: its tasks' container listens for this target group.</summary>
internal sealed record ServiceLoadBalancer(string TargetGroupArn, string ContainerName, int ContainerPort)
{
    public static IReadOnlyList<ServiceLoadBalancer> ReadAll(JsonObject given) => [.. (given.Structures("loadBalancers") ?? []).Select(Read)];

    private static ServiceLoadBalancer Read(JsonObject entry) => entry.Text("loadBalancerName") is { } classic
        ? throw EcsErrors.Unsupported($"The sandbox has no classic load balancers, such as {classic}: name a targetGroupArn.")
        : new ServiceLoadBalancer(
            entry.Text("targetGroupArn") is { Length: > 0 } arn ? arn : throw EcsErrors.InvalidParameter("Target group ARN cannot be empty."),
            entry.Text("containerName") is { Length: > 0 } name ? name : throw EcsErrors.InvalidParameter("Container name cannot be empty."),
            entry.Int("containerPort") is { } port and >= 0 and <= 65535 ? port : throw EcsErrors.InvalidParameter("Container port must be between 0 and 65535."));
}
