using System.CommandLine;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Following;
using RedGreen.Cli.Json;
using RedGreen.Cli.Running;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen status</c>: what runs, and where it stands.</summary>
internal static class StatusVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string?> service = new("service") { Description = "The service's name or ARN; by default all that run.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN; not needed where there is only one." };
        Option<bool> wait = new("--wait") { Description = "Follow the running deployment to its end; exits as deploy --wait does." };
        var verb = new Verb("status", "Shows the running deployments. Exits 3 where one needs a person.", "redgreen status", "redgreen status shop --cluster prod --wait") { service, cluster, wait };
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var named = parsed.GetValue(service);
            var found = await FindAsync(aws, named, parsed.GetValue(cluster), cancellationToken);
            if (parsed.GetValue(wait) && found.Where(one => one.Look.IsRunning).ToList() is not [] and var running)
                return running is [var only] || named is not null
                    ? await DeployVerb.FollowAsync(aws, running[0].Look.Execution, verb.Json(parsed), Ending.ExitCodeOf, cancellationToken)
                    : throw new UsageException($"{running.Count} deployments run. Say which to follow: {string.Join(", ", running.Select(one => one.Look.Service).Distinct())}.");

            if (verb.Json(parsed))
                await Documents.WriteAsync(terminal, new StatusJson([.. found.Select(one => DeploymentJson.Of(one.Look, one.Held))]), DocumentsJson.Default.StatusJson);
            else
                await WriteAsync(terminal, named, found);
            return found.Any(one => one.NeedsPerson) ? ExitCode.NeedsPerson : ExitCode.Done;
        });
    }

    private static async Task<IReadOnlyList<RunningDeployment>> FindAsync(AwsAccess aws, string? service, string? cluster, CancellationToken cancellationToken)
    {
        var deployments = new RunningDeployments(aws);
        if (service is null)
            return [.. (await deployments.AllAsync(cancellationToken)).Where(one => cluster is null || one.Look.Cluster == Requests.EcsName.Short(cluster))];
        var (clusterArn, facts) = await new ServiceFinder(aws).FindAsync(cluster, service, cancellationToken);
        return await deployments.OfServiceAsync(clusterArn, facts.Name, cancellationToken);
    }

    private static async Task WriteAsync(Terminal terminal, string? service, IReadOnlyList<RunningDeployment> found)
    {
        if (found is [])
            await terminal.Output.WriteLineAsync(service is null ? "No deployment runs." : $"No deployment of {service} runs. What ran before: redgreen history {service}");
        foreach (var (one, index) in found.Select((one, index) => (one, index)))
        {
            if (index > 0)
                await terminal.Output.WriteLineAsync();
            foreach (var line in StatusText.Of(one))
                await terminal.Output.WriteLineAsync(line);
        }
    }
}
