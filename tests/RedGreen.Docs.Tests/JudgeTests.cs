using RedGreen.Cli;
using RedGreen.Cli.Speech;

namespace RedGreen.Docs.Tests;

/// <summary>What pages show of the judge is what it says.</summary>
public class JudgeTests
{
    private const string Prompt = "$ redgreen judge ";

    [Fact]
    public async Task Traces_are_judged_as_the_pages_show()
    {
        var shown = Fence.All().Where(fence => fence.Text.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
        shown.ShouldNotBeEmpty();
        foreach (var fence in shown)
        {
            var lines = fence.Text.Split('\n');
            var arguments = lines[0][Prompt.Length..].Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? Path.Combine(Repository.Root, word) : word);
            var (output, error) = (new StringWriter(), new StringWriter());
            var exit = await new RedGreenCommand(new Terminal(output, error)).RunAsync(["judge", .. arguments], TestContext.Current.CancellationToken);
            exit.ShouldBe(0, $"{fence}\n{error}");
            output.ToString().ReplaceLineEndings("\n").TrimEnd().ShouldBe(string.Join('\n', lines.Skip(1)).TrimEnd(), $"{fence}");
        }
    }

    [Theory]
    [InlineData("inconclusive")]
    [InlineData("safe", "--tolerance", "2")]
    public async Task The_healthy_example_comes_to_what_the_page_says(string decision, params string[] options)
    {
        var output = new StringWriter();
        (await new RedGreenCommand(new Terminal(output, output)).RunAsync(["judge", Path.Combine(Repository.Root, "examples/judge/healthy.csv"), .. options], TestContext.Current.CancellationToken)).ShouldBe(0);
        output.ToString().Split('\n').ShouldContain(line => line.StartsWith(decision, StringComparison.Ordinal));
        Repository.Read("docs/judge.md").ShouldContain($"`{decision}`");
    }
}
