using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Integrations;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.Everywhere;

/// <summary>What can go wrong with a call.</summary>
public enum CallFault
{
    /// <summary>AWS asks for fewer calls.</summary>
    Throttled,

    /// <summary>AWS has an error of its own; nothing took effect.</summary>
    Failed,

    /// <summary>The call took effect, and nobody learns of it.</summary>
    AnswerLost,
}

/// <summary>Goes wrong with the one call that has a number, of all that functions and the state machine make.</summary>
internal sealed class OneCall(CallFault fault) : IWireFilter
{
    private int _number;
    private int _calls;

    /// <summary>What went wrong; null where there were not so many calls.</summary>
    public string? Hit { get; private set; }

    /// <summary>Whether calls count now.</summary>
    public bool IsOn { get; set; }

    /// <summary>Counts from 1 again.</summary>
    public void Arm(int number) => (_number, _calls, Hit) = (number, 0, null);

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (!IsOn || ++_calls != _number)
            return next(call);
        Hit = $"call {_number}, {call.Service} {call.Operation} by {call.Caller}, {fault}";
        switch (fault)
        {
            case CallFault.Throttled:
                throw new AwsError(call.Service is "elasticloadbalancing" or "route53" or "monitoring" ? "Throttling" : "ThrottlingException", "Rate exceeded");
            case CallFault.AnswerLost:
                next(call);
                break;
        }

        throw fault == CallFault.AnswerLost && call.Caller == AwsCallers.States
            ? new AwsError(WireErrors.NoAnswerCode, "Unable to execute HTTP request: Connection reset")
            : new AwsError(call.Service switch { "ecs" => "ServerException", "dynamodb" => "InternalServerError", _ => "InternalFailure" }, "Internal failure", 500);
    }
}
