using System.Text.Json;

namespace RedGreen.Standins.Tests.Lambda;

/// <summary>Functions run as the executables they are, over the Runtime API.</summary>
public class FunctionTests
{
    [Theory]
    [InlineData("AsyncWithEverything", """{"item":"tea","count":2}""", """{"text":"2 x tea, same scope: True, seconds left: True","served":1}""")]
    [InlineData("AsyncWithoutResult", """{"item":"tea","count":2}""", "")]
    [InlineData("Sync", """{"ITEM":"tea"}""", """{"text":"tea","served":1}""")]
    [InlineData("SyncWithoutResult", "{}", "")]
    [InlineData("WithoutEvent", """{"anything":1}""", "1")]
    [InlineData("Static", "\"quiet\"", "\"QUIET\"")]
    [InlineData("Raw", """[1, {"raw": true}]""", """[1, {"raw": true}]""")]
    public async Task Every_form_of_method_is_a_function(string handler, string @event, string response)
    {
        await using var sample = await SampleProcess.Start(handler);
        (await sample.Runtime.Invoke(@event)).ShouldBe(new Posted("invocation/request-1/response", response, null));
    }

    [Fact]
    public async Task A_process_serves_one_invocation_after_the_other_with_its_own_singletons_and_a_scope_each()
    {
        await using var sample = await SampleProcess.Start("AsyncWithEverything");
        for (var i = 1; i <= 5; i++)
        {
            var posted = await sample.Runtime.Invoke("""{"item":"tea","count":2}""");
            posted.Path.ShouldBe($"invocation/request-{i}/response");
            JsonDocument.Parse(posted.Body).RootElement.GetProperty("served").GetInt32().ShouldBe(i);
        }
    }

    [Fact]
    public async Task A_failure_is_reported_under_the_exceptions_bare_name_and_the_next_invocation_goes_on()
    {
        await using var sample = await SampleProcess.Start("AsyncWithoutResult");
        var failed = await sample.Runtime.Invoke("""{"item":"tea","count":0}""");
        failed.Path.ShouldBe("invocation/request-1/error");
        failed.ErrorType.ShouldBe("OrderRefused");
        var error = JsonDocument.Parse(failed.Body).RootElement;
        error.GetProperty("errorType").GetString().ShouldBe("OrderRefused");
        error.GetProperty("errorMessage").GetString().ShouldBe("nothing was ordered");
        error.GetProperty("stackTrace").EnumerateArray().First().GetString().ShouldNotBeNull().ShouldContain("Functions.AsyncWithoutResult");

        (await sample.Runtime.Invoke("""{"item":"tea","count":1}""")).Path.ShouldBe("invocation/request-2/response");
    }

    [Fact]
    public async Task An_event_of_the_wrong_shape_is_an_error_that_names_the_type_and_the_cause()
    {
        await using var sample = await SampleProcess.Start("Sync");
        var failed = await sample.Runtime.Invoke("[]");
        failed.ErrorType.ShouldBe("JsonSerializerException");
        var error = JsonDocument.Parse(failed.Body).RootElement;
        error.GetProperty("errorMessage").GetString().ShouldNotBeNull().ShouldContain("SampleFunctions.Order");
        error.GetProperty("cause").GetProperty("errorType").GetString().ShouldBe("JsonException");
    }

    [Fact]
    public async Task A_result_that_the_service_finds_too_large_fails_that_invocation_only()
    {
        await using var sample = await SampleProcess.Start("WithoutEvent");
        sample.Runtime.PostStatus = 413;
        await sample.Runtime.Invoke("{}");
        (await sample.Runtime.Invoke("{}")).ShouldBe(new Posted("invocation/request-2/response", "2", null));
    }

    [Theory]
    [InlineData("Nope", "ANNOTATIONS_HANDLER is 'Nope', which is no function of this program. It has: AsyncWithEverything, ")]
    [InlineData(null, "ANNOTATIONS_HANDLER is not set. It names the function to run: AsyncWithEverything, ")]
    public async Task An_unknown_function_is_an_init_error_that_names_the_known_ones(string? handler, string message)
    {
        await using var sample = await SampleProcess.Start(handler);
        var posted = await sample.Runtime.Posted();
        posted.Path.ShouldBe("init/error");
        JsonDocument.Parse(posted.Body).RootElement.GetProperty("errorMessage").GetString().ShouldNotBeNull().ShouldStartWith(message);
        (await sample.Ended()).ShouldNotBe(0);
    }

    [Fact]
    public async Task A_failure_while_starting_is_an_init_error_under_its_own_name()
    {
        await using var sample = await SampleProcess.Start("Sync", ("SAMPLE_MISSING", "TABLE"));
        var posted = await sample.Runtime.Posted();
        posted.Path.ShouldBe("init/error");
        posted.ErrorType.ShouldBe("SettingMissing");
        (await sample.Ended()).ShouldNotBe(0);
    }

    [Fact]
    public async Task A_terminated_process_ends_well_while_it_waits_for_work()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await using var sample = await SampleProcess.Start("Sync");
        await sample.Runtime.Asked.WaitAsync(TimeSpan.FromMinutes(1));
        sample.Terminate();
        (await sample.Ended()).ShouldBe(0);
    }
}
