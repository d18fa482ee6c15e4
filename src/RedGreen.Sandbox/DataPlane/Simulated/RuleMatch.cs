using System.IO.Enumeration;

namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>Finds the rule that takes a request.</summary>
internal static class RuleMatch
{
    /// <summary>The action of the first rule whose conditions all hold; null where there is none, not even a default.</summary>
    public static RoutedAction? ActionFor(this ListenerRouting routing, SimulatedRequest request) =>
        routing.Rules.FirstOrDefault(r => r.Conditions.All(c => Holds(c, request)))?.Action;

    private static bool Holds(RoutedCondition condition, SimulatedRequest request) => condition.Field switch
    {
        "path-pattern" => Any(condition, request.Path, ignoreCase: false),
        "host-header" => Any(condition, request.Host, ignoreCase: true),
        "http-request-method" => condition.Values.Contains(request.Method),
        "http-header" => request.Headers.FirstOrDefault(h => string.Equals(h.Key, condition.HeaderName, StringComparison.OrdinalIgnoreCase)).Value is { } value
            && Any(condition, value, ignoreCase: true),
        var field => throw new NotSupportedException($"The simulated data plane knows no rule condition '{field}'."),
    };

    private static bool Any(RoutedCondition condition, string value, bool ignoreCase) =>
        condition.Values.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase));
}
