using System.CommandLine;
using System.CommandLine.Help;
using RedGreen.Cli.Verbs;

namespace RedGreen.Cli;

/// <summary>The <c>redgreen</c> command: its verbs, and what becomes of their errors.</summary>
/// <param name="output">Results, and nothing else.</param>
/// <param name="error">Everything that is said to the person in front.</param>
internal sealed class RedGreenCommand(TextWriter output, TextWriter error)
{
    /// <summary>Longer than a sandbox needs to stop, so that no function's process is left behind.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Runs a command line until it is done, or until Ctrl-C or SIGTERM.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync($"See: redgreen {parsed.CommandResult.Command.Name} --help".Replace("redgreen redgreen", "redgreen", StringComparison.Ordinal));
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTimeout }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync($"Interrupted.{(parsed.CommandResult.Command.Name == DeployVerb.Name ? " A deployment that was started goes on; abort it with the service's tag redgreen:control." : "")}");
            return ExitCode.Interrupted;
        }
        catch (UsageException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return ExitCode.Usage;
        }
    }

    // Not a RootCommand: that one is called as its file is.
    private Command Root() => new("redgreen", "Red/Green: deployments of Amazon ECS services without downtime.")
    {
        new HelpOption(),
        DemoVerb.Create(output, error),
        DeployVerb.Create(output, error),
        SandboxVerb.Create(output, error),
    };
}
