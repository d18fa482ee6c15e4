using System.Text.Json;

namespace RedGreen.Standins.Tests.Lambda;

/// <summary>What a function writes, by its logger or to the console, is found under the request's id.</summary>
public class LogTests
{
    [Fact]
    public async Task Every_line_carries_the_request_id_and_the_level()
    {
        var lines = await LinesOfOneOrder();
        lines.ShouldContain(line => line.EndsWith("Z\trequest-1\tinfo\torder of 2 tea", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("Z\trequest-1\tinfo\tthrough the console", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("Z\trequest-1\tinfo\tvisit over", StringComparison.Ordinal), "the invocation's scope ends within the invocation");
    }

    [Fact]
    public async Task Lines_are_json_objects_where_the_function_is_configured_so()
    {
        var line = JsonDocument.Parse((await LinesOfOneOrder(("AWS_LAMBDA_LOG_FORMAT", "JSON"))).First(l => l.Contains("order of", StringComparison.Ordinal))).RootElement;
        line.GetProperty("message").GetString().ShouldBe("order of 2 tea");
        line.GetProperty("level").GetString().ShouldBe("Information");
        line.GetProperty("requestId").GetString().ShouldBe("request-1");
        line.GetProperty("traceId").GetString().ShouldBe("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        line.GetProperty("timestamp").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Lines_below_the_configured_level_are_left_out()
        => (await LinesOfOneOrder(("AWS_LAMBDA_LOG_LEVEL", "WARN"))).ShouldBeEmpty();

    private static async Task<IReadOnlyCollection<string>> LinesOfOneOrder(params (string Name, string Value)[] environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM, by which the process is brought to write its last line.");
        await using var sample = await SampleProcess.Start("AsyncWithEverything", environment);
        await sample.Runtime.Invoke("""{"item":"tea","count":2}""");
        sample.Terminate();
        await sample.Ended();
        return sample.Lines;
    }
}
