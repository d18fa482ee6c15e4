using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Cli.Starting;

/// <summary>The state machine's input, as somebody would type it.</summary>
internal static class DeploymentRequestJson
{
    /// <exception cref="UsageException">The strategy is no JSON object.</exception>
    public static string Of(string? cluster, string service, string? image, string? taskDefinition, string? container, string? strategy)
    {
        var request = new JsonObject { ["service"] = service };
        Add("cluster", cluster);
        Add("image", image);
        Add("taskDefinition", taskDefinition);
        Add("container", container);
        if (strategy is not null)
            request["strategy"] = Parsed(strategy);
        return request.ToJsonString();

        void Add(string name, string? value)
        {
            if (value is not null)
                request[name] = value;
        }
    }

    private static JsonNode? Parsed(string strategy)
    {
        try
        {
            return JsonNode.Parse(strategy);
        }
        catch (JsonException exception)
        {
            throw new UsageException($"--strategy is no JSON: {exception.Message} It is an object like {{\"steps\":\"10@5m 100@10m\"}}.", exception);
        }
    }
}
