using System.CommandLine;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Controlling;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Following;
using RedGreen.Cli.Json;
using RedGreen.Cli.Running;
using RedGreen.Cli.Speech;
using RedGreen.Cli.Starting;
using RedGreen.Decisions;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen pause|resume|promote|abort</c>: steer a running deployment by its service's control tag.</summary>
internal static class ControlVerbs
{
    public static IEnumerable<Command> Create(Terminal terminal) =>
    [
        Create(terminal, ControlVerb.Pause, "Holds the running deployment at its step."),
        Create(terminal, ControlVerb.Resume, "Lets a paused deployment go on; also the answer to an approval. Where one was left on Green, it brings the service home."),
        Create(terminal, ControlVerb.Promote, "Gives Green 100% now or, there, ends the bake. Health checks still win."),
        Create(terminal, ControlVerb.Abort, "Brings the old version back. With --wait it exits 0 when that is done, 1 if the new one was promoted before."),
    ];

    private static Verb Create(Terminal terminal, ControlVerb verb, string description)
    {
        var word = ControlEffect.Word(verb);
        Argument<string> service = new("service") { Description = "The service's name or ARN." };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN; not needed where there is only one." };
        Option<bool> wait = new("--wait") { Description = Ends(verb) ? "Stay to the deployment's end." : $"Stay until the deployment has seen it{(verb == ControlVerb.Resume ? "; of one that is brought home, to its end" : "")}." };
        Option<bool> yes = new("--yes") { Description = "Do not ask." };
        var command = new Verb(word, description, $"redgreen {word} shop --cluster prod --wait") { service, cluster, wait };
        if (Ends(verb))
            command.Options.Add(yes);
        return command.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var (clusterArn, facts) = await new ServiceFinder(aws).FindAsync(parsed.GetValue(cluster), parsed.GetValue(service)!, cancellationToken);
            if (verb == ControlVerb.Resume && await new RunningDeployments(aws).LockAsync(clusterArn, facts.Name, cancellationToken) is { IsLeftOnGreen: true } left)
                return await BringHomeAsync(aws, left, parsed.GetValue(wait), command.Json(parsed), cancellationToken);
            var look = await RunningAsync(aws, clusterArn, facts.Name, cancellationToken);
            var effect = ControlEffect.Of(verb, look);
            // A pipeline cannot be asked, and has said what it wants; a person may have meant another service.
            if (Ends(verb) && terminal.Answers is not null && !await terminal.ConfirmAsync($"{effect}. Go on?", parsed.GetValue(yes), cancellationToken))
                throw new UsageException("Nothing was changed.");

            var value = Control.ValueFor(verb, look, Guid.NewGuid().ToString("N")[..8]);
            await new Control(aws).WriteAsync(facts.Arn, value, cancellationToken);
            await terminal.SayAsync($"{effect}. It is seen at the deployment's next look.");
            var json = command.Json(parsed);
            return parsed.GetValue(wait)
                ? await WaitAsync(aws, verb, look, value, effect, json, cancellationToken)
                : await ReportAsync(terminal, new ControlJson(word, value, effect, null, DeploymentJson.Of(look, null)), json);
        });
    }

    private static async Task<int> BringHomeAsync(AwsAccess aws, DeploymentLock left, bool wait, bool json, CancellationToken cancellationToken)
    {
        var started = await WayHome.StartAsync(aws, left, cancellationToken);
        await aws.Terminal.SayAsync($"{left.Service} is being brought home to the version that {left.Id} has left on Green.");
        return wait
            ? await DeployVerb.FollowAsync(aws, started.Execution, json, Ending.ExitCodeOf, cancellationToken)
            : await DeployVerb.ReportAsync(aws.Terminal, started, left.Id, json);
    }

    private static bool Ends(ControlVerb verb) => verb is ControlVerb.Promote or ControlVerb.Abort;

    private static async Task<ExecutionLook> RunningAsync(AwsAccess aws, string cluster, string service, CancellationToken cancellationToken)
    {
        var owner = await new RunningDeployments(aws).OwnerAsync(cluster, service, cancellationToken);
        return owner switch
        {
            { Look.IsRunning: true } => owner.Look,
            null => throw new UsageException($"No deployment of {service} is running. Nothing was changed."),
            _ => throw new UsageException($"The deployment {owner.Look.Id} of {service} has ended {owner.Look.Outcome} and needs a person: {Ending.NextStep(owner.Look.Outcome, service) ?? RunningDeployment.KeptLock(owner.Look)} Nothing was changed."),
        };
    }

    private static Task<int> WaitAsync(AwsAccess aws, ControlVerb verb, ExecutionLook before, string value, string effect, bool json, CancellationToken cancellationToken) =>
        // Only what runs to the end is a stream of events; the others are one document.
        ProgressViews.UseAsync(aws.Terminal, json && Ends(verb), async view =>
        {
            var seen = await new Control(aws).SeenAsync(before, value, verb, json && !Ends(verb) ? new Silence() : view, cancellationToken);
            if (!Ends(verb))
                return await ReportAsync(aws.Terminal, new ControlJson(ControlEffect.Word(verb), value, effect, true, DeploymentJson.Of(seen, null)), json);
            var end = await new DeploymentFollow(aws, view).UntilAsync(before.Execution, look => !look.IsRunning, cancellationToken);
            var code = verb == ControlVerb.Abort ? AbortExitCode(end.Outcome) : Ending.ExitCodeOf(end.Outcome);
            await view.EndedAsync(end, code);
            return code;
        });

    private static int AbortExitCode(string? outcome) => outcome switch
    {
        Ending.RolledBack => ExitCode.Done,
        Ending.Promoted => ExitCode.Failed,
        _ => Ending.ExitCodeOf(outcome),
    };

    private static async Task<int> ReportAsync(Terminal terminal, ControlJson control, bool json)
    {
        if (json)
            await Documents.WriteAsync(terminal, control, DocumentsJson.Default.ControlJson);
        else
            await terminal.Output.WriteLineAsync(control.Seen is true ? $"{control.Command}: seen; {control.Deployment.Doing}, Green at {control.Deployment.GreenPercent}%" : control.Tag);
        return ExitCode.Done;
    }
}
