using System.CommandLine;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Json;
using RedGreen.Cli.Plans;
using RedGreen.Cli.Speech;
using RedGreen.Cli.Starting;
using RedGreen.Fleet;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen plan</c>: what a deployment would do. Changes nothing.</summary>
internal static class PlanVerb
{
    public static Command Create(Terminal terminal)
    {
        var verb = new Verb("plan", "Shows what a deployment would do, and changes nothing. Exits 2 where it would be refused.", "redgreen plan shop --cluster prod --image shop:v2");
        var request = RequestOptions.AddTo(verb);
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var (cluster, service) = await new ServiceFinder(aws).FindAsync(request.Cluster(parsed), request.Service(parsed), cancellationToken);
            var (_, wanted) = request.Read(parsed, cluster);
            var plan = await new PlanMaker(aws).MakeAsync(wanted, new FoundService(cluster, service), cancellationToken);
            if (verb.Json(parsed))
                await Documents.WriteAsync(terminal, plan, DocumentsJson.Default.PlanJson);
            else
                foreach (var line in PlanText.Of(plan))
                    await terminal.Output.WriteLineAsync(line);
            return plan.Deployable ? ExitCode.Done : ExitCode.Usage;
        });
    }
}
