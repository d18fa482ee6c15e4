using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>When all is quiet nothing of Green is left, unless a person must look.</summary>
internal sealed class NothingOfGreenIsLeft : IGuarantee
{
    public const string Name = "Nothing of Green is left";

    public IEnumerable<Violation> Check(Facts facts)
    {
        var after = facts.Chronicle.After;
        foreach (var deployment in facts.Deployments)
        {
            // A person must look, or, as another guarantee tells, recovery has not come.
            var ending = facts.EndingOf(deployment);
            if (ending is "PromotedOnGreen" or "RollbackFailed" || after.Locks.Values.Any(item => item.Id == deployment.Id))
                continue;
            var left = Left(after, deployment, ending).ToList();
            if (left is not [])
                yield return new(Name, after.At, $"Deployment {deployment.Id} of {deployment.Service} ended {ending}, and of its Green there is still {string.Join(", ", left)}.");
        }
    }

    private static IEnumerable<string> Left(Scene after, Deployment deployment, string ending)
    {
        if (after.Services.TryGetValue(deployment.Green, out var green))
            yield return $"the service with {green.Running} tasks";
        else if (after.WithTasks.Contains(deployment.Green))
            yield return "a task";
        foreach (var group in after.Groups.Where(group => deployment.Groups.Contains(group.Group)))
            yield return $"the target group {Names.OfGroup(group.Group)}";
        foreach (var rule in after.Rules.Where(rule => deployment.Groups.Any(rule.Split.Names)))
            yield return $"its place in {Names.OfRule(rule.Rule)} ({rule.Split})";
        foreach (var resource in after.Scaling.Keys.Where(resource => Names.Last(resource) == deployment.Green))
            yield return $"the scalable target {resource}";
        foreach (var alarm in after.Alarms.Where(alarm => alarm.Contains(deployment.Green, StringComparison.Ordinal)))
            yield return $"the alarm {alarm}";
        // What was promoted is what Red runs.
        foreach (var definition in after.Definitions.Where(deployment.Definitions.Contains))
            if (ending is "RolledBack" or "Rejected" || (ending is "Promoted" && definition != deployment.Version))
                yield return $"the task definition {Names.Last(definition)}";
    }
}
