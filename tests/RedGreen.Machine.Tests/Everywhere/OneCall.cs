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

    /// <summary>The call fails, and so does every repetition that the SDK makes by itself: the function learns of it.</summary>
    Unavailable,
}

/// <summary>Goes wrong with the one call that has a number, of all that functions and the state machine make.</summary>
internal sealed class OneCall(CallFault fault) : IWireFilter
{
    // Longer than the SDK goes on by itself, shorter than a state does.
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(15);

    private int _number;
    private int _calls;
    private (string Service, string Operation, DateTimeOffset Until) _outage;

    /// <summary>What went wrong; null where there were not so many calls.</summary>
    public string? Hit { get; private set; }

    /// <summary>Whether calls count now.</summary>
    public bool IsOn { get; set; }

    /// <summary>The sandbox's clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Counts from 1 again.</summary>
    public void Arm(int number) => (_number, _calls, Hit, _outage) = (number, 0, null, default);

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (IsOn && (call.Service, call.Operation) == (_outage.Service, _outage.Operation) && Time.GetUtcNow() < _outage.Until)
            throw Failure(call);
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
            case CallFault.Unavailable:
                _outage = (call.Service, call.Operation, Time.GetUtcNow() + Outage);
                break;
        }

        throw fault == CallFault.AnswerLost && call.Caller == AwsCallers.States
            ? new AwsError(WireErrors.NoAnswerCode, "Unable to execute HTTP request: Connection reset")
            : Failure(call);
    }

    private static AwsError Failure(AwsCall call) => new(call.Service switch { "ecs" => "ServerException", "dynamodb" => "InternalServerError", _ => "InternalFailure" }, "Internal failure", 500);
}
