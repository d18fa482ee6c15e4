using System.CommandLine;
using Amazon.ECS.Model;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Enrolling;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Json;
using RedGreen.Cli.Plans;
using RedGreen.Cli.Speech;
using RedGreen.Fleet;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen enroll</c>: sets a service's tags after it has shown what a deployment would do.</summary>
internal static class EnrollVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> service = new("service") { Description = "The service's name or ARN." };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN; not needed where there is only one." };
        Option<bool> remove = new("--remove") { Description = "Take all redgreen: tags away." };
        Option<bool> yes = new("--yes") { Description = "Do not ask." };
        var settings = EnrolmentTags.Names.ToDictionary(name => name, name => new Option<string?>($"--{name}") { HelpName = "VALUE", Description = $"The tag {StrategyReader.TagPrefix}{name}{(StrategyTexts.Of(name, new Strategy()) is { } value ? $"; without it {value}" : "")}." });
        var verb = new Verb("enroll", "Lets pushes of its image deploy a service, and says how it is deployed: shows the plan, then sets its tags.", "redgreen enroll shop --cluster prod --steps \"5@2m 50@5m 100@10m\" --max-error-rate 0.01", "redgreen enroll shop --remove") { service, cluster, remove, yes };
        foreach (var option in settings.Values)
            verb.Options.Add(option);
        return verb.Runs(terminal, async (aws, parsed, cancellationToken) =>
        {
            var given = settings.Where(setting => parsed.GetValue(setting.Value) is not null).ToDictionary(setting => setting.Key, setting => parsed.GetValue(setting.Value)!);
            if (parsed.GetValue(remove) && given.Count > 0)
                throw new UsageException($"--remove takes all redgreen: tags away; it goes with no other setting such as --{given.Keys.First()}.");
            var (clusterArn, facts) = await new ServiceFinder(aws).FindAsync(parsed.GetValue(cluster), parsed.GetValue(service)!, cancellationToken);
            var enrolment = new Enrolment(aws, clusterArn, facts, verb.Json(parsed), parsed.GetValue(yes));
            return parsed.GetValue(remove) ? await enrolment.RemoveAsync(cancellationToken) : await enrolment.SetAsync(given, cancellationToken);
        });
    }

    private sealed class Enrolment(AwsAccess aws, string cluster, ServiceFacts service, bool json, bool yes)
    {
        public async Task<int> SetAsync(IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
        {
            var changes = EnrolmentTags.Changes(service.Tags, given);
            var plan = await PlanAsync(given, cancellationToken);
            if (!json)
                foreach (var line in PlanText.Of(plan))
                    await aws.Terminal.Output.WriteLineAsync(line);
            if (!plan.Deployable)
                throw new UsageException($"{service.Name} was not enrolled, since it cannot be deployed so: {string.Join(". ", plan.Refusals)}. Nothing was changed.");
            return await ApplyAsync(changes, plan, $"Set these tags on {service.Name}?", () => aws.Ecs.TagResourceAsync(
                new TagResourceRequest { ResourceArn = service.Arn, Tags = [.. changes.Select(change => new Tag { Key = change.Key, Value = change.To })] }, cancellationToken), cancellationToken);
        }

        public Task<int> RemoveAsync(CancellationToken cancellationToken)
        {
            var changes = EnrolmentTags.Removal(service.Name, service.Tags);
            return ApplyAsync(changes, null, $"Take these tags from {service.Name}?", () => aws.Ecs.UntagResourceAsync(
                new UntagResourceRequest { ResourceArn = service.Arn, TagKeys = [.. changes.Select(change => change.Key)] }, cancellationToken), cancellationToken);
        }

        private async Task<int> ApplyAsync(IReadOnlyList<TagChange> changes, PlanJson? plan, string question, Func<System.Threading.Tasks.Task> write, CancellationToken cancellationToken)
        {
            if (changes is not [])
            {
                await aws.Terminal.SayAsync("Tags:");
                foreach (var change in changes)
                    await aws.Terminal.SayAsync($"  {change}");
                if (!await aws.Terminal.ConfirmAsync(question, yes, cancellationToken))
                    throw new UsageException("Nothing was changed.");
                await write();
            }

            if (json)
                await Documents.WriteAsync(aws.Terminal, new EnrolmentJson(EcsName.Short(cluster), service.Name, plan is not null, changes, plan), DocumentsJson.Default.EnrolmentJson);
            else
                await aws.Terminal.Output.WriteLineAsync($"{service.Name} is {(plan is null ? "no longer " : "")}enrolled{(changes is [] ? "; nothing had to be changed" : "")}.");
            return ExitCode.Done;
        }

        private async Task<PlanJson> PlanAsync(IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
        {
            // Whichever image comes next: that it is clear which container gets it is part of the plan.
            var request = new DeploymentRequest { Cluster = cluster, Service = service.Name, Image = "next", Strategy = EnrolmentTags.AsStrategy(given) };
            var plan = await new PlanMaker(aws).MakeAsync(request, new FoundService(cluster, service), cancellationToken);
            return plan with
            {
                To = null,
                Strategy = [.. plan.Strategy.Select(field => field.From == StrategySource.Request ? field with { From = StrategySource.Tag } : field)],
            };
        }
    }
}
