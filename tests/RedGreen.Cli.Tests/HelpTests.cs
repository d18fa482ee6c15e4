namespace RedGreen.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("services")]
    [InlineData("enroll")]
    [InlineData("plan")]
    [InlineData("deploy")]
    [InlineData("status")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("promote")]
    [InlineData("abort")]
    [InlineData("history")]
    [InlineData("unlock")]
    public async Task Every_verbs_help_has_an_example_and_the_options_that_say_which_AWS(string verb)
    {
        using var bed = new CommandBed();
        (await bed.RunAsync(verb, "--help")).ShouldBe(0);
        bed.Output.ShouldContain($"Example:{Environment.NewLine}", customMessage: bed.Output);
        bed.Output.ShouldContain($"redgreen {verb}");
        foreach (var option in new[] { "--json", "--profile", "--region", "--endpoint-url", "--state-machine", "--cluster" })
            bed.Output.ShouldContain(option);
    }

    [Fact]
    public async Task A_wrong_option_names_the_verbs_help()
    {
        using var bed = new CommandBed();
        (await bed.RunAsync("deploy", "shop", "--imag", "x")).ShouldBe(2);
        bed.Error.ShouldContain("--imag");
        bed.Error.ShouldContain("See: redgreen deploy --help");
    }
}
