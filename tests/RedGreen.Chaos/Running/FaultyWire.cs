using System.Text.Json.Nodes;
using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.StepFunctions.Integrations;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>
/// AWS's own side as it can be: the state machine's direct calls, which cross no network of ours, and what ECS answers
/// soon after a write. For functions' calls it says what goes wrong; <see cref="FaultyTransport"/> plays it.
/// </summary>
internal sealed class FaultyWire(Stage stage) : IWireFilter
{
    private readonly StaleEcs _stale = new(stage);
    private readonly HashSet<string> _secondRules = [];
    private AwsError? _refusal;
    private int _machineRules;
    private bool _isLate;

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (!stage.IsOpen)
            return next(call);
        if (Interlocked.Exchange(ref _refusal, null) is { } refusal)
            throw refusal;
        return call.Caller == AwsCallers.States && !_isLate
            ? Play(MachineFault(call), call, answered => _stale.Handle(answered, next))
            : _stale.Handle(call, next);
    }

    /// <summary>The next call is refused, in whatever protocol it comes.</summary>
    public void Refuse(AwsError error) => _refusal = error;

    /// <summary>Counts a call, does what is to be done before it, and finds what goes wrong with it.</summary>
    public CallFault? FaultAt(string caller, CallName call, string? execution)
    {
        var number = stage.Count($"calls of {caller}");
        if (stage.Reach(new AtCall(caller, number), execution) is not CallFault fault)
            return null;
        if (fault.IsOfWrites && !call.IsWrite)
        {
            stage.PutOff(new AtCall(caller, number + 1), fault);
            return null;
        }

        if (fault is SecondRuleFails)
        {
            _secondRules.Add(caller);
            _machineRules = 0;
            return null;
        }

        // A machine's own call waits for nothing.
        if (fault is SlowAnswer && caller == AtCall.Machine)
            return null;
        if (fault is CallThrottled { For: var span } && span > TimeSpan.Zero)
            stage.Outages.Throttles(call.Service, span);
        stage.Happened(fault, $"call {number} of {caller}, {call}: {fault}");
        return fault;
    }

    /// <summary>Whether the second of several rules is to fail now.</summary>
    public bool TakeSecondRule(string caller)
    {
        if (!_secondRules.Remove(caller))
            return false;
        stage.Happened(new SecondRuleFails(), $"the second rule that {caller} writes answers 500");
        return true;
    }

    private CallFault? MachineFault(AwsCall call)
    {
        var name = CallName.Of(call);
        var fault = FaultAt(AtCall.Machine, name, ExecutionBook.Current);
        if (name.IsRuleWrite && ++_machineRules == 2 && TakeSecondRule(AtCall.Machine))
            return new ServerError();
        return fault is null && stage.Outages.IsThrottled(call.Service) ? new CallThrottled(TimeSpan.Zero) : fault;
    }

    private JsonObject Play(CallFault? fault, AwsCall call, Func<AwsCall, JsonObject> next)
    {
        switch (fault)
        {
            case null:
                return next(call);
            case CallThrottled:
                throw Outages.Throttling(call.Service);
            case ServerError:
                throw Outages.Failure(call.Service);
            case ConnectionLost:
                throw Lost();
            case AnswerLost:
                next(call);
                throw Lost();
            case LateWrite late:
                var copy = call.Input.DeepClone().AsObject();
                stage.Later(late.By, () => TakeEffect(call with { Input = copy }));
                throw Lost();
            default:
                throw new InvalidOperationException($"Nothing knows how to play {fault}.");
        }
    }

    private void TakeEffect(AwsCall call)
    {
        _isLate = true;
        try
        {
            stage.Sandbox.Services.Wire.Call(call.Service, call.Operation, call.Input, AwsCallers.Of(call.Execution!));
            stage.Note($"the state machine's late {call.Service} {call.Operation} has taken effect");
        }
        catch (AwsError refused)
        {
            stage.Note($"the state machine's late {call.Service} {call.Operation} is refused: {refused.Code}");
        }
        finally
        {
            _isLate = false;
        }
    }

    // As Step Functions reports what its SDK could not send or did not get an answer to.
    private static AwsError Lost() => new(WireErrors.NoAnswerCode, "Unable to execute HTTP request: Connection reset");
}
