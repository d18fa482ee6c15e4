using System.CommandLine;
using System.Text.RegularExpressions;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Following;
using RedGreen.Cli.History;
using RedGreen.Cli.Json;
using RedGreen.Cli.Speech;
using RedGreen.Requests;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen history</c>: what was deployed, and how it ended; or one whole story.</summary>
internal static partial class HistoryVerb
{
    private const int DefaultLimit = 10;
    private const int MostLimit = 500;
    private const int LongestWhy = 100;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> what = new("service-or-id") { Description = "A service's name or ARN, or a deployment's id or execution ARN; by default all services.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "Only deployments in this cluster." };
        Option<int> limit = new("--limit") { HelpName = "N", Description = $"At most so many, 1 to {MostLimit}; {DefaultLimit} by default.", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number is >= 1 and <= MostLimit))
                result.AddError($"--limit is a number from 1 to {MostLimit}, not {token.Value}.");
        });
        var verb = new Verb("history", "Shows past deployments, the newest first, or the story of one.", "redgreen history shop --limit 5", "redgreen history 1a2b3c4d") { what, cluster, limit };
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var named = parsed.GetValue(what);
            var past = new PastDeployments(aws);
            if (named is not null && IsStory(named))
                return await StoryAsync(terminal, await past.FindAsync(named, cancellationToken), named, verb.Json(parsed));
            var inCluster = parsed.GetValue(cluster) ?? EcsName.ClusterInServiceArn(named);
            var found = await past.NewestAsync(named is null ? null : EcsName.Short(named), inCluster is null ? null : EcsName.Short(inCluster), parsed.GetValue(limit), cancellationToken);
            if (found is [] && named is not null)
                // Never deployed, or never there: the second is worth saying.
                await new ServiceFinder(aws).FindAsync(parsed.GetValue(cluster), named, cancellationToken);
            if (verb.Json(parsed))
                await Documents.WriteAsync(terminal, new HistoryJson([.. found.Select(Past)]), DocumentsJson.Default.HistoryJson);
            else
                await WriteAsync(terminal, found, named);
            return ExitCode.Done;
        });
    }

    private static bool IsStory(string text) => Id().IsMatch(text) || text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains(":states:", StringComparison.Ordinal);

    private static async Task<int> StoryAsync(Terminal terminal, ExecutionLook? look, string named, bool json)
    {
        if (look is null)
            throw new UsageException($"There is no deployment {named} among those of the last 90 days. Look through them with: redgreen history");
        if (json)
        {
            await Documents.WriteAsync(terminal, DeploymentJson.Of(look, null), DocumentsJson.Default.DeploymentJson);
            return ExitCode.Done;
        }

        foreach (var line in StoryText.Of(look))
            await terminal.Output.WriteLineAsync(line);
        return ExitCode.Done;
    }

    private static PastJson Past(ExecutionLook look) => new()
    {
        Id = look.Id,
        Cluster = look.Cluster,
        Service = look.Service,
        Image = look.Image,
        Outcome = look.Outcome,
        Started = look.Started,
        Stopped = look.Stopped,
        Seconds = look.Stopped is { } stopped ? Math.Round((stopped - look.Started).TotalSeconds, 1) : null,
        Why = look.Why.Length > 0 ? look.Why : null,
        Execution = look.Execution,
    };

    private static async Task WriteAsync(Terminal terminal, IReadOnlyList<ExecutionLook> found, string? service)
    {
        if (found is [])
            await terminal.Output.WriteLineAsync($"No deployment{(service is null ? "" : $" of {service}")} in the last 90 days.");
        else
            foreach (var line in Columns.Of(
                ["id", "when", "service", "image", "outcome", "took", "why"],
                found.Select(look => (IReadOnlyList<string>)[look.Id, DeploymentWords.Moment(look.Started), look.Service ?? "?", look.Image ?? "?", look.Outcome ?? "running", look.Stopped is { } stopped ? DeploymentWords.Span(stopped - look.Started) : "-", Short(look.Why)])))
                await terminal.Output.WriteLineAsync(line);
    }

    private static string Short(string why) => why.Length <= LongestWhy ? why : $"{why[..LongestWhy]}...";

    [GeneratedRegex("^[0-9a-f]{8}$")]
    private static partial Regex Id();
}
