using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>The operations on targets.</summary>
internal sealed class TargetOperations(SandboxContext context, Resources resources, TargetRegistrations registrations)
{
    public JsonObject Register(JsonObject input)
    {
        var (group, targets) = Read(input);
        foreach (var target in targets)
            registrations.Register(group, target);
        return [];
    }

    public JsonObject Deregister(JsonObject input)
    {
        var (group, targets) = Read(input);
        foreach (var target in targets)
            registrations.Deregister(group, target, () => { });
        return [];
    }

    public JsonObject DescribeHealth(JsonObject input)
    {
        var group = resources.TargetGroup(input.RequiredText("TargetGroupArn"));
        var endpoints = input.Structures("Targets") is { Count: > 0 } asked
            ? asked.Select(t => ReadTarget(group, t)).ToList()
            : group.Targets.Keys.ToList();
        return new() { ["TargetHealthDescriptions"] = endpoints.ToJsonArray(e => Health(group, e)) };
    }

    private JsonObject Health(TargetGroup group, Endpoint endpoint)
    {
        var output = new JsonObject { ["Target"] = new JsonObject { ["Id"] = endpoint.Ip, ["Port"] = endpoint.Port, ["AvailabilityZone"] = $"{context.Region}a" } };
        if (!group.Targets.TryGetValue(endpoint, out var target))
            return output.With("TargetHealth", TargetHealth.NotRegistered.ToJson());
        return output
            .With("HealthCheckPort", group.Settings.HealthCheck.PortOf(endpoint).Port.ToString(CultureInfo.InvariantCulture))
            .With("TargetHealth", TargetRegistrations.HealthOf(group, target).ToJson());
    }

    private (TargetGroup Group, List<Endpoint> Targets) Read(JsonObject input)
    {
        var group = resources.TargetGroup(input.RequiredText("TargetGroupArn"));
        return (group, input.RequiredStructures("Targets").Select(t => ReadTarget(group, t)).ToList());
    }

    private static Endpoint ReadTarget(TargetGroup group, JsonObject target)
    {
        var id = target.RequiredText("Id");
        if (group.Settings.TargetType != "ip")
            throw new AwsError("InvalidTarget", $"Target '{id}' cannot be found: the sandbox has no instances. Give the target group the target type 'ip'.");
        return IPAddress.TryParse(id, out _)
            ? new(id, target.IntBetween("Port", 1, 65535) ?? group.Settings.Port)
            : throw Errors.Validation($"The IP address '{id}' is not a valid IPv4 or IPv6 address");
    }
}
