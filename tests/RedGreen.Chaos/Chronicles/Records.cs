using RedGreen.Sandbox;
using RedGreen.Sandbox.Route53.Records;

namespace RedGreen.Chaos.Chronicles;

/// <summary>
/// Weighted records as rules of their own: what they divide requests among are the target groups behind the load balancers
/// that they lead to. What the listeners of these load balancers say divides nothing.
/// </summary>
internal static class Records
{
    private const string Prefix = "record:";

    /// <summary>Whether a rule is a name's records.</summary>
    public static bool Is(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Every name's records as written; empty where clients know load balancers themselves.</summary>
    public static List<RuleState> All(VirtualSandbox sandbox) =>
    [
        .. sandbox.Services.Domains.Zones.All.SelectMany(zone => zone.Records).Where(record => record is { IsWeighted: true, Alias: not null })
            .GroupBy(record => $"{Prefix}{record.Key.Name.Text}")
            .Select(name => new RuleState(
                name.Key,
                new([.. name.Select(record => new GroupWeight(Behind(sandbox, record.Alias!), record.Weight!.Value))]),
                string.Join(", ", name.Select(record => record.ToJson().ToJsonString())))),
    ];

    // The load balancer itself, where it forwards to nothing.
    private static string Behind(VirtualSandbox sandbox, AliasTarget alias)
    {
        var loadBalancing = sandbox.Services.LoadBalancing;
        var loadBalancer = loadBalancing.AliasTargets.Find(alias.Name)?.Arn ?? alias.Name.Text;
        return loadBalancing.Resources.Listeners.Values.Where(listener => listener.LoadBalancer.Arn == loadBalancer)
            .SelectMany(listener => RuleRecorder.SplitOf(listener.DefaultRule.Actions).Groups).Select(group => group.Group).FirstOrDefault(loadBalancer);
    }
}
