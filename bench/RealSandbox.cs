using RedGreen.Cli;
using RedGreen.Cli.Demo;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.Bench;

/// <summary>A deployment on a sandbox with function processes and real HTTP, under a given load.</summary>
internal static class RealSandbox
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static async Task<(DeploymentReport Report, LoadSnapshot Load)> DeployAsync(
        string image, double speed, double requestsPerSecond, Dictionary<string, string> tags, CancellationToken cancellationToken)
    {
        await using var sandbox = await RunningSandbox.StartAsync(
            new SandboxOptions { Port = 0, ListenerPort = 0, Speed = speed, Template = ShippedFiles.Template(null), FunctionsDirectory = ShippedFiles.Functions, ServiceTags = tags },
            cancellationToken);
        using var aws = new DemoClients(sandbox.Endpoints.Aws);
        using var load = new LoadGenerator(
            new LoadProfile(sandbox.Endpoints.Listener, Longest) { KeepAliveRate = requestsPerSecond / 2, NewConnectionRate = requestsPerSecond / 2 }, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loading = load.RunAsync(stop.Token);
        var report = await new ObservedDeployment(sandbox, speed, aws, load, TimeProvider.System).RunAsync(image, _ => { }, cancellationToken);
        await stop.CancelAsync();
        return (report, await loading);
    }
}
