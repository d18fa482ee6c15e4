using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Health;

namespace RedGreen.Planning;

/// <summary>Makes a deployment out of what was read, or refuses it.</summary>
public static class Plan
{
    /// <summary>The deployment before anything was made.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="facts">What was read.</param>
    /// <param name="now">When.</param>
    /// <exception cref="PlanRefused">It cannot work; every reason is in it.</exception>
    public static Deployment Make(string id, PlanFacts facts, DateTimeOffset now)
    {
        if (Refusals.Of(facts) is { Count: > 0 } reasons)
            throw new PlanRefused(reasons);
        return Draft(id, facts, now);
    }

    /// <summary>The deployment of facts that nothing speaks against.</summary>
    internal static Deployment Draft(string id, PlanFacts facts, DateTimeOffset now)
    {
        var container = PlanNames.ContainerOf(facts);
        var deployment = new Deployment
        {
            Id = id,
            Request = facts.Request with { Container = facts.Request.Image is null ? null : container },
            Strategy = facts.Strategy with { Alarms = [.. facts.Alarms.Alarms.Select(alarm => alarm.Name).Distinct()] },
            Red = new Red
            {
                TaskDefinition = facts.Service.TaskDefinition,
                Image = facts.Request.Image is null || container is null ? null : facts.TaskDefinition!.Containers[container],
                DesiredCount = facts.Service.DesiredCount,
                Scaling = facts.Scaling is { } scaling ? new RedScaling(scaling.ResourceId, scaling.Suspended) : null,
            },
            Green = new Green
            {
                Service = PlanNames.GreenService(facts.Service.Name, id),
                Image = facts.Request.Image,
                TaskDefinition = facts.WantedTaskDefinition?.Arn,
                DesiredCount = facts.Service.DesiredCount,
                TargetGroups =
                [
                    .. facts.Service.LoadBalancers.Select(entry => entry.TargetGroupArn!).Distinct().Select((arn, index) => new TargetGroupPair
                    {
                        Red = arn,
                        LoadBalancer = facts.TargetGroups[arn].LoadBalancers[0],
                        GreenLoadBalancer = facts.Route?.GreenLoadBalancer,
                        Name = PlanNames.TargetGroup(facts.Service.Name, id, index),
                        StickySeconds = facts.TargetGroups[arn].StickySeconds,
                    }),
                ],
            },
            Traffic = PlannedTraffic.Of(facts, now),
            Evidence = new Evidence
            {
                Through = Folding.ClosedThrough(now),
                History = facts.History,
                NotProtecting = [.. facts.Alarms.Alarms.Where(alarm => alarm.InAlarm).Select(alarm => alarm.Name)],
            },
        };
        return Warnings.Of(facts).Aggregate(
            deployment.Noted(now, $"planned: {facts.Service.Name} from {deployment.Red.Image ?? deployment.Red.TaskDefinition} to {deployment.Green.Image ?? deployment.Green.TaskDefinition}, steps {string.Join(' ', facts.Strategy.Steps)}"),
            (planned, warning) => planned.Noted(now, $"warning: {warning}"));
    }
}
