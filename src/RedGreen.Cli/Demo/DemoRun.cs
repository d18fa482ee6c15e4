using System.Diagnostics;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>Plays the demo on a running sandbox: load, two deployments, a report.</summary>
internal sealed class DemoRun(RunningSandbox sandbox, IDemoView view, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    // Looking at AWS costs more than looking at the load.
    private const int GlancesPerLook = 4;

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
        var reports = new List<DeploymentReport>();
        foreach (var image in DemoScript.Images)
        {
            reports.Add(await DeployAsync(aws, load, image, cancellationToken));
            view.Ended(reports[^1]);
        }

        await stop.CancelAsync();
        await loading;
        var report = new DemoReport(reports, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1), [.. Verdict.Of(reports, load.Snapshot())]);
        view.Summary(report);
        return report;
    }

    private async Task<DeploymentReport> DeployAsync(DemoClients aws, LoadGenerator load, string image, CancellationToken cancellationToken)
    {
        var surroundings = new Surroundings(aws, sandbox.Endpoints);
        var rules = await surroundings.RulesAsync(cancellationToken);
        var from = await surroundings.ImageAsync(cancellationToken);
        var traffic = new TrafficLog(load);
        var before = traffic.Sample();
        var input = $$"""{"cluster":"{{sandbox.Endpoints.Cluster}}","service":"{{sandbox.Endpoints.Service}}","image":"{{image}}"}""";
        var started = await aws.StepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = sandbox.Endpoints.StateMachines["DeploymentStateMachine"], Input = input }, cancellationToken);
        var watch = new DeploymentWatch(aws.StepFunctions, started.ExecutionArn);
        await FollowAsync(watch, traffic, before, (from, image), cancellationToken);

        var after = traffic.Sample();
        var builder = new ReportBuilder(watch.Visits, traffic, at => after.Elapsed - ((sandbox.Time.GetUtcNow() - at) / DemoScript.Speed), image);
        var green = builder.Green(before, after);
        return new DeploymentReport
        {
            Service = sandbox.Endpoints.Service,
            From = from,
            To = image,
            Outcome = watch.Visits[^1].State,
            Path = [.. watch.Visits.Select(visit => visit.State)],
            Steps = builder.Steps(),
            Seconds = Math.Round((after.Elapsed - before.Elapsed).TotalSeconds, 1),
            Requests = after.Outcomes.Total - before.Outcomes.Total,
            FailedRequests = after.Outcomes.Failed - before.Outcomes.Failed,
            GreenRequests = green.Requests,
            GreenErrors = green.Errors,
            Reasons = Reasons(watch),
            RollbackSeconds = builder.RollbackSeconds(after),
            GreenLeft = await surroundings.GreenLeftAsync(cancellationToken),
            RulesRestored = await surroundings.RulesAsync(cancellationToken) == rules,
            Runs = await surroundings.ImageAsync(cancellationToken),
        };
    }

    private async Task FollowAsync(DeploymentWatch watch, TrafficLog traffic, LoadSnapshot before, (string From, string To) images, CancellationToken cancellationToken)
    {
        for (var glance = 0; ; glance++)
        {
            var now = traffic.Sample();
            if (glance % GlancesPerLook == 0)
            {
                var status = await watch.LookAsync(cancellationToken);
                if (watch.Visits is [.., var last])
                    view.Progress(new DemoProgress(images.From, images.To, last.State, watch.Document, before, now, now.Elapsed - before.Elapsed));
                if (status != ExecutionStatus.RUNNING)
                    return;
            }

            await Task.Delay(Glance, time, cancellationToken);
        }
    }

    private static IReadOnlyList<string> Reasons(DeploymentWatch watch)
    {
        if (watch.Cause is { Length: > 0 } cause)
            return [cause];
        return watch.Document.ValueKind is JsonValueKind.Object && watch.Document.TryGetProperty("reasons", out var reasons)
            ? [.. reasons.EnumerateArray().Select(reason => reason.GetString()!)]
            : [];
    }
}
