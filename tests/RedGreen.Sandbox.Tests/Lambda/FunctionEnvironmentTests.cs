using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.Lambda;

public class FunctionEnvironmentTests
{
    [Fact]
    public async Task A_function_finds_what_it_finds_on_Lambda()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var environment = (JsonObject)(await bed.InvokeAsync("WhoAmI"))!["environment"]!;
        ((string?)environment["AWS_LAMBDA_FUNCTION_NAME"]).ShouldBe("WhoAmI");
        ((string?)environment["AWS_LAMBDA_FUNCTION_VERSION"]).ShouldBe("1");
        ((string?)environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]).ShouldBe("512");
        ((string?)environment["AWS_LAMBDA_LOG_GROUP_NAME"]).ShouldBe("/aws/lambda/WhoAmI");
        ((string?)environment["_HANDLER"]).ShouldBe("EchoFunction");
        ((string?)environment["AWS_ENDPOINT_URL"]).ShouldBe("http://127.0.0.1:4510");
        ((string?)environment["LOCK_TABLE"]).ShouldBe("locks");
    }

    [Fact]
    public async Task A_function_cannot_set_what_Lambda_reserves()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var environment = (JsonObject)(await bed.InvokeAsync("WhoAmI"))!["environment"]!;
        ((string?)environment["AWS_REGION"]).ShouldBe("eu-west-1");
    }

    [Fact]
    public async Task The_developers_own_AWS_settings_never_reach_a_function()
    {
        Environment.SetEnvironmentVariable("AWS_ONLY_THE_DEVELOPERS", "production");
        await using var bed = await FunctionHostBed.StartAsync();
        var environment = (JsonObject)(await bed.InvokeAsync("WhoAmI"))!["environment"]!;
        environment.ContainsKey("AWS_ONLY_THE_DEVELOPERS").ShouldBeFalse();
    }

    [Fact]
    public async Task The_deadline_is_the_wall_clocks_even_where_the_sandbox_lives_in_another_time()
    {
        await using var bed = await FunctionHostBed.StartAsync();
        var before = TimeProvider.System.GetUtcNow();
        var headers = (JsonObject)(await bed.InvokeAsync("WhoAmI"))!["headers"]!;
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)headers["Lambda-Runtime-Deadline-Ms"]!));
        (deadline - before).ShouldBeInRange(TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(4));
        ((string?)headers["Lambda-Runtime-Invoked-Function-Arn"]).ShouldBe("arn:aws:lambda:eu-west-1:123456789012:function:WhoAmI");
        ((string)headers["Lambda-Runtime-Trace-Id"]!).ShouldMatch("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$");
    }
}
