namespace RedGreen.Cli.Tests.Judging;

public sealed class TraceFormTests : IDisposable
{
    private readonly Trace _trace = new();

    public void Dispose() => _trace.Dispose();

    [Theory]
    [InlineData("Red_Errors, GREEN_REQUESTS ,minute,red_requests,green_errors\n3,0,1,600,0\n1,60,2,540,0\n")]
    [InlineData("\uFEFF\"minute\",\"green_requests\",\"green_errors\",\"red_requests\",\"red_errors\"\r\n\"1\",\"0\",\"0\",\"600\",\"3\"\r\n 2 , \"60\" ,0,540,\" 1\"\r\n\r\n,,,,\r\n  \r\n")]
    [InlineData("\n\nminute,green_requests,green_errors,red_requests,red_errors\n1,0,0,600,3\n\n2,60.0,0.00,540.,1")]
    [InlineData("minute,green_requests,green_errors,red_requests,red_errors,green_slow,red_slow\n1,0,0,600,3,,\n2,60,0,540,1,3,")]
    public async Task Order_case_quotes_blanks_and_line_ends_do_not_matter(string text)
    {
        (await _trace.DecideAsync(text)).ShouldBe(("inconclusive", "2"));
        _trace.Bed.Events[0]["reasons"]![0]!.ToString().ShouldBe("Green failed 0 of 60 requests (0.0%), Red 1 of 540 (0.2%)");
    }

    [Fact]
    public async Task Minutes_without_a_row_are_minutes_without_data()
    {
        (await _trace.JudgeAsync(Rows(30))).ShouldBe(0);
        _trace.Bed.Output.ShouldContain("Red's last hour: 2 minutes");
        (await _trace.JudgeAsync(Rows(60))).ShouldBe(0);
        _trace.Bed.Output.ShouldContain("Red's last hour: 1 minute,");
        _trace.Bed.Error.ShouldContain("1 of 2 rows are followed by minutes that have no row");

        static string Rows(int gap) => $"{Trace.Header}\n0,0,0,600,300\n{gap},0,0,600,3\n{gap + 1},60,0,540,3\n{gap + 100},60,0,540,3";
    }

    [Fact]
    public async Task A_dash_reads_standard_input()
    {
        using var bed = new CommandBed { Input = Trace.AfterAnHour("60,60,540,3") };
        (await bed.RunAsync("judge", "-", "--json")).ShouldBe(0, bed.All);
        bed.Events[^1].ToJsonString().ShouldBe("""{"decision":"rollback","minute":60}""");
    }

    [Fact]
    public void Any_text_is_judged_or_refused()
    {
        var cell = Gen.OneOf(
            Gen.Int[-2, 30].Select(number => $"{number}"),
            Gen.OneOf("", "\"", "1e9", " 7 ", "\"8\"", "\"9", "x\"y", "NaN", "\0", "\u00e9", "999999999999", "1000000000001", "2026-11-23T10:00Z", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "-9223372036854775808"));
        var row = cell.Array[1, 7].Select(cells => string.Join(',', cells));
        var usual = Gen.Select(Gen.Int[0, 50], Gen.Int[0, 60], Gen.Int[0, 60]).Select((green, red, errors) => $"{green},{Math.Min(errors, green)},{red},{Math.Min(errors, red)}");
        var text = Gen.OneOf(
            Gen.String,
            row.Array[0, 12].Select(rows => string.Join('\n', [Trace.Header, .. rows])),
            usual.Array[1, 90].Select(rows => Trace.WithHeader(rows)),
            Gen.Select(usual.Array[1, 20], row, Gen.Int[0, 20]).Select((rows, broken, at) => Trace.WithHeader(rows.Take(at).Append(broken).Concat(rows.Skip(at)))));
        Gen.Select(text, Gen.Bool, Gen.OneOf("\n", "\r\n", "\r")).Sample(
            (written, json, end) =>
            {
                using var bed = new CommandBed { Input = written.ReplaceLineEndings(end) };
                var exit = bed.RunAsync(["judge", "-", .. json ? (string[])["--json"] : []]).GetAwaiter().GetResult();
                exit.ShouldBeOneOf(0, 2);
                if (exit == 2)
                    (bed.Output.Length == 0 && bed.Error.StartsWith("standard input cannot be judged:", StringComparison.Ordinal)).ShouldBeTrue(bed.All);
                else if (json)
                    ((string)bed.Events[^1]["decision"]!).ShouldBeOneOf("rollback", "safe", "inconclusive");
                else
                    bed.Output.ShouldStartWith("policy: ");
            },
            iter: 1_000,
            threads: 1);
    }
}
