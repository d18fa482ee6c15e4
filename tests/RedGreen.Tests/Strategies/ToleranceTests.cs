using System.Text.Json;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Tests.Strategies;

/// <summary>How sure the judge must be: the fields <c>tolerance</c> and <c>error-budget</c>.</summary>
public class ToleranceTests
{
    [Theory]
    [InlineData("0.5", false)]
    [InlineData("1", true)]
    [InlineData("2.5", true)]
    [InlineData("101", false)]
    [InlineData("-2", false)]
    [InlineData("many", false)]
    public void A_tolerance_is_a_number_from_1_to_100(string text, bool fits) => Fits("tolerance", text, fits, "a number such as 1.5, from 1 to 100");

    [Theory]
    [InlineData("0.05", true)]
    [InlineData("0.5", true)]
    [InlineData("0.6", false)]
    [InlineData("0", false)]
    [InlineData("none", false)]
    public void An_error_budget_is_a_share_up_to_one_half(string text, bool fits) => Fits("error-budget", text, fits, "from 0.0001 to 0.5");

    [Fact]
    public void Tolerance_and_error_budget_reach_the_strategy()
    {
        var strategy = StrategyReader.Read(new Dictionary<string, string> { ["redgreen:tolerance"] = "1.5", ["redgreen:error-budget"] = "0.1" }, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"error-budget":"1%"}"""));
        strategy.Tolerance.ShouldBe(1.5);
        strategy.ErrorBudget.ShouldBe(0.01, 1e-12);
        (new Strategy().Tolerance, new Strategy().ErrorBudget).ShouldBe((1, 0.05));
    }

    private static void Fits(string name, string text, bool fits, string allowed)
    {
        var tags = new Dictionary<string, string> { [$"redgreen:{name}"] = text };
        if (fits)
            Should.NotThrow(() => StrategyReader.Read(tags, null));
        else
            Should.Throw<InvalidRequest>(() => StrategyReader.Read(tags, null)).Problems.ShouldHaveSingleItem().Allowed.ShouldContain(allowed);
    }
}
