using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RedGreen.Cli.Demo;

namespace RedGreen.Cli.Deploy;

/// <summary>Starts a deployment and, if wanted, stays with it to its end.</summary>
internal sealed class DeploymentRun(IAmazonStepFunctions stepFunctions, TimeProvider time, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>Starts it.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> StartAsync(string stateMachine, string input, bool wait, CancellationToken cancellationToken)
    {
        var started = await stepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = stateMachine, Input = input }, cancellationToken);
        await error.WriteLineAsync($"started {started.ExecutionArn}");
        if (!wait)
        {
            await output.WriteLineAsync(started.ExecutionArn);
            return ExitCode.Done;
        }

        var watch = new DeploymentWatch(stepFunctions, started.ExecutionArn);
        for (var said = ""; await watch.LookAsync(cancellationToken) == ExecutionStatus.RUNNING; await Task.Delay(Glance, time, cancellationToken))
            said = await SayAsync(watch, said);
        return await EndAsync(watch);
    }

    private async Task<string> SayAsync(DeploymentWatch watch, string said)
    {
        var now = watch.Document.ValueKind is System.Text.Json.JsonValueKind.Object ? watch.Document.GetProperty("why").GetString() ?? "" : "";
        if (now.Length > 0 && now != said)
            await error.WriteLineAsync(now);
        return now;
    }

    private async Task<int> EndAsync(DeploymentWatch watch)
    {
        var ending = watch.Visits is [.., var last] ? last.State : "nothing";
        if (ending == "Promoted")
        {
            await output.WriteLineAsync("Promoted");
            return ExitCode.Done;
        }

        await error.WriteLineAsync($"{ending}: {watch.Cause}");
        return ending switch
        {
            "RolledBack" => ExitCode.Failed,
            "Rejected" => ExitCode.Usage,
            _ => ExitCode.NeedsPerson,
        };
    }
}
