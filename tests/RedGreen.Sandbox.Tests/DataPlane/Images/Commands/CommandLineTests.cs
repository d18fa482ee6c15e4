using RedGreen.Sandbox.DataPlane.Images.Commands;

namespace RedGreen.Sandbox.Tests.DataPlane.Images.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("node api.js", new[] { "node", "api.js" })]
    [InlineData("  node\t api.js ", new[] { "node", "api.js" })]
    [InlineData("node 'my api.js' \"it's\"", new[] { "node", "my api.js", "it's" })]
    [InlineData("run --name='a b'c", new[] { "run", "--name=a bc" })]
    [InlineData("run ''", new[] { "run", "" })]
    [InlineData(@"C:\tools\run.exe \x", new[] { @"C:\tools\run.exe", @"\x" })]
    [InlineData("", new string[0])]
    public void A_line_is_split_as_people_expect(string line, string[] words) =>
        CommandLine.Split(line).ShouldBe(words);

    [Fact]
    public void A_quote_that_stays_open_is_told() =>
        Should.Throw<FormatException>(() => CommandLine.Split("node 'api.js")).Message.ShouldContain("not closed");

    [Fact]
    public void Words_in_quotes_come_out_as_they_went_in() =>
        Gen.String[Gen.Char["ab \\'$"], 0, 8].Array[0, 5].Sample(words =>
            CommandLine.Split(string.Join(' ', words.Select(word => $"\"{word}\""))).ShouldBe(words));
}
