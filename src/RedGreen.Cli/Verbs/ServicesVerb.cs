using System.CommandLine;
using RedGreen.Aws.Survey;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Json;
using RedGreen.Cli.Running;
using RedGreen.Cli.Speech;
using RedGreen.Fleet;
using RedGreen.Requests;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen services</c>: which services are enrolled, which can be deployed, and why others cannot.</summary>
internal static class ServicesVerb
{
    private const int Many = 50;

    public static Command Create(Terminal terminal)
    {
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN; by default all clusters." };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Every reason, not only the first." };
        var verb = new Verb("services", "Lists services: enrolled, deployable, or why not.", "redgreen services --cluster prod", "redgreen services --json | jq '.services[] | select(.deployable)'") { cluster, verbose };
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var locks = await LocksAsync(aws, cancellationToken);
            var services = await SurveyAsync(aws, parsed.GetValue(cluster), cancellationToken);
            var listed = services.Select(service => Of(service, locks)).ToList();
            if (verb.Json(parsed))
                await Documents.WriteAsync(terminal, new ServicesJson(listed), DocumentsJson.Default.ServicesJson);
            else
                await WriteAsync(terminal, listed, parsed.GetValue(verbose));
            return ExitCode.Done;
        });
    }

    private static async Task<List<SurveyedService>> SurveyAsync(AwsAccess aws, string? cluster, CancellationToken cancellationToken)
    {
        var survey = aws.Get<ServiceSurvey>();
        var surveyed = new List<SurveyedService>();
        foreach (var arn in cluster is null ? await survey.ClustersAsync(cancellationToken) : [await ClusterAsync(aws, cluster, cancellationToken)])
        {
            var services = await survey.ServicesAsync(arn, cancellationToken);
            if (services.Count > Many)
                await aws.Terminal.SayAsync($"looking at {services.Count} services of {EcsName.Short(arn)}, slowly enough not to be throttled");
            surveyed.AddRange(await survey.SurveyAsync(arn, services, cancellationToken));
        }

        return surveyed;
    }

    private static async Task<string> ClusterAsync(AwsAccess aws, string cluster, CancellationToken cancellationToken)
    {
        var found = await aws.Get<IFleet>().FindAsync(cluster, "any", cancellationToken);
        return found.Cluster ?? throw new UsageException(await new Finding.ServiceFinder(aws).MissingAsync(found, cluster, "", cancellationToken));
    }

    // Whether services can be deployed is worth knowing before anything of ours is there.
    private static async Task<IReadOnlyList<DeploymentLock>> LocksAsync(AwsAccess aws, CancellationToken cancellationToken)
    {
        try
        {
            return await new RunningDeployments(aws).AllLocksAsync(cancellationToken);
        }
        catch (Exception error) when (error is UsageException || AwsProblem.IsDenial(error))
        {
            await aws.Terminal.SayAsync($"Running deployments are not shown: {AwsProblem.Of(error) ?? error.Message}");
            return [];
        }
    }

    private static ServiceJson Of(SurveyedService service, IReadOnlyList<DeploymentLock> locks)
    {
        var held = locks.FirstOrDefault(one => one.Cluster == service.Cluster && one.Service == service.Service.Name);
        return new ServiceJson
        {
            Cluster = EcsName.Short(service.Cluster),
            Service = service.Service.Name,
            Image = service.Image,
            RunningTasks = service.Service.RunningCount,
            DesiredTasks = service.Service.DesiredCount,
            Enrolled = service.IsEnrolled,
            Deployable = service.Refusals is [],
            Reasons = service.Refusals,
            Deployment = held?.Id,
            Phase = held?.Phase,
        };
    }

    private static async Task WriteAsync(Terminal terminal, List<ServiceJson> services, bool verbose)
    {
        if (services is [])
        {
            await terminal.Output.WriteLineAsync("There are no services.");
            return;
        }

        foreach (var cluster in services.GroupBy(service => service.Cluster))
        {
            await terminal.Output.WriteLineAsync($"cluster {cluster.Key}");
            foreach (var line in Columns.Of(["service", "image", "tasks", "enrolled", "deployment", "deployable"], cluster.SelectMany(service => Rows(service, verbose))))
                await terminal.Output.WriteLineAsync(line);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ServiceJson service, bool verbose)
    {
        string[] reasons = service.Reasons switch
        {
            [] => ["yes"],
            [var first, _, ..] when !verbose => [$"no: {first} (and {service.Reasons.Count - 1} more: -v)"],
            var all => [.. all.Select((reason, index) => index == 0 ? $"no: {reason}" : $"    {reason}")],
        };
        yield return [service.Service, service.Image ?? "-", $"{service.RunningTasks}/{service.DesiredTasks}", service.Enrolled ? "yes" : "no", Deployment(service), reasons[0]];
        foreach (var reason in reasons.Skip(1))
            yield return ["", "", "", "", "", reason];
    }

    private static string Deployment(ServiceJson service) => service switch
    {
        { Deployment: null } => "-",
        { Phase: DeploymentLock.NeedsPerson } => $"{service.Deployment} NEEDS A PERSON",
        _ => service.Deployment,
    };
}
