using System.CommandLine;
using System.Text.Json;
using RedGreen.Cli.Demo;
using RedGreen.Cli.Speech;
using RedGreen.Sandbox;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen demo</c>: a good deployment and a bad one, under real traffic, on this machine.</summary>
internal static class DemoVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<bool> json = new("--json") { Description = "Print one JSON document at the end instead of progress." };
        Option<bool> verbose = new("--verbose") { Description = "Say on stderr what the sandbox and its functions do." };
        var verb = new Command("demo", "Deploys a good version and a bad one to a service under real traffic, on this machine.") { json, verbose };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            using var logs = StandardErrorLog.Create(parsed.GetValue(verbose));
            var options = new SandboxOptions
            {
                Port = 0,
                ListenerPort = 0,
                Speed = DemoScript.Speed,
                Template = ShippedFiles.Template(null),
                FunctionsDirectory = ShippedFiles.Functions,
                ServiceTags = DemoScript.Tags,
                Logs = logs,
            };
            IDemoView view = parsed.GetValue(json) ? new SilentView() : new ConsoleView(PlainOrTerminal.Over(output));
            DemoReport? report = null;
            await SandboxSession.RunAsync(options, async (sandbox, stopped) => report = await new DemoRun(sandbox, view, TimeProvider.System).PlayAsync(stopped), cancellationToken);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(report, DemoJson.Default.DemoReport));
            foreach (var failure in parsed.GetValue(json) ? report!.Failures : [])
                await error.WriteLineAsync(failure);
            return report!.Failures is [] ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }
}
