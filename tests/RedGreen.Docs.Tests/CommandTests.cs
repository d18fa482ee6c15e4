using System.Text.RegularExpressions;
using RedGreen.Cli;
using RedGreen.Cli.Speech;

namespace RedGreen.Docs.Tests;

/// <summary>Whatever a reader copies out of a page as a command line is understood.</summary>
public partial class CommandTests
{
    [Fact]
    public async Task Every_command_line_on_a_page_is_understood()
    {
        var lines = Fence.All().SelectMany(fence => Lines(fence.Text).Select(line => (fence, line))).ToList();
        lines.Count.ShouldBeGreaterThan(10);
        foreach (var (fence, line) in lines)
        {
            var said = new StringWriter();
            // Asked for help, a verb reads its options and does nothing.
            var exit = await new RedGreenCommand(new Terminal(said, said)).RunAsync([.. Words(line), "--help"], TestContext.Current.CancellationToken);
            exit.ShouldBe(0, $"{fence}: {line}\n{said}");
        }
    }

    [Fact]
    public async Task Every_verb_named_in_a_sentence_is_there()
    {
        var verbs = Repository.Pages().SelectMany(page => Verb().Matches(Fence.Prose(page)).Select(match => (page, Verb: match.Groups[1].Value))).Distinct().ToList();
        verbs.Count.ShouldBeGreaterThan(5);
        foreach (var (page, verb) in verbs)
            (await new RedGreenCommand(new Terminal(TextWriter.Null, TextWriter.Null)).RunAsync([verb, "--help"], TestContext.Current.CancellationToken)).ShouldBe(0, $"{page}: redgreen {verb}");
    }

    private static IEnumerable<string> Lines(string text) =>
        CommandLine().Matches(text.Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => match.Groups[1].Value).Where(line => !line.Contains("...", StringComparison.Ordinal));

    private static IEnumerable<string> Words(string line) =>
        Word().Matches(line.Split(" #")[0].Split(" |")[0].Split(" > ")[0]).Select(match => match.Value.Trim('\'', '"'));

    [GeneratedRegex(@"^(?:redgreen|dotnet run --project src/RedGreen\.Cli(?: -c Release)? --) (.+)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex("""'[^']*'|"(?:\$\([^)]*\)|[^"])*"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex("`redgreen ([a-z]+)")]
    private static partial Regex Verb();
}
