using System.CommandLine;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Following;
using RedGreen.Cli.History;
using RedGreen.Cli.Json;
using RedGreen.Cli.Speech;
using RedGreen.Cli.Starting;
using RedGreen.Fleet;
using RedGreen.Planning;
using RedGreen.Requests;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen deploy</c>: starts a deployment, on AWS or on a sandbox.</summary>
internal static class DeployVerb
{
    public const string Name = "deploy";

    public static Command Create(Terminal terminal)
    {
        Option<string?> id = new("--id") { HelpName = "TEXT", Description = "Starting it again with the same id and request starts nothing twice: give a pipeline's own run id." };
        Option<bool> wait = new("--wait") { Description = "Stay to the end: exit 0 promoted, 1 rolled back, 2 refused (nothing was changed), 3 a person must look." };
        var verb = new Verb(Name, "Deploys a service.", "redgreen deploy shop --cluster prod --image shop:v2 --wait", "redgreen deploy shop --image shop:v2 --strategy '{\"steps\":\"10@5m 100@10m\"}' --id \"$BUILD_ID\"");
        var request = RequestOptions.AddTo(verb);
        verb.Options.Add(id);
        verb.Options.Add(wait);
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var service = request.Service(parsed);
            var (input, wanted) = request.Read(parsed, await new ServiceFinder(aws).ClusterAsync(request.Cluster(parsed), service, cancellationToken));
            await CheckAsync(aws, wanted, cancellationToken);
            var name = ExecutionName.Of(service, wanted.Image ?? wanted.TaskDefinition!, parsed.GetValue(id) ?? Guid.NewGuid().ToString("N"));
            var started = await new DeploymentStart(aws).StartAsync(name, input, cancellationToken);
            if (!started.IsNew)
                await terminal.SayAsync("It was started before, with the same --id: nothing was started again.");
            return parsed.GetValue(wait)
                ? await WaitAsync(aws, started, verb.Json(parsed), cancellationToken)
                : await ReportAsync(terminal, started, PlanNames.IdOf(started.Execution), verb.Json(parsed));
        });
    }

    /// <summary>Follows an execution to its end.</summary>
    public static Task<int> FollowAsync(AwsAccess aws, string execution, bool json, Func<string?, int> exitCode, CancellationToken cancellationToken) =>
        ProgressViews.UseAsync(aws.Terminal, json, async view =>
        {
            var look = await new DeploymentFollow(aws, view).ToTheEndAsync(execution, cancellationToken);
            var code = exitCode(look.Outcome);
            await view.EndedAsync(look, code);
            return code;
        });

    private static Task<int> WaitAsync(AwsAccess aws, Started started, bool json, CancellationToken cancellationToken) =>
        FollowAsync(aws, started.Execution, json, Ending.ExitCodeOf, cancellationToken);

    // The state machine looks too; here a wrong name costs nothing and is told at once, with the names that are near.
    private static async Task CheckAsync(AwsAccess aws, DeploymentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var found = await aws.Get<IFleet>().FindAsync(request.Cluster, request.Service, cancellationToken);
            if (found.Service is null)
                throw new UsageException(await new ServiceFinder(aws).MissingAsync(found, request.Cluster, request.Service, cancellationToken));
        }
        catch (Exception error) when (AwsProblem.IsDenial(error))
        {
            await aws.Terminal.SayAsync($"Not looked whether {request.Service} is there, which the deployment does itself: {AwsProblem.Of(error)}");
        }
    }

    /// <summary>Says what was started.</summary>
    public static async Task<int> ReportAsync(Terminal terminal, Started started, string id, bool json)
    {
        if (json)
        {
            await Documents.WriteAsync(terminal, new StartedJson(id, started.Execution, ConsoleLink.Of(started.Execution)), DocumentsJson.Default.StartedJson);
            return ExitCode.Done;
        }

        await terminal.Output.WriteLineAsync(started.Execution);
        await terminal.SayAsync($"deployment {id} has begun; follow it with: redgreen status --wait");
        return ExitCode.Done;
    }
}
