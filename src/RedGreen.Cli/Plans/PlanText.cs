using RedGreen.Cli.Following;
using RedGreen.Cli.Json;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Cli.Plans;

/// <summary>A plan as a person reads it.</summary>
internal static class PlanText
{
    public static IEnumerable<string> Of(PlanJson plan)
    {
        yield return $"{plan.Service} in {EcsName.Short(plan.Cluster)}: {plan.From ?? "?"} -> {plan.To ?? "whatever is deployed next"}";
        foreach (var line in plan.Deployable ? Going(plan) : [])
            yield return line;
        yield return "";
        yield return "Strategy:";
        foreach (var field in plan.Strategy.Where(field => field.Value is not null || field.From != StrategySource.Default))
            yield return $"  {field.Name,-16} {field.Value,-32} {(field.From == StrategySource.Tag ? $"tag {StrategyReader.TagPrefix}{field.Name}" : field.From)}";
        if (plan.Strategy.Where(field => field.Value is null && field.From == StrategySource.Default).Select(field => field.Name).ToList() is not [] and var unset)
            yield return $"  not set: {string.Join(", ", unset)}";
        foreach (var warning in plan.Warnings)
            yield return $"Warning: {warning}";
        if (!plan.Deployable)
            yield return "It would be refused:";
        foreach (var refusal in plan.Refusals)
            yield return $"  - {refusal}";
    }

    private static IEnumerable<string> Going(PlanJson plan)
    {
        yield return $"Green: service {plan.Green!.Service} with {plan.Tasks} tasks, target group{(plan.Green.TargetGroups.Count == 1 ? "" : "s")} {string.Join(", ", plan.Green.TargetGroups)} ({PlanReport.AnyId} stands for the deployment's id)";
        yield return "";
        yield return "Steps:";
        foreach (var (step, index) in plan.Steps.Select((step, index) => (step, index + 1)))
            yield return $"  {index}. Green at {step.GreenPercent}% for {Span(step.HoldSeconds)}{(index == plan.Steps.Count ? " (the bake)" : "")}{(step.AtLeastSeconds > step.HoldSeconds ? $", {Span(step.AtLeastSeconds)} at least until enough is measured" : "")}{(step.Approve ? ", then a person must let it go on" : "")}";
        yield return $"  then Red gets the new version, traffic comes home, Green leaves; in all {Span(plan.AtLeastSeconds ?? 0)} at least, beside the time that tasks take to start";
        yield return "";
        yield return "Rules:";
        foreach (var rule in plan.Rules!)
        {
            yield return $"  {rule.Arn}{(rule.Kind == Routing.RoutedRule.DefaultAction ? " (default action)" : "")}";
            yield return $"    now    {rule.Before}";
            foreach (var (actions, step) in rule.AtSteps.Zip(plan.Steps))
                yield return $"    {step.GreenPercent,3}%   {actions}";
        }
    }

    private static string Span(long seconds) => DeploymentWords.Span(TimeSpan.FromSeconds(seconds));
}
