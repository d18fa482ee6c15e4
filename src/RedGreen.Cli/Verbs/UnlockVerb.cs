using System.CommandLine;
using RedGreen.Cli.Json;
using RedGreen.Cli.Running;
using RedGreen.Cli.Speech;
using RedGreen.Cli.Unlocking;
using RedGreen.Requests;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen unlock</c>: shows a service's lock, and takes it from a deployment that is over.</summary>
internal static class UnlockVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> service = new("service") { Description = "The service's name or ARN." };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN; not needed where the service is locked in only one." };
        Option<bool> yes = new("--yes") { Description = "Do not ask." };
        var verb = new Verb("unlock", "Shows a service's lock and clears it, if its deployment is over. Traffic, Green and scaling are left as they are.", "redgreen unlock shop --cluster prod") { service, cluster, yes };
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var locks = new DeploymentLocks(aws.DynamoDb, await (await aws.MachineAsync(cancellationToken)).LockTableAsync(cancellationToken));
            var name = EcsName.Short(parsed.GetValue(service)!);
            var json = verb.Json(parsed);
            if (await new LockReader(aws, locks).FindAsync(parsed.GetValue(cluster), parsed.GetValue(service)!, cancellationToken) is not { } seen)
                return await WriteAsync(terminal, json, new UnlockJson(name, null, false), [$"{name} is not locked."]);

            foreach (var line in LockText.Of(seen))
                await terminal.SayAsync(line);
            if (seen.Refusal is { } refusal)
                throw new UsageException($"The lock was not cleared: {refusal}");
            if (!await terminal.ConfirmAsync($"Clear it? {Consequence(seen)}", parsed.GetValue(yes), cancellationToken))
                throw new UsageException("Nothing was changed.");
            if (await locks.ClearAsync(seen.Held, cancellationToken) is { } other)
                throw new UsageException($"The lock was not cleared: {other.Owner} has taken it meanwhile, in phase {other.Phase}. Look again: redgreen unlock {name}");
            return await WriteAsync(terminal, json, new UnlockJson(name, LockJson.Of(seen), true), LockText.Cleared(seen));
        });
    }

    private static string Consequence(SeenLock seen) => seen.Held switch
    {
        { IsLeftOnGreen: true } => $"After that redgreen resume {seen.Held.Service} cannot bring it home any more.",
        { Phase: "taken" } => "Nothing was made, so nothing is lost.",
        _ => "After that nothing knows any more what the listener rules were before; they, Green and scaling must be as they should be.",
    };

    private static async Task<int> WriteAsync(Terminal terminal, bool json, UnlockJson document, IEnumerable<string> lines)
    {
        if (json)
            await Documents.WriteAsync(terminal, document, DocumentsJson.Default.UnlockJson);
        else
            foreach (var line in lines)
                await terminal.Output.WriteLineAsync(line);
        return ExitCode.Done;
    }
}
