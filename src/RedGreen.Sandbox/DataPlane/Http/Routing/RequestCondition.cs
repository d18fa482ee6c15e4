using System.IO.Enumeration;
using Microsoft.AspNetCore.Http;

namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>The conditions of listener rules, with the upper and lower case that each of them knows.</summary>
internal static class RequestCondition
{
    /// <summary>Whether a request fulfils all conditions.</summary>
    public static bool AllHold(IReadOnlyList<RoutedCondition> conditions, HttpRequest request)
    {
        foreach (var condition in conditions)
            if (!Holds(condition, request))
                return false;
        return true;
    }

    /// <summary>Refuses conditions that this load balancer cannot judge, before a request meets them.</summary>
    /// <exception cref="NotSupportedException">An unknown field.</exception>
    public static void Check(RoutedCondition condition)
    {
        if (condition.Field is not ("path-pattern" or "host-header" or "http-request-method") && condition is not { Field: "http-header", HeaderName: not null })
            throw Unknown(condition);
    }

    private static bool Holds(RoutedCondition condition, HttpRequest request) => condition.Field switch
    {
        "path-pattern" => Any(condition.Values, request.Path.Value ?? "/", ignoreCase: false),
        // Without the port: listeners of the sandbox have odd ones.
        "host-header" => Any(condition.Values, request.Host.Host, ignoreCase: true),
        "http-request-method" => condition.Values.Contains(request.Method, StringComparer.Ordinal),
        "http-header" => request.Headers[condition.HeaderName!].Any(value => Any(condition.Values, value ?? "", ignoreCase: true)),
        _ => throw Unknown(condition),
    };

    private static bool Any(IReadOnlyList<string> patterns, string text, bool ignoreCase)
    {
        foreach (var pattern in patterns)
            if (FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase))
                return true;
        return false;
    }

    private static NotSupportedException Unknown(RoutedCondition condition) =>
        new($"The sandbox's load balancer cannot judge the condition {condition.Field}; it knows path-pattern, host-header, http-header (with a name) and http-request-method.");
}
