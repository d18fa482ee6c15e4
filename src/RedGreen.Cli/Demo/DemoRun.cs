using System.Diagnostics;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>Plays the demo on a running sandbox: load, two deployments, a report.</summary>
internal sealed class DemoRun(RunningSandbox sandbox, IDemoView view, TimeProvider time)
{
    /// <summary>Plays it.</summary>
    public async Task<DemoReport> PlayAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        view.Began(sandbox.Endpoints);
        var load = new LoadGenerator(
            new LoadProfile(sandbox.Endpoints.Listener, DemoScript.Longest) { KeepAliveRate = DemoScript.KeepAliveRate, NewConnectionRate = DemoScript.NewConnectionRate },
            TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loading = load.RunAsync(stop.Token);

        using var aws = new DemoClients(sandbox.Endpoints.Aws);
        var deployment = new ObservedDeployment(sandbox, DemoScript.Speed, aws, load, time);
        var reports = new List<DeploymentReport>();
        foreach (var image in DemoScript.Images)
        {
            reports.Add(await deployment.RunAsync(image, view.Progress, cancellationToken));
            view.Ended(reports[^1]);
        }

        await stop.CancelAsync();
        await loading;
        var report = new DemoReport(reports, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1), [.. Verdict.Of(reports, load.Snapshot())]);
        view.Summary(report);
        return report;
    }
}
