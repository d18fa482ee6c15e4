using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.EndToEnd.Tests;

/// <summary>
/// Others in the account use up the load balancers' API: of its buckets (writes 20, refilled by 3 a second; looks 40, by
/// 10) only so much is left.
/// </summary>
internal sealed class Crowd(Func<DateTimeOffset> now) : IWireFilter
{
    private readonly Dictionary<bool, (double Tokens, DateTimeOffset At)> _buckets = [];
    private double? _share;

    /// <summary>How many calls were refused so far.</summary>
    public int Refused { get; private set; }

    /// <summary>From now on this share of the rates is left, with nothing saved up.</summary>
    /// <param name="share">Above 0; null for an empty account.</param>
    public void Leaves(double? share)
    {
        _share = share;
        _buckets.Clear();
    }

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (_share is not { } share || call is not { Service: "elasticloadbalancing", Caller: WireEndpoint.Client })
            return next(call);
        var looks = call.Operation.StartsWith("Describe", StringComparison.Ordinal);
        var at = now();
        var (tokens, before) = _buckets.GetValueOrDefault(looks, (1, at));
        tokens = Math.Min(looks ? 40 : 20, tokens + ((at - before).TotalSeconds * share * (looks ? 10 : 3)));
        _buckets[looks] = (tokens >= 1 ? tokens - 1 : tokens, at);
        if (tokens >= 1)
            return next(call);
        Refused++;
        throw new AwsError("Throttling", "Rate exceeded");
    }
}
