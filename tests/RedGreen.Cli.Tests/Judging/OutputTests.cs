namespace RedGreen.Cli.Tests.Judging;

public sealed class OutputTests : IDisposable
{
    private readonly Trace _trace = new();

    public void Dispose() => _trace.Dispose();

    [Fact]
    public async Task Every_window_of_Greens_is_a_line_and_the_decision_is_the_last()
    {
        (await _trace.JudgeAsync(Trace.AfterAnHour(Enumerable.Repeat("60,1,540,3", 7)), "--json")).ShouldBe(0);
        _trace.Bed.Error.ShouldBeEmpty();
        _trace.Bed.Events.Count.ShouldBe(8);
        foreach (var window in _trace.Bed.Events.SkipLast(1))
        {
            window.AsObject().Select(field => field.Key).ShouldBe(["minute", "decision", "e", "eSafe", "reasons"]);
            ((string)window["decision"]!).ShouldBeOneOf("wait", "safe", "rollback");
            double.IsFinite((double)window["e"]!).ShouldBeTrue();
            double.IsFinite((double)window["eSafe"]!).ShouldBeTrue();
            window["reasons"]!.AsArray().ShouldNotBeEmpty();
        }

        _trace.Bed.Events[^1].AsObject().Select(field => field.Key).ShouldBe(["decision", "minute"]);
        ((int)_trace.Bed.Events[0]["minute"]!).ShouldBe(60);
    }

    [Fact]
    public async Task Numbers_stay_finite_at_the_largest_counts()
    {
        const string most = "1000000000000";
        var text = Trace.AfterAnHour([.. Enumerable.Repeat($"{most},{most},{most},0", 30), .. Enumerable.Repeat($"{most},0,{most},{most}", 30), $"{most},{most},0,0", $"{most},{most},0,0"]);
        (await _trace.JudgeAsync(text, "--json")).ShouldBe(0, _trace.Bed.All);
        _trace.Bed.Events.SkipLast(1).ShouldAllBe(window => double.IsFinite((double)window["e"]!) && double.IsFinite((double)window["eSafe"]!));
    }

    [Fact]
    public async Task A_person_gets_a_table_and_the_decision_in_a_sentence()
    {
        (await _trace.JudgeAsync(Trace.AfterAnHour(Enumerable.Repeat("300,30,300,2", 4)))).ShouldBe(0);
        var lines = _trace.Bed.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        lines.Length.ShouldBe(2 + 1 + 4 + 1, _trace.Bed.Output);
        lines[0].ShouldBe("policy: tolerance 1, error budget 0.05, no max-error-rate");
        lines[1].ShouldBe("Red's last hour: 60 minutes, 36,000 requests, usually 0.5% failed");
        lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..6].ShouldBe(["60", "50%", "300", "30", "300", "2"]);
        lines[6].ShouldEndWith("rollback");
        lines[^1].ShouldStartWith("rollback at minute 6");
        lines[^1].ShouldContain(": Green failed ");
    }

    [Fact]
    public async Task What_is_inconclusive_says_what_would_have_helped()
    {
        (await _trace.JudgeAsync(Trace.AfterAnHour(Enumerable.Repeat("6,0,54,1", 4)))).ShouldBe(0);
        _trace.Bed.Output.ShouldContain("inconclusive after minute 63: Green failed 0 of 24 requests");
        _trace.Bed.Output.ShouldContain("what would have helped: more minutes or more traffic: at 6 requests a minute to Green");
        _trace.Bed.Output.ShouldContain("a larger share for Green, which had 10% of the requests");
    }

    [Theory]
    [InlineData("1,0,0,0", "minutes in which both sides served")]
    [InlineData("100,0,100,0", "nothing failed on either side")]
    [InlineData("100,1,,", "minutes in which both sides served")]
    public async Task What_is_missing_most_is_named(string minute, string helps)
    {
        (await _trace.JudgeAsync(Trace.AfterAnHour(minute, minute))).ShouldBe(0);
        _trace.Bed.Output.ShouldContain(helps);
    }

    [Fact]
    public async Task Without_a_history_it_says_so()
    {
        (await _trace.JudgeAsync(Trace.WithHeader("10,0,90,1", "10,0,90,1"))).ShouldBe(0);
        _trace.Bed.Output.ShouldContain("Red's last hour: no data before Green's first request");
        _trace.Bed.Output.ShouldContain("Red's minutes before Green's first request, which tell what is usual");
    }

    [Theory]
    [InlineData("7", "8", "8")]
    [InlineData("-60", "-59", "-59")]
    [InlineData("2026-11-23T10:00:00Z", "2026-11-23T10:01:00Z", "\"2026-11-23T10:01:00Z\"")]
    [InlineData("2026-11-23T11:59:00+02:00", "2026-11-23T10:00Z", "\"2026-11-23T10:00Z\"")]
    [InlineData("2026-11-23 10:00:00.25", "2026-11-23 10:01", "\"2026-11-23 10:01\"")]
    public async Task A_minute_comes_back_as_it_was_written(string first, string second, string json)
    {
        (await _trace.JudgeAsync($"{Trace.Header}\n{first},10,0,90,0\n{second},10,0,90,0", "--json")).ShouldBe(0, _trace.Bed.All);
        _trace.Bed.Events[^1]["minute"]!.ToJsonString().ShouldBe(json);
    }

    [Fact]
    public async Task The_help_has_examples()
    {
        (await _trace.Bed.RunAsync("judge", "--help")).ShouldBe(0);
        _trace.Bed.Output.ShouldContain("redgreen judge trace.csv");
        foreach (var option in new[] { "--tolerance", "--error-budget", "--max-error-rate", "--json" })
            _trace.Bed.Output.ShouldContain(option);
    }
}
