using System.Globalization;

namespace RedGreen.Routing;

/// <summary>Where a listener, or one of its rules, can be asked.</summary>
public static class ListenerUrl
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>The URL: with http or https for an Application Load Balancer, else with the listener's own protocol (<c>tcp</c>, <c>tls</c>, <c>udp</c>, <c>tcp_udp</c>).</summary>
    /// <param name="protocol">The listener's protocol.</param>
    /// <param name="host">The load balancer's DNS name, or a host that the rule asks for.</param>
    /// <param name="port">The listener's port.</param>
    /// <param name="path">A path that the rule asks for, up to its first wildcard.</param>
    public static string Of(string protocol, string host, int port, string path = "/") =>
        $"{protocol.ToLowerInvariant()}://{host}:{port.ToString(CultureInfo.InvariantCulture)}{UpToWildcard(path)}";

    /// <summary>The first host that is no pattern: one that can be asked; null for none.</summary>
    public static string? Askable(IEnumerable<string> hosts) => hosts.FirstOrDefault(host => host.IndexOfAny(Wildcards) < 0);

    private static string UpToWildcard(string path)
    {
        var end = path.IndexOfAny(Wildcards);
        var plain = end < 0 ? path : path[..end];
        return plain.StartsWith('/') ? plain : $"/{plain}";
    }
}
