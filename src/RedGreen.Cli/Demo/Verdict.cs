using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>Whether the demo showed what it must.</summary>
internal static class Verdict
{
    /// <summary>What was not as it must be, in words.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<DeploymentReport> reports, LoadSnapshot load)
    {
        foreach (var (report, ending) in reports.Zip(DemoScript.Endings))
        {
            var name = $"{report.Service} {report.To}";
            if (report.Outcome != ending)
                yield return $"{name} ended {report.Outcome}, not {ending}: {string.Join("; ", report.Reasons)}";
            if (report.GreenLeft > 0)
                yield return $"{name} left {report.GreenLeft} services, target groups or tasks of Green behind";
            if (!report.RulesRestored)
                yield return $"{name} left listener rules that are not as they were";
            var runs = ending == "Promoted" ? report.To : report.From;
            if (report.Runs != runs)
                yield return $"after {name} the service runs {report.Runs}, not {runs}";
            var owed = ending == "Promoted" ? 0 : report.GreenErrors;
            if (report.FailedRequests > owed)
                yield return $"{report.FailedRequests - owed} requests failed at their clients during {name} that Green's own errors do not explain";
        }

        if (load.Unsent > 0)
            yield return $"the load generator could not send {load.Unsent} requests that were due: the machine is too busy for the demo";
    }
}
