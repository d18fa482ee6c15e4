using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.Routers;

public sealed class AlbRouterTests() : ListenerContract(SandboxRouter.Alb)
{
    private protected override string Protocol => "HTTP";

    private protected override IEnumerable<JsonNode> Rules() => Listeners()
        .SelectMany(listener => Elb("DescribeRules", new JsonObject { ["ListenerArn"] = (string)listener["ListenerArn"]! })["Rules"]!.AsArray())
        .Where(rule => $"{rule!["IsDefault"]}" is not ("true" or "True"))
        .Select(rule => rule!);
}
