using System.CommandLine;
using RedGreen.Cli.Judging;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen judge</c>: what the judge would have made of recorded minutes. Asks nobody and changes nothing.</summary>
internal static class JudgeVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> trace = new("trace") { HelpName = "TRACE.csv", Description = "Recorded minutes with the columns minute, green_requests, green_errors, red_requests, red_errors and optionally green_slow, red_slow; - reads standard input." };
        Option<bool> json = new("--json") { Description = "Print a line of JSON for each minute of Green's, and one for the decision: see docs/command.md." };
        var verb = new Command("judge", "Replays recorded minutes through the judge: when it would have rolled back, and why.\n\nExample:\n  redgreen judge trace.csv\n  redgreen judge trace.csv --tolerance 2 --max-error-rate 1% --json") { trace };
        var policy = PolicyOptions.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction(async (parsed, _) =>
        {
            var strategy = policy.Read(parsed);
            var test = BackTest.Of(strategy, TraceFile.Read(parsed.GetValue(trace)!, terminal));
            if (JudgeWords.Gaps(test) is { } gaps)
                await terminal.SayAsync(gaps);
            if (parsed.GetValue(json))
                await WriteAsync(terminal, JudgeLines.Of(test));
            else
            {
                await WriteAsync(terminal, JudgeWords.Before(test));
                JudgeTable.Write(test, terminal.Output);
                await WriteAsync(terminal, JudgeWords.After(test));
            }

            // It was asked what the judge would have said, and any answer is one.
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task WriteAsync(Terminal terminal, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            await terminal.Output.WriteLineAsync(line);
    }
}
