using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests;

/// <summary>The write that takes Green out of the listener is reported as failed, and takes effect after its repetition and once more much later.</summary>
internal sealed class LateRetirement(TimeSpan late) : IWireFilter
{
    private ITimer? _timer;

    /// <summary>The sandbox's clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whether RetireGreen runs by now: the next write is that one.</summary>
    public bool IsNear { get; set; }

    /// <summary>When it took effect; null before.</summary>
    public DateTimeOffset? Written { get; private set; }

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (!IsNear || _timer is not null || call is not { Service: "elasticloadbalancing", Operation: "ModifyListener" or "ModifyRule", Caller: WireEndpoint.Client })
            return next(call);
        var copy = call with { Input = call.Input.DeepClone().AsObject() };
        _timer = Time.CreateTimer(
            _ =>
            {
                next(copy);
                Written = Time.GetUtcNow();
            },
            null,
            late,
            Timeout.InfiniteTimeSpan);
        throw WireErrors.InternalFailure();
    }
}
