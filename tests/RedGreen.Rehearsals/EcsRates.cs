using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Rehearsals;

/// <summary>
/// ECS's rates for reading, as throttles in front of the sandbox: 100 calls at once and 20 a second, one bucket for
/// ListTasks and DescribeTasks, another for DescribeServices. Before <see cref="Begin"/> everything passes.
/// </summary>
internal sealed class EcsRates : IWireFilter
{
    private const double Burst = 100;
    private const double PerSecond = 20;

    private readonly Dictionary<string, (double Tokens, DateTimeOffset At)> _buckets = [];
    private TimeProvider? _time;

    /// <summary>Calls by operation since <see cref="Begin"/>, throttled ones included.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of them were throttled.</summary>
    public int Throttled { get; private set; }

    /// <summary>From now on calls are counted, and the buckets are full.</summary>
    public void Begin(TimeProvider time)
    {
        _time = time;
        _buckets.Clear();
        Calls.Clear();
        Throttled = 0;
    }

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (_time is not { } time || call.Service != "ecs")
            return next(call);
        Calls[call.Operation] = Calls.GetValueOrDefault(call.Operation) + 1;
        if (Bucket(call.Operation) is { } bucket && !Take(bucket, time.GetUtcNow()))
        {
            Throttled++;
            throw new AwsError("ThrottlingException", "Rate exceeded");
        }

        return next(call);
    }

    private static string? Bucket(string operation) => operation switch
    {
        "ListTasks" or "DescribeTasks" => "tasks",
        "DescribeServices" => "services",
        _ => null,
    };

    private bool Take(string bucket, DateTimeOffset now)
    {
        var (tokens, at) = _buckets.GetValueOrDefault(bucket, (Burst, now));
        tokens = Math.Min(Burst, tokens + ((now - at).TotalSeconds * PerSecond));
        var granted = tokens >= 1;
        _buckets[bucket] = (granted ? tokens - 1 : tokens, now);
        return granted;
    }
}
