using RedGreen.Strategies;

namespace RedGreen.Planning;

/// <summary>What does not forbid a deployment, but its operator must know.</summary>
public static class Warnings
{
    /// <summary>The warnings, in words; none where there is nothing to say.</summary>
    public static IEnumerable<string> Of(PlanFacts facts)
    {
        foreach (var alarm in facts.Alarms.Alarms.Where(alarm => alarm.InAlarm))
            yield return $"alarm {alarm.Name} is already in ALARM: it does not protect this deployment";
        if (!facts.IsMeasured)
            yield return NotMeasured(facts.Strategy.Metrics);
        foreach (var (listener, others) in SharedListeners(facts))
            yield return $"{listener} also forwards to {string.Join(", ", others)}, and Green's load balancer has no rules for them: whoever is led there gets Green instead";
        if (facts.TargetGroups.Values.Any(group => group.ProtocolVersion == "GRPC"))
            yield return "the service speaks gRPC, whose failures look like HTTP 200: error rates do not see them";
        if (facts.Service.HasServiceDiscovery)
            yield return "traffic through Cloud Map or Service Connect stays on Red and meets the new version when Red comes home";
        if (!facts.IsMeasured && facts.Strategy is { Alarms: [], Metrics: [] })
            yield return "neither alarms nor metrics are set: only tasks and target health protect this deployment";
        foreach (var warning in facts.IsMeasured ? TrafficForecast.Of(facts.Strategy, facts.History) : [])
            yield return warning;
        if (facts.SilentMetrics is null)
            yield return "the service's own metrics could not be read from CloudWatch: whether Red publishes them is not known";
        foreach (var metric in facts.SilentMetrics ?? [])
            yield return $"metric {metric} of the service has had no value in its last hour: as long as it has none, it does not protect this deployment";
        foreach (var policy in facts.Scaling?.Policies.Where(policy => policy.WhyNotOnGreen is not null) ?? [])
            yield return $"scaling policy {policy.Name} is not carried over to Green: {policy.WhyNotOnGreen}";
        if (facts.Scaling is { ScheduledActions: > 0 and var actions })
            yield return $"{actions} scheduled scaling action{(actions == 1 ? " of the service does" : "s of the service do")} nothing while the deployment runs";
        if (facts.Service.Deployments.Any(deployment => !deployment.IsPrimary))
            yield return "an ECS deployment of the service is still rolling out";
        if (facts.Strategy.Steps.Any(step => step.Approve))
            yield return $"it waits for a person after {string.Join(", ", facts.Strategy.Steps.Where(step => step.Approve).Select(step => $"{step.Percent}%"))}, {Duration.Text(facts.Strategy.PauseTimeoutSeconds)} at most";
    }

    private static string NotMeasured(IReadOnlyList<OwnMetric> metrics)
    {
        const string Start = "behind a Network Load Balancer requests are not measured per side: tasks, target health";
        var attempts = metrics.Select(metric => metric.Of).OfType<string>().Distinct().ToList();
        return metrics is []
            ? $"{Start} and alarms judge Green, and it is not compared with Red unless the service's own metrics are named (metrics); min-requests does not apply"
            : $"{Start}, alarms and {string.Join(", ", metrics)} judge Green; min-requests {(attempts is [] ? "does not apply" : $"counts {string.Join(" or ", attempts)}")}";
    }

    // Records move clients, not paths: what others serve under the same name moves with them.
    private static IEnumerable<(string Listener, IReadOnlyList<string> Others)> SharedListeners(PlanFacts facts) =>
        from red in facts.LoadBalancers.Where(lb => facts.TargetGroups.Values.Any(own => own.LoadBalancers.Contains(lb.Arn)))
        from listener in red.Listeners
        let others = listener.Groups().Where(arn => !facts.TargetGroups.ContainsKey(arn)).ToList()
        where others.Count > 0 && listener.Groups().Any(facts.TargetGroups.ContainsKey)
        let green = facts.LoadBalancers.FirstOrDefault(lb => lb.Arn == facts.Route?.GreenLoadBalancer)
        where green?.Listeners.FirstOrDefault(twin => twin.Port == listener.Port && twin.Protocol == listener.Protocol) is { Rules: [] }
        select (listener.Arn, (IReadOnlyList<string>)others);
}
