using System.Globalization;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.Cli;

/// <summary>The clients of a sandbox that is to have some: without traffic a deployment is inconclusive, as it would be on AWS.</summary>
internal static class SandboxTraffic
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // Behind a network load balancer, and after a change of DNS, only new connections go elsewhere.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromSeconds(5);

    /// <summary>Sends requests until it is stopped; then says how they fared.</summary>
    /// <param name="sandbox">Where to.</param>
    /// <param name="perSecond">Requests a second, half of them over connections that are kept; 0 sends none.</param>
    /// <param name="error">Where it is said.</param>
    /// <param name="stopped">Ends it.</param>
    public static async Task SendAsync(RunningSandbox sandbox, double perSecond, TextWriter error, CancellationToken stopped)
    {
        if (perSecond <= 0)
            return;
        var profile = new LoadProfile(sandbox.Endpoints.Name ?? sandbox.Endpoints.Listener, Longest)
        {
            Names = sandbox.Endpoints.Name is null ? null : sandbox.Names,
            KeepAliveRate = perSecond / 2,
            NewConnectionRate = perSecond / 2,
            ConnectionLifetime = ConnectionLifetime,
        };
        using var load = new LoadGenerator(profile, TimeProvider.System);
        await load.RunAsync(stopped);
        var seen = load.Snapshot().Images;
        await error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"clients: {seen.Values.Sum(answers => answers.Outcomes.Total):N0} requests, {seen.Values.Sum(answers => answers.Outcomes.Failed):N0} failed"));
    }
}
