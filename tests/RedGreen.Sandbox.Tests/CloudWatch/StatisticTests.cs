using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class StatisticTests
{
    // 1, 2, ..., 10, with 10 a second time.
    private static readonly Datum Values = Datum.Of(Enumerable.Range(1, 10).Select(value => new Sample(value, value == 10 ? 2 : 1)));

    [Theory]
    [InlineData("SampleCount", 11)]
    [InlineData("Sum", 65)]
    [InlineData("Average", 65.0 / 11)]
    [InlineData("Minimum", 1)]
    [InlineData("Maximum", 10)]
    [InlineData("p0", 1)]
    [InlineData("p50", 6)]
    [InlineData("p90", 10)]
    [InlineData("p99.99", 10)]
    [InlineData("p100", 10)]
    [InlineData("TC(3:6)", 3)]
    [InlineData("TC(3:)", 8)]
    [InlineData("TC(:3)", 3)]
    [InlineData("TC(20:)", 0)]
    [InlineData("TM(3:6)", 5)]
    [InlineData("TS(3:6)", 15)]
    [InlineData("PR(:6)", 100 * 6.0 / 11)]
    [InlineData("TC(0%:50%)", 5.5)]
    [InlineData("tc50", 5.5)]
    [InlineData("tm100", 65.0 / 11)]
    [InlineData("WM(3:6)", (2 * 3 + 3 + 4 + 5 + 6 + 6 * 5) / 11.0)]
    [InlineData("WM(:6)", (1 + 2 + 3 + 4 + 5 + 6 + 6 * 5) / 11.0)]
    [InlineData("WM(0%:50%)", (1 + 2 + 3 + 4 + 5 + 6 * 6) / 11.0)]
    [InlineData("wm100", 65.0 / 11)]
    [InlineData("TM(3:)", (4 + 5 + 6 + 7 + 8 + 9 + 20) / 8.0)]
    public void Statistics_are_what_their_names_say(string name, double expected) =>
        Statistic.Parse(name)!.Of(Values)!.Value.ShouldBe(expected, 1e-9);

    [Theory]
    [InlineData("sum")]
    [InlineData("p101")]
    [InlineData("p")]
    [InlineData("TM")]
    [InlineData("TC(:)")]
    [InlineData("TC(5:3)")]
    [InlineData("TC(1:50%)")]
    [InlineData("TC(1:2:3)")]
    [InlineData("PR(1%:2%)")]
    [InlineData("WM(2:1)")]
    [InlineData("tm150")]
    public void What_is_no_statistic_is_not_taken_for_one(string name) => Statistic.Parse(name).ShouldBeNull();

    [Fact]
    public void The_trimmed_mean_of_nothing_is_no_number() => Statistic.Parse("TM(20:)")!.Of(Values).ShouldBeNull();

    [Fact]
    public void A_statistic_set_has_no_percentiles_unless_all_values_are_equal()
    {
        Statistic.Parse("p95")!.Of(Datum.OfStatistics(10, 55, 1, 10)).ShouldBeNull();
        Statistic.Parse("TC(1:)")!.Of(Datum.OfStatistics(10, 55, 1, 10)).ShouldBeNull();
        Statistic.Parse("p95")!.Of(Datum.OfStatistics(10, 50, 5, 5)).ShouldBe(5);
    }

    [Fact]
    public void Merging_is_as_if_all_values_had_come_together() =>
        Gen.Select(Gen.Int[1, 20].List[1, 20], Gen.Int[1, 20].List[1, 20]).Sample((a, b) =>
        {
            var merged = Datum.Merge(Of(a), Of(b));
            var together = Of([.. a, .. b]);
            foreach (var name in new[] { "SampleCount", "Sum", "Minimum", "Maximum", "p50", "p95", "TC(5:15)", "TM(0%:90%)" })
                Statistic.Parse(name)!.Of(merged)!.Value.ShouldBe(Statistic.Parse(name)!.Of(together)!.Value, 1e-9);
        });

    private static Datum Of(IEnumerable<int> values) => Datum.Of(values.Select(value => new Sample(value, 1)));
}
