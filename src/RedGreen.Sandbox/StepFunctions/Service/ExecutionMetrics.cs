using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>What Step Functions measures of each state machine.</summary>
internal sealed class ExecutionMetrics(SandboxContext context, IMetricSink metrics)
{
    private const string Namespace = "AWS/States";

    /// <summary>An execution has started or ended; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public void Changed(ExecutionStatusChange change)
    {
        Publish(change, Name(change.Status), 1, "Count");
        if (change.Status != ExecutionStatus.Running)
            Publish(change, "ExecutionTime", (context.Now - change.Execution.StartedAt).TotalMilliseconds, "Milliseconds");
    }

    private void Publish(ExecutionStatusChange change, string metric, double value, string unit) =>
        metrics.Publish(Namespace, metric, [("StateMachineArn", change.Execution.Identity.StateMachineArn)], context.Now, value, unit);

    private static string Name(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "ExecutionsStarted",
        ExecutionStatus.TimedOut => "ExecutionsTimedOut",
        _ => $"Executions{status}",
    };
}
