using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.Routers;

public sealed class NlbRouterTests() : ListenerContract(SandboxRouter.Nlb)
{
    private protected override string Protocol => "TCP";

    private protected override IEnumerable<JsonNode> Rules() => [];
}
