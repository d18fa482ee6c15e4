using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>Deploys under load, and tells what clients and AWS saw of it.</summary>
/// <param name="sandbox">Where.</param>
/// <param name="speed">How many sandbox seconds pass in a real one there.</param>
/// <param name="aws">Its services.</param>
/// <param name="load">What clients do meanwhile; it runs already, and goes on.</param>
/// <param name="time">Wall time.</param>
internal sealed class ObservedDeployment(RunningSandbox sandbox, double speed, DemoClients aws, LoadGenerator load, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    // Looking at AWS costs more than looking at the load.
    private const int GlancesPerLook = 4;

    /// <summary>Deploys an image and waits for the ending, whatever it is.</summary>
    /// <param name="image">What the service shall run.</param>
    /// <param name="progress">Told where the deployment stands, a few times a second.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public async Task<DeploymentReport> RunAsync(string image, Action<DemoProgress> progress, CancellationToken cancellationToken)
    {
        var surroundings = new Surroundings(aws, sandbox.Endpoints);
        var rules = await surroundings.RulesAsync(cancellationToken);
        var from = await surroundings.ImageAsync(cancellationToken);
        var traffic = new TrafficLog(load);
        var before = traffic.Sample();
        var input = $$"""{"cluster":"{{sandbox.Endpoints.Cluster}}","service":"{{sandbox.Endpoints.Service}}","image":"{{image}}"}""";
        var started = await aws.StepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = sandbox.Endpoints.StateMachines["DeploymentStateMachine"], Input = input }, cancellationToken);
        var watch = new DeploymentWatch(aws.StepFunctions, started.ExecutionArn);
        await FollowAsync(watch, traffic, (now, last) => progress(new DemoProgress(from, image, last.State, watch.Document, before, now, now.Elapsed - before.Elapsed)), cancellationToken);

        var (after, ended) = (traffic.Sample(), sandbox.Time.GetUtcNow());
        var builder = new ReportBuilder(watch.Visits, traffic, at => after.Elapsed - ((ended - at) / speed), image);
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

    private async Task FollowAsync(DeploymentWatch watch, TrafficLog traffic, Action<LoadSnapshot, Visit> progress, CancellationToken cancellationToken)
    {
        for (var glance = 0; ; glance++)
        {
            var now = traffic.Sample();
            if (glance % GlancesPerLook == 0)
            {
                var status = await watch.LookAsync(cancellationToken);
                if (watch.Visits is [.., var last])
                    progress(now, last);
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
