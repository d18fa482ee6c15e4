using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>What is scaled: the desired count of an ECS service, the one scalable dimension that this sandbox has.</summary>
internal sealed partial record ScalableResource(string Cluster, string Service)
{
    public const string Namespace = "ecs";
    public const string Dimension = "ecs:service:DesiredCount";

    /// <summary>As requests name it: <c>service/demo/shop</c>.</summary>
    public string Id => $"service/{Cluster}/{Service}";

    /// <summary>Reads ServiceNamespace, ResourceId and ScalableDimension, which must all be there.</summary>
    public static ScalableResource Read(JsonObject input)
    {
        CheckNamespace(input);
        CheckDimension(input.Required("ScalableDimension"));
        return Parse(input.Required("ResourceId"));
    }

    /// <summary>Refuses what is not ECS.</summary>
    public static void CheckNamespace(JsonObject input)
    {
        if (input.Required("ServiceNamespace") is not Namespace and var other)
            throw AutoScalingErrors.NotInSandbox($"The service namespace {other}");
    }

    /// <summary>Refuses any other dimension.</summary>
    public static void CheckDimension(string dimension)
    {
        if (dimension != Dimension)
            throw AutoScalingErrors.Validation($"Unsupported service namespace, resource type or scalable dimension: {dimension}; this sandbox scales {Dimension}.");
    }

    public static ScalableResource Parse(string id) => IdPattern().Match(id) is { Success: true } match
        ? new(match.Groups[1].Value, match.Groups[2].Value)
        : throw AutoScalingErrors.Validation($"ResourceId {id} is not valid for {Dimension}: it is service/<cluster name>/<service name>.");

    /// <summary>Adds the three members that name it in every description.</summary>
    public JsonObject AddTo(JsonObject description)
    {
        description["ServiceNamespace"] = Namespace;
        description["ResourceId"] = Id;
        description["ScalableDimension"] = Dimension;
        return description;
    }

    [GeneratedRegex("^service/([A-Za-z0-9_-]{1,255})/([A-Za-z0-9_-]{1,255})$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
