using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class WireEndpointTests
{
    [Fact]
    public void A_defect_is_logged_and_its_message_stays_inside()
    {
        var log = new DefectLog();
        foreach (var request in new[] { Wired.Json("Echo_echo.Break", "{}"), Wired.Form("Action=Break&Version=2026-01-01"), Wired.Cbor("Break", []), Wired.Json("Echo_echo.Unwritable", "{}") })
        {
            var response = Wired.Endpoint(log: log).Dispatch(request);
            response.Status.ShouldBe(500);
            response.Text().ShouldContain("InternalFailure");
            response.Text().ShouldNotContain("secret");
            response.Text().ShouldNotContain("InvalidOperation");
        }

        log.Defects.Count.ShouldBe(4);
        log.Defects[0].ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void A_body_over_the_limit_is_refused_in_the_protocols_own_form()
    {
        var body = new string(' ', WireEndpoint.BodyLimit + 1);
        Wired.Endpoint().Dispatch(Wired.Json("Echo_echo.Echo", body)).Status.ShouldBe(413);
        Wired.Endpoint().Dispatch(Wired.Cbor("Echo", new byte[WireEndpoint.BodyLimit + 1])).Status.ShouldBe(413);
        var response = Wired.Endpoint().Dispatch(Wired.Form(body));
        response.Status.ShouldBe(413);
        response.Text().ShouldContain("<Code>RequestEntityTooLarge</Code>");
    }

    [Fact]
    public void Filters_see_every_call_in_order_with_the_gate_held()
    {
        var context = Wired.Context();
        List<string> seen = [];
        var endpoint = Wired.Endpoint([new Watch("first", seen, context), new Watch("second", seen, context)], context: context);

        endpoint.Dispatch(Wired.Json("Echo_echo.Echo", "{}")).Status.ShouldBe(200);
        endpoint.Call("echo", "Count", new JsonObject { ["Number"] = 1 }, "states:arn:one")["Number"]!.GetValue<int>().ShouldBe(2);

        seen.ShouldBe(["first echo.Echo client", "second echo.Echo client", "first echo.Count states arn:one", "second echo.Count states arn:one"]);
    }

    [Fact]
    public void A_filter_can_lose_the_answer_of_a_call()
    {
        var response = Wired.Endpoint([new LoseAnswers()]).Dispatch(Wired.Json("Echo_echo.Echo", "{}"));
        response.Status.ShouldBe(503);
        response.Text().ShouldContain("ServiceUnavailable");
    }

    [Theory]
    [InlineData("nobody", "Echo")]
    [InlineData("echo", "Nothing")]
    public void A_call_from_inside_to_what_does_not_exist_is_an_AWS_error(string service, string operation) =>
        Should.Throw<AwsError>(() => Wired.Endpoint().Call(service, operation, [], "states")).Code.ShouldBe("UnknownOperationException");

    [Fact]
    public void Health_needs_no_signature() =>
        Wired.Endpoint().Dispatch(new WireRequest("GET", "/health", "", null, null, default)).Status.ShouldBe(200);

    private sealed class Watch(string name, List<string> seen, SandboxContext context) : IWireFilter
    {
        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
        {
            context.Gate.IsHeldByCurrentThread.ShouldBeTrue();
            seen.Add($"{name} {call.Service}.{call.Operation} {call.Caller} {call.Execution}".TrimEnd());
            return next(call);
        }
    }

    private sealed class LoseAnswers : IWireFilter
    {
        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
        {
            next(call);
            throw new AwsError("ServiceUnavailable", "The answer is lost.", 503);
        }
    }

    private sealed class DefectLog : ILogger<WireEndpoint>
    {
        public List<Exception> Defects { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Defects.Add(exception!);
    }
}
