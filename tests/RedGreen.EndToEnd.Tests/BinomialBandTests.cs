using RedGreen.Rehearsals;

namespace RedGreen.EndToEnd.Tests;

/// <summary>The yardstick itself, by values from a table of the distribution.</summary>
public class BinomialBandTests
{
    [Theory]
    [InlineData(10, 0.5, 0, 10)]
    [InlineData(20, 0.5, 3, 17)]
    [InlineData(500, 1, 500, 500)]
    [InlineData(500, 0, 0, 0)]
    public void It_leaves_out_what_is_too_rare_and_nothing_else(long trials, double chance, long least, long most) =>
        BinomialBand.Of(trials, chance, 0.999).ShouldBe((least, most));

    [Fact]
    public void It_is_about_three_deviations_wide_where_there_are_many_answers()
    {
        var (least, most) = BinomialBand.Of(10_000, 0.2, 0.999);
        least.ShouldBeInRange(1_864, 1_874);
        most.ShouldBeInRange(2_127, 2_137);
    }
}
