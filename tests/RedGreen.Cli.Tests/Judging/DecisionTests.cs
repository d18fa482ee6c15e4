using System.Globalization;

namespace RedGreen.Cli.Tests.Judging;

public sealed class DecisionTests : IDisposable
{
    private readonly Trace _trace = new();

    public void Dispose() => _trace.Dispose();

    [Theory]
    [InlineData(20, 1)]
    [InlineData(7, 3)]
    [InlineData(5, 4)]
    [InlineData(6_000, 1)]
    public async Task A_Green_that_fails_everything_is_rolled_back_by_the_minute_in_which_it_has_served_20_requests(int perMinute, int minutes)
    {
        var (decision, minute) = await _trace.DecideAsync(Trace.AfterAnHour(Enumerable.Repeat($"{perMinute},{perMinute},{perMinute * 9},0", 10)));
        decision.ShouldBe("rollback");
        Number(minute).ShouldBeInRange(60, 60 + minutes - 1);
    }

    [Fact]
    public async Task A_Green_as_good_as_Red_is_never_rolled_back() =>
        (await _trace.DecideAsync(Trace.AfterAnHour([.. Enumerable.Repeat("60,0,540,3", 10), .. Enumerable.Repeat("300,2,300,1", 10), .. Enumerable.Repeat("600,3,0,0", 10)])))
            .Decision.ShouldNotBe("rollback");

    [Fact]
    public async Task A_Green_that_fails_less_than_Red_is_safe_from_the_first_minute_that_shows_it()
    {
        var (decision, minute) = await _trace.DecideAsync(Trace.AfterAnHour(Enumerable.Repeat("300,0,300,3", 20)));
        decision.ShouldBe("safe");
        var windows = _trace.Bed.Events.SkipLast(1).ToList();
        windows.First(window => (string)window["decision"]! == "safe")["minute"]!.ToString().ShouldBe(minute);
        ((string)windows[0]["decision"]!).ShouldBe("wait");
    }

    [Fact]
    public async Task An_incident_that_hits_both_sides_rolls_nothing_back() =>
        (await _trace.DecideAsync(Trace.AfterAnHour([.. Enumerable.Repeat("60,0,540,3", 5), .. Enumerable.Repeat("60,5,540,45", 12), .. Enumerable.Repeat("60,1,540,3", 5)])))
            .Decision.ShouldNotBe("rollback");

    [Fact]
    public async Task Traffic_does_not_go_back_to_a_sick_Red() =>
        (await _trace.DecideAsync(Trace.AfterAnHour(Enumerable.Repeat("60,0,540,270", 20)))).Decision.ShouldNotBe("rollback");

    [Fact]
    public async Task Without_traffic_nothing_is_decided() =>
        (await _trace.DecideAsync(Trace.AfterAnHour(["1,0,9,0", .. Enumerable.Repeat("0,0,0,0", 20)]))).ShouldBe(("inconclusive", "80"));

    [Fact]
    public async Task What_anybody_would_call_broken_is_broken_without_Reds_data_too() =>
        (await _trace.DecideAsync(Trace.AfterAnHour(["60,0,540,3", .. Enumerable.Repeat("60,60,,", 5), "60,0,540,3"]))).ShouldBe(("rollback", "61"));

    [Fact]
    public async Task Data_that_vanishes_speaks_neither_for_nor_against_Green()
    {
        var text = Trace.AfterAnHour(["60,0,540,3", .. Enumerable.Repeat(",,540,3", 5), .. Enumerable.Repeat("60,3,,", 5), "60,0,540,3"]);
        (await _trace.DecideAsync(text)).ShouldBe(("inconclusive", "71"));
        var windows = _trace.Bed.Events.SkipLast(1).ToList();
        windows.Count.ShouldBe(12);
        windows[1..11].Select(window => (double)window["e"]!).Distinct().ShouldHaveSingleItem().ShouldBe((double)windows[0]["e"]!);
        windows[1]["reasons"]!.ToJsonString().ShouldContain("no data of Green");
        windows[6]["reasons"]!.ToJsonString().ShouldContain("no data of Red");
    }

    [Fact]
    public async Task An_outage_of_Reds_in_its_last_hour_does_not_blind_the_judge() =>
        (await _trace.DecideAsync(Trace.WithHeader([.. Enumerable.Repeat("0,0,600,3", 40), .. Enumerable.Repeat("0,0,600,300", 20), .. Enumerable.Repeat("300,6,300,1", 15)])))
            .Decision.ShouldBe("rollback");

    [Fact]
    public async Task At_100_percent_Reds_last_hour_is_the_measure()
    {
        (await _trace.DecideAsync(Trace.AfterAnHour([.. Enumerable.Repeat("60,0,540,3", 10), .. Enumerable.Repeat("600,24,0,0", 5)]))).Decision.ShouldBe("rollback");
        _trace.Bed.Output.ShouldContain("at 100% Green failed");
    }

    [Fact]
    public async Task A_quiet_minute_of_a_small_Red_is_not_100_percent()
    {
        var quiet = Enumerable.Repeat("600,24,0,0", 5);
        await _trace.DecideAsync(Trace.AfterAnHour(["60,0,540,3", .. quiet, "60,0,540,3"]));
        _trace.Bed.Output.ShouldNotContain("at 100%");
        await _trace.DecideAsync(Trace.AfterAnHour(["60,0,540,3", .. quiet]));
        _trace.Bed.Output.ShouldContain("at 100%");
    }

    [Fact]
    public async Task Slow_requests_are_compared_where_both_sides_count_them()
    {
        var rows = Enumerable.Range(0, 60).Select(minute => $"{minute},0,0,0,600,3,30").Concat(Enumerable.Range(60, 15).Select(minute => $"{minute},300,1,150,300,1,15"));
        var (decision, _) = await _trace.DecideAsync("minute,green_requests,green_errors,green_slow,red_requests,red_errors,red_slow\n" + string.Join('\n', rows));
        decision.ShouldBe("rollback");
        _trace.Bed.Output.ShouldContain("was slow in");
    }

    [Fact]
    public async Task After_a_rollback_every_minute_says_rollback()
    {
        // The share of failures falls below the limit again, when it is too late.
        var rows = Trace.AfterAnHour(["100,50,900,450", .. Enumerable.Repeat("100,0,900,0", 20)]);
        (await _trace.DecideAsync(rows, "--max-error-rate", "0.1")).ShouldBe(("rollback", "60"));
        var windows = _trace.Bed.Events.SkipLast(1).ToList();
        windows.Count.ShouldBe(21);
        windows.ShouldAllBe(window => (string)window["decision"]! == "rollback");
        windows[0]["reasons"]![0]!.ToString().ShouldBe("Green failed 50 of 100 requests (50.0%), limit 10.0%; Red 450 of 900");
        windows[^1]["reasons"]![0]!.ToString().ShouldBe("rolled back at 60 already");
    }

    [Fact]
    public async Task The_policy_decides()
    {
        var trace = Trace.AfterAnHour(Enumerable.Repeat("300,6,300,2", 20));
        (await _trace.DecideAsync(trace)).Decision.ShouldBe("rollback");
        (await _trace.DecideAsync(trace, "--tolerance", "5")).Decision.ShouldNotBe("rollback");
        (await _trace.DecideAsync(trace, "--tolerance", "5", "--max-error-rate", "0.5%")).Decision.ShouldBe("rollback");
    }

    [Fact]
    public async Task A_smaller_error_budget_asks_for_more_evidence()
    {
        var trace = Trace.AfterAnHour(Enumerable.Repeat("300,6,300,2", 60));
        var (strict, late) = await _trace.DecideAsync(trace, "--error-budget", "0.0001");
        var (loose, early) = await _trace.DecideAsync(trace, "--error-budget", "0.5");
        (strict, loose).ShouldBe(("rollback", "rollback"));
        Number(early).ShouldBeLessThan(Number(late));
    }

    private static int Number(string minute) => int.Parse(minute, CultureInfo.InvariantCulture);
}
