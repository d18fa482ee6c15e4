using System.Text.Json.Serialization;
using RedGreen.Hooks;

namespace RedGreen.Strategies;

/// <summary>How a deployment proceeds and what it must withstand. Every field has a safe default.</summary>
public sealed record Strategy
{
    /// <summary>The increments: percents rise strictly, the last is 100. They go by index.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [new(10, 300), new(50, 300), new(100, 600)];

    /// <summary>Seconds between evaluations, 5-300.</summary>
    public int TickSeconds { get; init; } = 20;

    /// <summary>CloudWatch alarms, metric or composite, that must stay out of ALARM; <c>prefix:name</c> means all whose name begins so.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>The greatest share of Green's requests that may fail, 0-1; null for no limit.</summary>
    public double? MaxErrorRate { get; init; }

    /// <summary>The greatest 99th percentile of Green's response time, in seconds; null for no limit.</summary>
    public double? MaxP99Seconds { get; init; }

    /// <summary>Green may fail at most this many times as often as Red: 1-100.</summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>The chance of rolling back a Green that is no worse than Red, over the whole deployment: above 0, at most 0.5.</summary>
    public double ErrorBudget { get; init; } = 0.05;

    /// <summary>The service's own metrics, compared between the sides.</summary>
    public IReadOnlyList<OwnMetric> Metrics { get; init; } = [];

    /// <summary>Requests Green must have served at a step before the next.</summary>
    public long MinRequestsPerStep { get; init; } = 10;

    /// <summary>Requests Green must have served in all before the step to 100 percent.</summary>
    public long MinRequestsInAll { get; init; } = 50;

    /// <summary>What happens when a step has not seen enough after four times its hold.</summary>
    public OnInconclusive OnInconclusive { get; init; } = OnInconclusive.Advance;

    /// <summary>Seconds in which Green must become ready; then it is rolled back.</summary>
    public int ReadyTimeoutSeconds { get; init; } = 600;

    /// <summary>Seconds in which Red must run the new version on the way home; then traffic stays on Green.</summary>
    public int HomeTimeoutSeconds { get; init; } = 900;

    /// <summary>Seconds that a pause or an approval may last; then Green is rolled back.</summary>
    public int PauseTimeoutSeconds { get; init; } = 86_400;

    /// <summary>The weighted records that lead to Red's load balancer and to Green's, as <c>hosted zone id/name</c>; null where Red's listeners split traffic.</summary>
    public string? Dns { get; init; }

    /// <summary>The listener, or listener's rule, that shows Green alone to hooks and people; null for none.</summary>
    public string? TestListener { get; init; }

    /// <summary>
    /// Seconds between moving traffic away and scaling in. Must outlive any function still running. The default depends
    /// on the router, see <see cref="Routing.RouterKind.SettleSeconds"/>.
    /// </summary>
    public int SettleSeconds { get; init; } = 120;

    /// <summary>Lambda functions that have a say, in the order in which they are asked at their points.</summary>
    public IReadOnlyList<Hook> Hooks { get; init; } = [];

    /// <summary>Seconds in which a hook must have succeeded; then Green is rolled back.</summary>
    public int HookTimeoutSeconds { get; init; } = 900;

    /// <summary>What to do while another deployment of the service runs.</summary>
    public OnBusy OnBusy { get; init; } = OnBusy.Queue;
}

/// <summary>What an inconclusive step leads to. Into the step to 100 percent, advance counts as pause.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OnInconclusive>))]
public enum OnInconclusive
{
    /// <summary>Go on.</summary>
    [JsonStringEnumMemberName("advance")]
    Advance,

    /// <summary>Wait for a person.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,

    /// <summary>Bring Red back.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,
}

/// <summary>What a deployment does when the service is busy with another one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OnBusy>))]
public enum OnBusy
{
    /// <summary>Wait for its turn.</summary>
    [JsonStringEnumMemberName("queue")]
    Queue,

    /// <summary>Have the running one bring Red back, then go.</summary>
    [JsonStringEnumMemberName("supersede")]
    Supersede,

    /// <summary>End at once.</summary>
    [JsonStringEnumMemberName("reject")]
    Reject,
}
