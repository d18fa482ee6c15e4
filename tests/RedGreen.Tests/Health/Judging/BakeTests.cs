using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class BakeTests
{
    private const double Alpha = 0.02;

    [Fact]
    public void Greens_minutes_are_one_lot_against_Reds_hour()
    {
        // 10 minutes of 600 requests, 12 failed in each; usual is 0.5% of 36,000: 180. v = 0.05 (1/10 + 1/60)/2 = 0.00291667.
        // rho = 6,000/42,000 = 1/7, x = 300, r0 = 2. For r = 4: l = 120 ln 2 - 300 ln((6/7 + 4/7)/(6/7 + 2/7)) = 16.234596;
        // pi = 0.4, q = 0.24 (q_0 = 0.1875); 16.234596/(1 + 299 * 2 * 0.00291667 * 0.24) = 11.444097.
        // For r = 3 and 6 it is 9.600010 and 7.098640, for the others far below 0:
        // E = (e^9.600010 + e^11.444097 + e^7.098640)/7 = 15,617.7.
        LogE(Minutes(10, 600, 12)).ShouldBe(Math.Log(15617.705761915262), 1e-9);
    }

    [Fact]
    public void Twice_as_often_as_usual_is_borne_and_four_times_is_not()
    {
        LogE(Minutes(30, 6_000, 60)).ShouldBeLessThan(Math.Log(10));
        LogE(Minutes(10, 6_000, 120)).ShouldBeGreaterThan(Math.Log(50));
    }

    [Fact]
    public void More_of_the_same_makes_it_surer() =>
        // 600 requests a minute, 2.5% failed where 0.5% is usual: for a day.
        Enumerable.Range(1, 48).Select(half => LogE(Minutes(half * 30, 600, 15))).ShouldBeInOrder();

    [Fact]
    public void An_incident_of_three_minutes_decides_nothing() =>
        LogE(Minutes(7, 6_000, 30) is var usual ? Add(Add(Add(usual, 6_000, 300), 6_000, 300), 6_000, 300) : usual).ShouldBeLessThan(0);

    [Fact]
    public void Five_minutes_are_needed_and_enough_for_what_is_plain()
    {
        LogE(Minutes(4, 600, 300)).ShouldBe(0);
        LogE(Minutes(5, 600, 300)).ShouldBeGreaterThan(Math.Log(50));
    }

    [Fact]
    public void Without_an_hour_or_without_requests_there_is_nothing_to_say()
    {
        Bake.LogE(Minutes(10, 600, 300), 0, 0, 1, 0.05, Alpha).ShouldBe(0);
        LogE(Minutes(10, 0, 0)).ShouldBe(0);
        LogE(Pooled.Empty).ShouldBe(0);
    }

    [Fact]
    public void The_worst_minutes_count_as_the_next_one_and_what_chance_makes_of_it()
    {
        var lot = Add(Add(Add(Add(Add(Pooled.Empty, 100, 3), 100_000, 450), 100, 60), 100, 2), 200, 5);
        lot.Worst.ShouldBe([new Counted(100, 60), new Counted(100, 3), new Counted(200, 5), new Counted(100, 2)]);
        // At the fourth one's 2%, two of a hundred, chance makes 2 + 2 sqrt 2 + 1 = 5 at most: 55 of the first are too many, of the others none.
        lot.Levelled.ShouldBe(new Counted(100_500, 520 - 55));
    }

    [Fact]
    public void Numbers_of_any_size_stay_numbers() =>
        double.IsFinite(LogE(Minutes(10, 1_000_000_000_000, 1_000_000_000_000))).ShouldBeTrue();

    [Fact]
    public void A_Green_like_Red_is_hardly_ever_brought_back_from_100_percent()
    {
        var random = new Random(11);
        var brought = Enumerable.Range(0, 400).Count(_ =>
        {
            var before = Enumerable.Range(0, 60).Select(_ => Simulation.Minute(random, 3_000, 0.002)).ToList();
            var replay = new Replay(new Strategy(), before);
            replay.BeginStep(isBake: true);
            return Enumerable.Range(0, 15).Any(_ => replay.Add(Simulation.Minute(random, 3_000, 0.002), null).IsRollback);
        });
        brought.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void The_reasons_say_that_it_is_the_bake_that_speaks()
    {
        var replay = new Replay(new Strategy(), [.. Enumerable.Repeat(new SideWindow(600, 3, null), 60)]);
        replay.BeginStep(isBake: true);
        var judged = Enumerable.Range(0, 8).Select(_ => replay.Add(new SideWindow(600, 20, null), null)).ToList()[^1];
        judged.IsRollback.ShouldBeTrue();
        judged.Reasons.ShouldHaveSingleItem().ShouldStartWith("at 100% Green failed 160 of 4,800 requests (3.3%), Red usually, in its last hour, 180 of 36,000 (0.5%); E = ");
    }

    private static double LogE(Pooled green) => Bake.LogE(green, 0.005, 36_000, 1, 0.05, Alpha);

    private static Pooled Minutes(int count, long requests, long failures) =>
        Enumerable.Range(0, count).Aggregate(Pooled.Empty, (lot, _) => Add(lot, requests, failures));

    private static Pooled Add(Pooled lot, long requests, long failures) => lot.Add(new Counted(requests, failures));
}
