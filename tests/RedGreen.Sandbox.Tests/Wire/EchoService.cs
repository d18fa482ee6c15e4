using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

/// <summary>Speaks all protocols and answers with what it was given.</summary>
internal sealed class EchoService(string name = "echo") : AwsService(new AwsServiceId(name, $"Echo_{name}", "1.0", "2026-01-01", "http://echo.test/doc/"))
{
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; } = new Dictionary<string, AwsOperation>
    {
        ["Echo"] = input => new JsonObject { ["Given"] = input.DeepClone() },
        ["Refuse"] = _ => throw new AwsError("TooMuchEcho", "No & no.", 429) { Details = new JsonObject { ["Limit"] = 3 } },
        ["Break"] = _ => throw new InvalidOperationException("a secret of the sandbox"),
        ["Count"] = input => new JsonObject { ["Number"] = (input.Int("Number") ?? 0) + 1 },
        ["Unwritable"] = _ => new JsonObject { ["Number"] = double.NaN },
    };
}
