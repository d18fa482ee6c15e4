using System.Text;

namespace RedGreen.Cli.Tests.Judging;

public sealed class BrokenTraceTests : IDisposable
{
    private readonly Trace _trace = new();

    public void Dispose() => _trace.Dispose();

    [Theory]
    [InlineData("2,60,61,540,3", ":3: green_errors: found \"61\"; expected a whole number from 0 to the 60 requests of that side")]
    [InlineData("2,60,6,540,541", ":3: red_errors: found \"541\"; expected a whole number from 0 to the 540 requests of that side")]
    [InlineData("2,-60,0,540,3", ":3: green_requests: found \"-60\"; expected a whole number from 0 to 1000000000000")]
    [InlineData("2,many,0,540,3", ":3: green_requests: found \"many\"; expected a whole number")]
    [InlineData("2,60,0,540.5,3", ":3: red_requests: found \"540.5\"; expected a whole number")]
    [InlineData("2,60,0,\"1,204\",3", ":3: red_requests: found \"1,204\"; expected a whole number")]
    [InlineData("2,1000000000001,0,540,3", ":3: green_requests: found \"1000000000001\"; expected a whole number from 0 to 1000000000000")]
    [InlineData("2,60,0,99999999999999999999,3", ":3: red_requests: found \"99999999999999999999\"")]
    [InlineData("2,60,0,540,NaN", ":3: red_errors: found \"NaN\"")]
    [InlineData("1,60,0,540,3", ":3: minute: found \"1\"; expected a later minute than 1 of line 2")]
    [InlineData("0,60,0,540,3", ":3: minute: found \"0\"; expected a later minute than 1 of line 2")]
    [InlineData("10:01,60,0,540,3", ":3: minute: found \"10:01\"; expected a whole number or an ISO 8601 time such as")]
    [InlineData(",60,0,540,3", ":3: minute: found nothing; expected a whole number or an ISO 8601 time such as")]
    [InlineData("2026-11-23T10:00Z,60,0,540,3", ":3: minute: found \"2026-11-23T10:00Z\"; expected a number as in line 2")]
    [InlineData("2,60,0,540,3,9", ":3: column 6: found \"9\"; expected 5 values, one for each column of the header")]
    [InlineData("2,60,0,540", ":3: red_errors: found nothing; expected 5 values")]
    [InlineData("2,60,0,\"540\"1,3", ":3: red_requests: found \"5401\"; expected quotes around the whole value")]
    [InlineData("2,60,0,540,\"3", "; expected quotes around the whole value, in one line, or none")]
    public async Task A_broken_row_is_named_with_its_line_and_column(string row, string problem)
    {
        (await _trace.JudgeAsync($"{Trace.Header}\n1,60,0,540,3\n{row}", "--json")).ShouldBe(2);
        _trace.Bed.Output.ShouldBeEmpty();
        _trace.Bed.Error.ShouldStartWith($"{_trace.Path} cannot be judged:");
        _trace.Bed.Error.ShouldContain($"  {_trace.Path}:3: ");
        _trace.Bed.Error.ShouldContain(problem);
    }

    [Theory]
    [InlineData("", ":1: minute: found nothing; expected a first line with the columns minute,green_requests,")]
    [InlineData("\n \n,,\n", ":1: minute: found nothing")]
    [InlineData("minute,green_requests,green_errors,red_requests\n1,2,0,3", ":1: red_errors: found nothing; expected a column of this name")]
    [InlineData("\nminute,green_requests,green_errors,red_requests,red_errors,region\n", ":2: column 6: found \"region\"; expected one of minute, green_requests,")]
    [InlineData("minute;green_requests;green_errors;red_requests;red_errors\n", "red_slow, separated by commas")]
    [InlineData("minute,Minute,green_requests,green_errors,red_requests,red_errors\n", ":1: column 2: found \"Minute\"; expected every column once")]
    [InlineData("minute,green_requests,green_errors,red_requests,red_errors,red_slow\n", ":1: green_slow: found nothing; expected a column of this name: slow requests are compared where both sides have them")]
    [InlineData("minute,green_requests,green_errors,red_requests,red_errors\n", ":1: green_requests: found nothing; expected a number above 0 in one row at least")]
    [InlineData("minute,green_requests,green_errors,red_requests,red_errors\n1,0,0,9,0\n2,,,9,0\n", ":3: green_requests: found nothing; expected a number above 0 in one row at least")]
    public async Task A_file_that_is_no_trace_says_what_one_has(string text, string problem)
    {
        (await _trace.JudgeAsync(text)).ShouldBe(2);
        _trace.Bed.Output.ShouldBeEmpty();
        _trace.Bed.Error.ShouldContain(problem);
    }

    [Fact]
    public async Task Every_problem_is_told_at_once()
    {
        (await _trace.JudgeAsync($"{Trace.Header}\n1,x,0,540,3\n\n3,60,61,-1,3\n2,60,0,540,3\n4,60,0,540,3")).ShouldBe(2);
        _trace.Bed.Error.ReplaceLineEndings("\n").TrimEnd().Split('\n').Skip(1).Select(line => line[$"  {_trace.Path}:".Length..line.IndexOf(": found", StringComparison.Ordinal)])
            .ShouldBe(["2: green_requests", "4: green_errors", "4: red_requests", "5: minute"]);
    }

    [Fact]
    public async Task After_twenty_problems_it_reads_no_further()
    {
        (await _trace.JudgeAsync(Trace.WithHeader(Enumerable.Repeat("x,0,540,3", 1_000)))).ShouldBe(2);
        var lines = _trace.Bed.Error.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        lines.Length.ShouldBe(22);
        lines[^1].ShouldBe("  The rest of the file was not read after 20 problems.");
    }

    [Fact]
    public async Task What_stands_in_a_file_of_another_kind_cannot_reach_the_terminal()
    {
        (await _trace.JudgeAsync(Encoding.Latin1.GetBytes($"\u001b]0;title\a\u001b[2J{new string('x', 5_000)}"))).ShouldBe(2);
        _trace.Bed.Error.ShouldNotContain('\u001b');
        _trace.Bed.Error.Length.ShouldBeLessThan(2_000);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_file_is_named()
    {
        (await _trace.Bed.RunAsync("judge", _trace.Path)).ShouldBe(2);
        _trace.Bed.Error.ShouldContain($"There is no file {_trace.Path}.");
        var folder = Path.GetDirectoryName(_trace.Path)!;
        (await _trace.Bed.RunAsync("judge", folder, "--json")).ShouldBe(2);
        _trace.Bed.Error.ShouldContain($"{folder} cannot be read: ");
        _trace.Bed.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--tolerance: found \"0.5\"; allowed: a number such as 1.5, from 1 to 100", "--tolerance", "0.5")]
    [InlineData("--tolerance: found \"-1\"", "--tolerance", "-1")]
    [InlineData("--error-budget: found \"0.6\"; allowed: a share such as 0.01", "--error-budget", "0.6")]
    [InlineData("--max-error-rate: found \"101%\"; allowed: a share such as 0.01", "--max-error-rate", "101%")]
    public async Task Options_are_read_as_tags_and_requests_are(string problem, params string[] options)
    {
        (await _trace.JudgeAsync(Trace.AfterAnHour("60,0,540,3"), options)).ShouldBe(2);
        _trace.Bed.Error.ShouldStartWith(problem);
        _trace.Bed.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_wrong_option_is_told_at_once()
    {
        (await _trace.JudgeAsync(Trace.AfterAnHour("60,0,540,3"), "--tolerance", "x", "--error-budget", "y", "--max-error-rate", "z")).ShouldBe(2);
        foreach (var problem in new[] { "--tolerance: found \"x\"", "--error-budget: found \"y\"", "--max-error-rate: found \"z\"" })
            _trace.Bed.Error.ShouldContain(problem);
    }
}
