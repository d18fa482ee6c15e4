using System.Diagnostics;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Lambda;

public class ProcessFunctionHostTests
{
    [Theory]
    [InlineData("""{"text":"grün","number":1.5,"list":[1,null]}""")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task A_function_gets_the_payload_and_its_answer_comes_back(string payload)
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var answer = await bed.InvokeAsync("Echo", JsonNode.Parse(payload));
        JsonNode.DeepEquals(answer, JsonNode.Parse(payload)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Echo")]
    [InlineData("Echo:live")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:Echo")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:Echo:1")]
    public async Task A_function_is_known_by_name_and_by_ARN_with_or_without_a_version(string function)
    {
        await using var bed = await FunctionHostBed.StartAsync();
        (await bed.InvokeAsync(function, 1)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_version_that_was_never_published_is_refused()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        (await Should.ThrowAsync<AwsError>(() => bed.InvokeAsync("Echo:2"))).Code.ShouldBe("ResourceNotFoundException");
        (await Should.ThrowAsync<AwsError>(() => bed.InvokeAsync("Hang:1"))).Code.ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task An_unknown_function_is_refused_as_Lambda_refuses_it()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var error = await Should.ThrowAsync<AwsError>(() => bed.InvokeAsync("Nobody"));
        error.Code.ShouldBe("ResourceNotFoundException");
        error.Message.ShouldBe("Function not found: arn:aws:lambda:eu-west-1:123456789012:function:Nobody");
    }

    [Fact]
    public async Task An_exception_arrives_with_its_bare_type_name_message_and_trace()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var error = await bed.FailureOfAsync("Throw");
        error.ErrorType.ShouldBe("GreenNeverBecameHealthy");
        error.Message.ShouldBe("0 of 2 tasks are healthy");
        error.Trace.ShouldBe(["at the first", "at the second"]);
    }

    [Fact]
    public async Task A_warm_process_is_used_again_even_after_an_exception()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        await bed.FailureOfAsync("Throw");
        await bed.FailureOfAsync("Throw");
        await bed.Log.UntilAsync("Lambda.Throw", "process");
        bed.Log.Lines.Count(line => line == ("Lambda.Throw", "starting Throw")).ShouldBe(1);
    }

    [Fact]
    public async Task A_process_that_dies_fails_the_invocation_and_the_next_one_starts_a_new_process()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var error = await bed.FailureOfAsync("Die");
            error.ErrorType.ShouldBe("Runtime.ExitError");
            error.Message.ShouldEndWith("Error: Runtime exited with error: exit status 1");
        }

        bed.Log.Lines.Count(line => line == ("Lambda.Die", "starting Die")).ShouldBe(2);
        bed.Log.Lines.ShouldContain(("Lambda.Die", "about to die"));
    }

    [Fact]
    public async Task A_process_that_died_while_idle_is_replaced_unnoticed()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var first = (int)(await bed.InvokeAsync("WhoAmI"))!["process"]!;
        using (var process = Process.GetProcessById(first))
            process.Kill();
        await bed.Log.UntilAsync("Lambda.WhoAmI", "The process ended");
        var second = (int)(await bed.InvokeAsync("WhoAmI"))!["process"]!;
        second.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_function_that_runs_out_of_time_is_dead_when_the_error_arrives()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var error = await bed.FailureOfAsync("Hang");
        error.ErrorType.ShouldBe("Sandbox.Timedout");
        error.Message.ShouldEndWith("Error: Task timed out after 1.00 seconds");
        var process = int.Parse(bed.Log.Lines.Single(entry => entry.Line.StartsWith("process ")).Line["process ".Length..]);
        Should.Throw<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Fact]
    public async Task A_function_that_reports_why_it_cannot_start_fails_with_that_reason()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var error = await bed.FailureOfAsync("FailAtInit");
        error.ErrorType.ShouldBe("InvalidConfiguration");
        error.Message.ShouldBe("STRATEGY is not set");
    }

    [Fact]
    public async Task A_function_that_dies_at_its_start_fails_with_its_exit_status()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var error = await bed.FailureOfAsync("DieAtInit");
        error.ErrorType.ShouldBe("Runtime.ExitError");
        error.Message.ShouldEndWith("exit status 3");
    }

    [Fact]
    public async Task An_answer_that_is_not_JSON_is_an_error()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        (await bed.FailureOfAsync("Babble")).ErrorType.ShouldBe("Runtime.MarshalError");
    }

    [Fact]
    public async Task A_busy_function_gets_a_second_process()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var payload = bed.InFolder();
        payload["guests"] = 2;
        var answers = await Task.WhenAll(bed.InvokeAsync("Meet", payload), bed.InvokeAsync("Meet", payload));
        answers.Select(answer => (int)answer!).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Beyond_its_concurrency_a_function_serves_one_invocation_after_the_other()
    {
        await using var bed = await FunctionHostBed.StartAsync(concurrency: 1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bed.InvokeAsync("WhoAmI")));
        answers.Select(answer => (int)answer!["process"]!).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_stop_the_function()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var payload = bed.InFolder();
        payload["guests"] = 2;
        using var patience = new CancellationTokenSource();
        var first = bed.Host.InvokeAsync("Meet", payload, patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        // The second answers only since the first, whom nobody waits for any more, is still there to meet.
        (await bed.InvokeAsync("Meet", payload)).ShouldNotBeNull();
    }

    [Fact]
    public async Task No_process_outlives_the_host()
    {
        int process;
        await using (var bed = await FunctionHostBed.StartAsync())
            process = (int)(await bed.InvokeAsync("WhoAmI"))!["process"]!;
        Should.Throw<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Fact]
    public async Task An_executable_that_is_not_there_is_said_at_the_start()
    {
        var settings = new ProcessFunctionSettings(
            [new("Plan", "RedGreen.Nowhere", TimeSpan.FromSeconds(3), 128, new Dictionary<string, string>())], AppContext.BaseDirectory, () => new("http://127.0.0.1:1"));
        using var log = new FunctionHostBed.KeptLog();
        var error = await Should.ThrowAsync<FileNotFoundException>(() => ProcessFunctionHost.StartAsync(FunctionHostBed.Context(), settings, log, default));
        error.Message.ShouldContain("RedGreen.Nowhere.dll");
    }
}
