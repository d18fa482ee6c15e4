using RedGreen.Deployments;
using RedGreen.Planning;
using RedGreen.Routing.Dns;

namespace RedGreen.Strategies;

/// <summary>Every field of a strategy by its tag's name without the prefix: the one list of what can be set.</summary>
internal static class StrategyFields
{
    public static readonly IReadOnlyDictionary<string, Func<StrategyField, Strategy, Strategy>> All =
        new Dictionary<string, Func<StrategyField, Strategy, Strategy>>
        {
            ["steps"] = (f, s) => f.Steps(s),
            ["tick"] = (f, s) => f.Seconds(s, 5, 300, v => s with { TickSeconds = v }),
            ["alarms"] = (f, s) => f.Alarms(s),
            ["max-error-rate"] = (f, s) => f.Share(s, v => s with { MaxErrorRate = v }),
            ["max-p99"] = (f, s) => f.Latency(s, v => s with { MaxP99Seconds = v }),
            ["tolerance"] = (f, s) => f.Number(s, 1, 100, v => s with { Tolerance = v }),
            ["error-budget"] = (f, s) => f.Share(s, v => s with { ErrorBudget = v }, 0.0001, 0.5),
            ["metrics"] = (f, s) => f.Metrics(s),
            ["min-requests"] = (f, s) => f.Requests(s),
            ["on-inconclusive"] = (f, s) => f.OneOf<OnInconclusive>(s, v => s with { OnInconclusive = v }),
            ["ready-timeout"] = (f, s) => f.Seconds(s, 10, Duration.Longest, v => s with { ReadyTimeoutSeconds = v }),
            ["home-timeout"] = (f, s) => f.Seconds(s, 10, Duration.Longest, v => s with { HomeTimeoutSeconds = v }),
            ["pause-timeout"] = (f, s) => f.Seconds(s, 10, Duration.Longest, v => s with { PauseTimeoutSeconds = v }),
            ["settle"] = (f, s) => f.Seconds(s, MinSettleSeconds, 3_600, v => s with { SettleSeconds = v }),
            ["dns"] = (f, s) => f.Matching(s, text => DnsName.Read(text) is not null, DnsName.Form, v => s with { Dns = v }),
            ["test-listener"] = (f, s) => f.Matching(s, TestListener.IsArn, TestListener.Form, v => s with { TestListener = v }),
            ["hooks"] = (f, s) => f.Hooks(s),
            ["hook-timeout"] = (f, s) => f.Seconds(s, 10, Duration.Longest, v => s with { HookTimeoutSeconds = v }),
            ["on-busy"] = (f, s) => f.OneOf<OnBusy>(s, v => s with { OnBusy = v }),
        };

    // A settle time shorter than a function may still run would let a late writer move traffic onto a fleet that is
    // being retired.
    private static readonly int MinSettleSeconds = (int)Lateness.OfFunctions.TotalSeconds;
}
