using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Following;
using RedGreen.Cli.Json;
using RedGreen.Cli.Speech;
using RedGreen.Cli.Verbs;
using RedGreen.Requests;

namespace RedGreen.Cli;

/// <summary>The <c>redgreen</c> command: its verbs, and what becomes of their errors.</summary>
internal sealed class RedGreenCommand(Terminal terminal)
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
                await terminal.SayAsync(problem.Message);
            await terminal.SayAsync($"See: {NameOf(parsed.CommandResult)} --help");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTimeout }, cancellationToken);
        }
        catch (OperationCanceledException error) when (error is not TaskCanceledException { InnerException: TimeoutException })
        {
            await terminal.SayAsync($"Interrupted.{(parsed.CommandResult.Command.Name == DeployVerb.Name ? " A deployment that was started goes on; bring it back with: redgreen abort <service>" : "")}");
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (error is UsageException or InvalidRequest)
        {
            return await FailAsync(parsed, error.Message, ExitCode.Usage);
        }
        catch (LostSightException error)
        {
            return await FailAsync(parsed, error.Message, ExitCode.NeedsPerson);
        }
        catch (Exception error) when (AwsProblem.Of(error) is { } problem)
        {
            return await FailAsync(parsed, problem, ExitCode.Usage);
        }
    }

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : command.Command.Name;

    private async Task<int> FailAsync(ParseResult parsed, string message, int exitCode)
    {
        await terminal.SayAsync(message);
        if (parsed.CommandResult.Command is Verb verb && verb.Json(parsed))
            await Documents.WriteAsync(terminal, new ErrorJson(message, exitCode), DocumentsJson.Default.ErrorJson);
        return exitCode;
    }

    // Not a RootCommand: that one is called as its file is.
    private Command Root()
    {
        var root = new Command("redgreen", "Red/Green: deployments of Amazon ECS services without downtime.") { new HelpOption() };
        foreach (var verb in (Command[])
        [
            ServicesVerb.Create(terminal),
            EnrollVerb.Create(terminal),
            PlanVerb.Create(terminal),
            DeployVerb.Create(terminal),
            StatusVerb.Create(terminal),
            .. ControlVerbs.Create(terminal),
            HistoryVerb.Create(terminal),
            UnlockVerb.Create(terminal),
            JudgeVerb.Create(terminal),
            DemoVerb.Create(terminal.Output, terminal.Error),
            SandboxVerb.Create(terminal.Output, terminal.Error),
        ])
            root.Subcommands.Add(verb);
        return root;
    }
}
