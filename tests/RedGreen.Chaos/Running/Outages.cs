using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>What does not work for a while: functions that cannot run, services that throttle everything of ours.</summary>
internal sealed class Outages(TimeProvider time)
{
    private readonly Dictionary<string, DateTimeOffset> _functions = [];
    private readonly Dictionary<string, DateTimeOffset> _services = [];

    /// <summary>A function cannot run; null: never again.</summary>
    public void Stops(string function, TimeSpan? span) => _functions[function] = span is { } known ? time.GetUtcNow() + known : DateTimeOffset.MaxValue;

    /// <summary>A service throttles.</summary>
    public void Throttles(string service, TimeSpan span) => _services[service] = time.GetUtcNow() + span;

    public bool CannotRun(string function) => IsWithin(_functions, function);

    public bool IsThrottled(string service) => IsWithin(_services, service);

    /// <summary>How a service says that there are too many calls.</summary>
    public static AwsError Throttling(string service) => new(service is "elasticloadbalancing" or "route53" or "monitoring" ? "Throttling" : "ThrottlingException", "Rate exceeded");

    /// <summary>How a service says that it failed.</summary>
    public static AwsError Failure(string service) => new(service switch { "ecs" => "ServerException", "dynamodb" => "InternalServerError", _ => "InternalFailure" }, "Internal failure", 500);

    /// <summary>Whether something does not work that will work again: nothing is at rest before.</summary>
    public bool HasAny => _functions.Values.Concat(_services.Values).Any(until => until != DateTimeOffset.MaxValue && time.GetUtcNow() < until);

    private bool IsWithin(Dictionary<string, DateTimeOffset> outages, string name) => outages.TryGetValue(name, out var until) && time.GetUtcNow() < until;
}
