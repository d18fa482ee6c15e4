using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests;

/// <summary>The first registration of a task definition is reported as failed, and takes effect after the retry's.</summary>
internal sealed class LateRegistration : IWireFilter
{
    private AwsCall? _late;
    private bool _done;

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (_done || call is not { Service: "ecs", Operation: "RegisterTaskDefinition", Caller: WireEndpoint.Client } || !call.Input.ToJsonString().Contains("redgreen:", StringComparison.Ordinal))
            return next(call);
        if (_late is null)
        {
            _late = call;
            throw WireErrors.InternalFailure();
        }

        _done = true;
        var answer = next(call);
        next(_late);
        return answer;
    }
}
