using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health;

public class ForecastTests
{
    private const double Alpha = 0.02;
    private static readonly History Usual = new() { Minutes = 60, Requests = 36_000, FailureRate = 0.005 };

    [Fact]
    public void Requests_take_as_long_as_traffic_lets_them()
    {
        Forecast.MinutesToSee(50, 1).ShouldBe(50);
        Forecast.MinutesToSee(10, 0.4).ShouldBe(25);
        Forecast.MinutesToSee(0, 0).ShouldBe(0);
        Forecast.MinutesToSee(1, 0).ShouldBeNull();
    }

    [Fact]
    public void A_worse_Green_and_more_traffic_are_found_sooner() =>
        Gen.Select(Gen.Double[1.5, 50], Gen.Double[1, 10_000]).Sample((times, green) =>
            Minutes(times * 1.5, green).ShouldBeLessThanOrEqualTo(Minutes(times, green)));

    [Fact]
    public void A_Green_that_is_no_worse_is_not_expected_to_be_found() =>
        Forecast.MinutesToFind(1, 600, 5_400, Usual, 1, Alpha).ShouldBeNull();

    [Fact]
    public void Nothing_is_found_in_less_than_two_minutes() => Minutes(100, 1e6).ShouldBe(2);

    [Fact]
    public void Without_Red_there_is_nothing_to_compare_with() =>
        Forecast.MinutesToFind(4, 600, 0, Usual, 1, Alpha).ShouldBeNull();

    private static long Minutes(double times, double green) => Forecast.MinutesToFind(times, green, green * 9, Usual, 1, Alpha) ?? long.MaxValue;
}
