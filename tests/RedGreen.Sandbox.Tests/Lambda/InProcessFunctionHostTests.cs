using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Lambda;

public class InProcessFunctionHostTests
{
    private readonly JsonObject _kept = new() { ["count"] = 1 };
    private readonly InProcessFunctionHost _host;

    public InProcessFunctionHostTests() => _host = new(FunctionHostBed.Context(), new Dictionary<string, Func<JsonNode?, CancellationToken, Task<JsonNode?>>>
    {
        ["Keep"] = (payload, _) =>
        {
            payload!["seen"] = true;
            return Task.FromResult<JsonNode?>(_kept);
        },
        ["Throw"] = (_, _) => throw new InvalidDataException("no data"),
    });

    [Fact]
    public void A_function_completes_on_the_callers_thread() =>
        _host.InvokeAsync("arn:aws:lambda:eu-west-1:123456789012:function:Keep:live", new JsonObject(), default).IsCompleted.ShouldBeTrue();

    [Fact]
    public async Task Nothing_is_shared_between_caller_and_function()
    {
        var payload = new JsonObject();
        var answer = await _host.InvokeAsync("Keep", payload, default);
        answer!["count"] = 2;
        payload.ContainsKey("seen").ShouldBeFalse();
        ((int)_kept["count"]!).ShouldBe(1);
    }

    [Fact]
    public async Task An_exception_becomes_an_error_of_its_bare_type_name()
    {
        var error = await Should.ThrowAsync<FunctionError>(() => _host.InvokeAsync("Throw", null, default));
        error.ErrorType.ShouldBe("InvalidDataException");
        error.Message.ShouldBe("no data");
    }

    [Fact]
    public async Task An_unknown_function_is_refused() =>
        (await Should.ThrowAsync<AwsError>(() => _host.InvokeAsync("Nobody", null, default))).Code.ShouldBe("ResourceNotFoundException");
}
