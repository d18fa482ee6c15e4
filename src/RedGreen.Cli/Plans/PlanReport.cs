using RedGreen.Cli.Json;
using RedGreen.Deployments;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Strategies;

namespace RedGreen.Cli.Plans;

/// <summary>What a deployment would do, or why it would be refused.</summary>
internal static class PlanReport
{
    /// <summary>Stands for the deployment's id, which comes with its execution.</summary>
    public const string AnyId = "xxxxxxxx";

    /// <summary>The report of a plan that could be read.</summary>
    public static PlanJson Of(PlanFacts facts, IReadOnlyList<string> refusals, DateTimeOffset now)
    {
        var strategy = facts.Strategy;
        var plan = refusals is [] ? Plan.Make(AnyId, facts, now) : null;
        return Base(facts.Request, refusals, facts.Service.Tags, strategy) with
        {
            From = plan?.Red.Image ?? facts.Service.TaskDefinition,
            Tasks = facts.Service.DesiredCount,
            Green = plan is null ? null : new GreenJson(plan.Green.Service, [.. plan.Green.TargetGroups.Select(pair => Anonymous(pair.Name))]),
            Steps = [.. strategy.Steps.Select(step => new StepJson(step.Percent, step.HoldSeconds, step.Approve, PlannedTime.AtLeast(step, facts.HasMinutes)))],
            AtLeastSeconds = PlannedTime.AtLeast(strategy, facts.HasMinutes),
            Rules = plan is null ? null : [.. plan.Traffic.Rules.Select(rule => RuleOf(rule, plan))],
            Warnings = [.. Warnings.Of(facts)],
        };
    }

    /// <summary>The report of a strategy that has problems, so that nothing else was read.</summary>
    public static PlanJson Of(ResolvedRequest request, IReadOnlyDictionary<string, string> tags, InvalidRequest problems) =>
        Base(request, [.. problems.Problems.Select(problem => problem.ToString())], tags, new Strategy());

    private static PlanJson Base(ResolvedRequest request, IReadOnlyList<string> refusals, IReadOnlyDictionary<string, string> tags, Strategy strategy) => new()
    {
        Cluster = EcsName.Short(request.Cluster),
        Service = request.Service,
        Deployable = refusals is [],
        Refusals = refusals,
        To = request.Image ?? request.TaskDefinition,
        Steps = [],
        Strategy = [.. StrategyReader.Sources(tags, request.Strategy).Select(source => new StrategyJson(source.Name, source.Text ?? StrategyTexts.Of(source.Name, strategy), source.From))],
        Warnings = [],
    };

    private static RuleJson RuleOf(RoutedRule rule, Deployment plan)
    {
        // As they will be once Green's groups are there: their ARNs are not known before.
        List<TargetGroupPair> pairs = [.. plan.Green.TargetGroups.Select(pair => pair with { Green = $"targetgroup/{Anonymous(pair.Name)}" })];
        return new RuleJson(rule.Arn, rule.Kind, LiveTraffic.Describe(rule.Original), [.. plan.Strategy.Steps.Select(step => LiveTraffic.Describe(rule.At(pairs, step.Percent)))]);
    }

    // Of several groups, the later ones get digits that come from the id.
    private static string Anonymous(string name) => $"{name[..^AnyId.Length]}{AnyId}";
}
