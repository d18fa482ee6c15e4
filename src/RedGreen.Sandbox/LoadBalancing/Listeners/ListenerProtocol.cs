using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Listeners;

/// <summary>The protocols of listeners: whose they are, and to which target groups they forward.</summary>
internal static class ListenerProtocol
{
    private static readonly Dictionary<string, string[]> TargetProtocols = new()
    {
        ["HTTP"] = ["HTTP", "HTTPS"],
        ["HTTPS"] = ["HTTP", "HTTPS"],
        ["TCP"] = ["TCP", "TCP_UDP"],
        ["TLS"] = ["TCP", "TLS"],
        ["UDP"] = ["UDP", "TCP_UDP"],
        ["TCP_UDP"] = ["TCP_UDP"],
        ["QUIC"] = ["QUIC", "TCP_QUIC"],
        ["TCP_QUIC"] = ["TCP_QUIC"],
    };

    /// <summary>Whether such a listener can forward to a target group of this protocol.</summary>
    public static bool CanForward(string listener, string targetGroup) => TargetProtocols[listener].Contains(targetGroup);

    /// <summary>Whether a client's connection is encrypted up to the load balancer, which then needs a certificate.</summary>
    public static bool IsEncrypted(string protocol) => protocol is "HTTPS" or "TLS";

    /// <exception cref="AwsError">Load balancers of this kind have no such listeners.</exception>
    public static string Check(string protocol, LoadBalancerKind kind) => kind.Protocols.Contains(protocol)
        ? protocol
        : throw new AwsError("UnsupportedProtocol", $"Listener protocol '{protocol}' must be one of '{string.Join(", ", kind.Protocols)}'");

    /// <summary>Refuses what AWS knows and no data plane here carries.</summary>
    /// <exception cref="AwsError">It is such a protocol.</exception>
    public static void CheckPlayed(string protocol)
    {
        if (protocol is not ("HTTP" or "HTTPS" or "TCP"))
            throw Errors.NotPlayed($"{protocol} listeners: its network load balancers carry TCP");
    }
}
