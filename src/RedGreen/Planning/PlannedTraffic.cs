using RedGreen.Deployments;
using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Planning;

/// <summary>What a deployment will change to move traffic, and how it may be watched.</summary>
internal static class PlannedTraffic
{
    public static Traffic Of(PlanFacts facts, DateTimeOffset now)
    {
        var route = facts.Route;
        var test = TestListener.Rule(facts);
        // A test listener that shows Green to the records' clients anyway is one and the same rule.
        IReadOnlyList<RoutedRule> own = test is null || route?.Listeners.Any(rule => rule.Arn == test.Arn) == true ? [] : [test];
        return new Traffic
        {
            Router = facts.Router,
            Rules = route is null ? [.. facts.Rules, .. own] : [route.Records, .. route.Listeners, .. own],
            Measured = facts.IsMeasured,
            TestUrl = facts.TestListener?.Url ?? UrlOf(facts, route),
            TtlSeconds = route?.TtlSeconds ?? 0,
            Since = now,
        };
    }

    // Green's own load balancer shows it before any record leads there.
    private static string? UrlOf(PlanFacts facts, DnsRoute? route) =>
        route is { Listeners: [var shown, ..] }
        && facts.LoadBalancers.First(lb => lb.Arn == route.GreenLoadBalancer) is var green
        && green.Listeners.First(listener => listener.Arn == shown.Arn) is var listener
            ? ListenerUrl.Of(listener.Protocol, green.DnsName, listener.Port)
            : null;
}
