using System.Text.Json.Nodes;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Guarantees;

internal sealed class Witness : IWireFilter
{
    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next) => next(call);
    public void Begin(VirtualSandbox sandbox, IReadOnlyList<string> services) { }
    public object End() => this;
}

internal static class Guarantees
{
    public static IReadOnlyList<Violation> Check(object chronicle) => [];
}
