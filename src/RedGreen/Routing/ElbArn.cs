namespace RedGreen.Routing;

/// <summary>What an ARN of Elastic Load Balancing says of where its resource belongs.</summary>
public static class ElbArn
{
    private const string Listener = ":listener/";
    private const string ListenerRule = ":listener-rule/";

    /// <summary>Whether it is a listener's.</summary>
    public static bool IsListener(string arn) => Parts(arn, Listener) is [_, _, _, _];

    /// <summary>Whether it is a listener rule's.</summary>
    public static bool IsRule(string arn) => Parts(arn, ListenerRule) is [_, _, _, _, _];

    /// <summary>Whether its load balancer is a Network Load Balancer.</summary>
    public static bool IsOfNetwork(string arn) => arn.Contains("/net/", StringComparison.Ordinal);

    /// <summary>The listener of a rule, or the listener itself.</summary>
    public static string ListenerOf(string arn) =>
        Parts(arn, ListenerRule) is [var type, var name, var id, var listener, _] ? $"{Front(arn, ListenerRule)}{Listener}{type}/{name}/{id}/{listener}" : arn;

    private static string Front(string arn, string kind) => arn[..arn.IndexOf(kind, StringComparison.Ordinal)];

    private static string[] Parts(string arn, string kind) =>
        arn.IndexOf(kind, StringComparison.Ordinal) is >= 0 and var at ? arn[(at + kind.Length)..].Split('/') : [];
}
