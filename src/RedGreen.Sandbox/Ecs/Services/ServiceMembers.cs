using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>The members that a service is created with and keeps, by the types they have in ECS's model.</summary>
internal static class ServiceMembers
{
    private static readonly string[] Structures = ["deploymentConfiguration", "deploymentController", "networkConfiguration"];
    private static readonly string[] Lists = ["capacityProviderStrategy", "loadBalancers", "placementConstraints", "placementStrategy", "serviceRegistries"];
    private static readonly string[] Texts = ["availabilityZoneRebalancing", "launchType", "platformVersion", "propagateTags", "schedulingStrategy"];
    private static readonly string[] Numbers = ["healthCheckGracePeriodSeconds"];
    private static readonly string[] Flags = ["enableECSManagedTags", "enableExecuteCommand"];

    // These are shown with the deployment, not with the service.
    private static readonly string[] DeploymentStructures = ["serviceConnectConfiguration"];
    private static readonly string[] DeploymentLists = ["volumeConfigurations", "vpcLatticeConfigurations"];

    /// <summary>What a deployment shows: its own members, and copies of some of the service's.</summary>
    public static readonly IReadOnlyList<string> OfDeployment =
        [.. DeploymentStructures, .. DeploymentLists, "launchType", "capacityProviderStrategy", "platformVersion", "networkConfiguration"];

    /// <summary>Members that only a new deployment can put in place.</summary>
    public static readonly IReadOnlyList<string> NeedingDeployment =
        [.. DeploymentStructures, .. DeploymentLists, "capacityProviderStrategy", "loadBalancers", "networkConfiguration", "platformVersion", "serviceRegistries"];

    /// <summary>The members given in a request that belong to the service or its deployments, checked for their types.</summary>
    public static JsonObject Read(JsonObject input)
    {
        var given = new JsonObject();
        Copy(input, given, [.. Structures, .. DeploymentStructures], "a structure", node => node is JsonObject);
        Copy(input, given, [.. Lists, .. DeploymentLists], "a list", node => node is JsonArray);
        Copy(input, given, Texts, "a string", node => node.GetValueKind() == JsonValueKind.String);
        Copy(input, given, Numbers, "an integer", node => node.GetValueKind() == JsonValueKind.Number && int.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out _));
        Copy(input, given, Flags, "a boolean", node => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
        return given;
    }

    /// <summary>The part of a service's members that its description shows itself.</summary>
    public static bool IsShownWithService(string member) => !DeploymentStructures.Contains(member) && !DeploymentLists.Contains(member);

    private static void Copy(JsonObject input, JsonObject given, ReadOnlySpan<string> names, string expected, Func<JsonNode, bool> fits)
    {
        foreach (var name in names)
            if (input[name] is { } value)
                given[name] = fits(value) ? value.DeepClone() : throw WireErrors.Serialization($"The parameter {name} must be {expected}.");
    }
}
