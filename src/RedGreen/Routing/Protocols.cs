namespace RedGreen.Routing;

/// <summary>Which target groups a listener can forward to.</summary>
public static class Protocols
{
    private static readonly string[] Application = ["HTTP", "HTTPS"];

    // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html (routing configuration)
    private static readonly Dictionary<string, string[]> Network = new()
    {
        ["TCP"] = ["TCP", "TCP_UDP"],
        ["TLS"] = ["TCP", "TLS"],
        ["UDP"] = ["UDP", "TCP_UDP"],
        ["TCP_UDP"] = ["TCP_UDP"],
    };

    /// <summary>Whether a target group is one of an Application Load Balancer.</summary>
    public static bool IsApplication(string group) => Application.Contains(group);

    /// <summary>Whether a target group is one of a Network Load Balancer, with a protocol that can be shifted.</summary>
    public static bool IsNetwork(string group) => Network.ContainsKey(group);

    /// <summary>Whether a listener of one protocol can forward to a group of the other.</summary>
    public static bool Fit(string? listener, string group) =>
        listener is not null && (Network.TryGetValue(listener, out var groups) ? groups.Contains(group) : Application.Contains(listener) && Application.Contains(group));
}
