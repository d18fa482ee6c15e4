using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.StepFunctions.Service;

public class StepFunctionsServiceTests
{
    private const string Role = "arn:aws:iam::123456789012:role/r";
    private const string Waits = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""";
    private readonly VirtualTime _time = new(Machine.Start);
    private readonly SandboxContext _context;
    private readonly FakeAws _aws = new();
    private readonly FakeFunctions _functions = new();
    private readonly StepFunctionsService _service;

    public StepFunctionsServiceTests()
    {
        _context = new SandboxContext(_time);
        _service = new StepFunctionsService(_context, _aws, _functions, seed: 3);
    }

    [Fact]
    public void An_execution_runs_from_start_to_end()
    {
        var started = Start(Create(Waits), "run-1", """{"a":1}""");
        var arn = started["executionArn"]!.GetValue<string>();
        arn.ShouldBe("arn:aws:states:eu-west-1:123456789012:execution:m:run-1");
        Describe(arn)["status"]!.GetValue<string>().ShouldBe("RUNNING");
        _time.RunUntil(_service.Completion(arn), TimeSpan.FromHours(1));
        var described = Describe(arn);
        described["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        described["input"]!.GetValue<string>().ShouldBe("""{"a":1}""");
        described["output"]!.GetValue<string>().ShouldBe("""{"a":1}""");
        (described["stopDate"]!.GetValue<double>() - described["startDate"]!.GetValue<double>()).ShouldBe(60);
        described["startDate"]!.GetValue<double>().ShouldBe(Machine.Start.ToUnixTimeSeconds());
    }

    [Fact]
    public void An_execution_begins_only_after_the_call_and_outside_the_gate()
    {
        var held = true;
        _functions.On("f", _ =>
        {
            held = _context.Gate.IsHeldByCurrentThread;
            return null;
        });
        var arn = Start(Create(Machine.Of("""{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"End":true}""")))["executionArn"]!.GetValue<string>();
        _functions.Calls.ShouldBeEmpty();
        _time.RunUntil(_service.Completion(arn), TimeSpan.Zero);
        held.ShouldBeFalse();
    }

    [Fact]
    public void Starting_again_with_the_same_input_is_idempotent_only_while_it_runs()
    {
        var machine = Create(Waits);
        var first = Start(machine, "n", "{}");
        Start(machine, "n", "{}").ToJsonString().ShouldBe(first.ToJsonString());
        Code(() => Start(machine, "n", """{"b":1}""")).ShouldBe("ExecutionAlreadyExists");
        _time.Advance(TimeSpan.FromMinutes(2));
        Code(() => Start(machine, "n", "{}")).ShouldBe("ExecutionAlreadyExists");
        _time.Advance(TimeSpan.FromDays(90));
        Start(machine, "n", "{}")["startDate"]!.GetValue<double>().ShouldBeGreaterThan(first["startDate"]!.GetValue<double>());
    }

    [Fact]
    public void A_name_is_made_where_none_is_given()
    {
        var machine = Create(Waits);
        var names = Enumerable.Range(0, 3).Select(_ => Start(machine)["executionArn"]!.GetValue<string>().Split(':')[^1]).ToList();
        names.ShouldBeUnique();
        names.Select(Guid.Parse).ShouldAllBe(name => name.Version == 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void A_name_that_AWS_would_refuse_is_refused(string name)
    {
        var machine = Create(Waits);
        Code(() => Start(machine, name)).ShouldBe("InvalidName");
    }

    [Fact]
    public void Requests_that_cannot_be_are_refused_with_AWS_s_codes()
    {
        var machine = Create(Waits);
        Code(() => Start(machine, input: "no json")).ShouldBe("InvalidExecutionInput");
        Code(() => Start(machine, input: $"\"{new string('x', 300_000)}\"")).ShouldBe("ValidationException");
        Code(() => Start(machine + "x")).ShouldBe("StateMachineDoesNotExist");
        Code(() => Start("machine")).ShouldBe("InvalidArn");
        Code(() => Describe(machine)).ShouldBe("InvalidArn");
        Code(() => Describe("arn:aws:states:eu-west-1:123456789012:execution:m:none")).ShouldBe("ExecutionDoesNotExist");
        Code(() => Call("ListExecutions", new { stateMachineArn = machine, nextToken = "?" })).ShouldBe("InvalidToken");
        Code(() => Call("ListExecutions", new { stateMachineArn = machine, maxResults = 1001 })).ShouldBe("ValidationException");
        Code(() => Call("ListExecutions", new { stateMachineArn = machine, statusFilter = "DONE" })).ShouldBe("ValidationException");
        Code(() => Call("StartSyncExecution", new { stateMachineArn = machine })).ShouldBe("UnknownOperationException");
    }

    [Fact]
    public void Executions_are_listed_newest_first_page_by_page()
    {
        var machine = Create(Waits);
        for (var i = 1; i <= 5; i++)
            Start(machine, $"n{i}");
        Call("StopExecution", new { executionArn = machine.Replace("stateMachine", "execution", StringComparison.Ordinal) + ":n2", error = "E", cause = "C" });
        Names(new { stateMachineArn = machine }).ShouldBe(["n5", "n4", "n3", "n2", "n1"]);
        Names(new { stateMachineArn = machine, statusFilter = "ABORTED" }).ShouldBe(["n2"]);
        Names(new { stateMachineArn = machine, statusFilter = "RUNNING", maxResults = 2 }).ShouldBe(["n5", "n4"]);
        var token = Call("ListExecutions", new { stateMachineArn = machine, maxResults = 2 })["nextToken"]!.GetValue<string>();
        Start(machine, "n6");
        Names(new { stateMachineArn = machine, maxResults = 2, nextToken = token }).ShouldBe(["n3", "n2"]);
        Call("ListExecutions", new { stateMachineArn = machine, maxResults = 6 }).ContainsKey("nextToken").ShouldBeFalse();
    }

    [Fact]
    public void Stopping_aborts_at_once_and_a_stopped_execution_stays_stopped()
    {
        var arn = Start(Create(Waits))["executionArn"]!.GetValue<string>();
        _time.Advance(TimeSpan.FromSeconds(10));
        var stopped = Call("StopExecution", new { executionArn = arn, error = "Operator", cause = "enough" });
        var described = Describe(arn);
        (described["status"]!.GetValue<string>(), described["error"]!.GetValue<string>(), described["cause"]!.GetValue<string>()).ShouldBe(("ABORTED", "Operator", "enough"));
        _time.Advance(TimeSpan.FromMinutes(5));
        Call("StopExecution", new { executionArn = arn }).ToJsonString().ShouldBe(stopped.ToJsonString());
        _service.Execution(arn).Status.ShouldBe(ExecutionStatus.Aborted);
    }

    [Fact]
    public void An_execution_that_is_stopped_before_its_first_state_never_runs_one()
    {
        var arn = Start(Create(Waits))["executionArn"]!.GetValue<string>();
        Call("StopExecution", new { executionArn = arn });
        _time.Advance(TimeSpan.FromMinutes(5));
        _service.Execution(arn).Path.ShouldBeEmpty();
        Events(arn).ShouldBe(["ExecutionStarted", "ExecutionAborted"]);
    }

    [Fact]
    public void The_history_is_shown_as_AWS_shows_it()
    {
        var arn = Start(Create(Waits), "h", """{"a":1}""")["executionArn"]!.GetValue<string>();
        _time.Advance(TimeSpan.FromMinutes(5));
        var events = Call("GetExecutionHistory", new { executionArn = arn })["events"]!.AsArray();
        events[1]!.ToJsonString().ShouldBe(
            """{"timestamp":1767225600,"type":"WaitStateEntered","id":2,"previousEventId":1,"stateEnteredEventDetails":{"name":"W","input":"{\u0022a\u0022:1}","inputDetails":{"truncated":false}}}""");
        Events(arn, reverse: true).ShouldBe(["ExecutionSucceeded", "WaitStateExited", "WaitStateEntered", "ExecutionStarted"]);
        Call("GetExecutionHistory", new { executionArn = arn, includeExecutionData = false })["events"]![1]!["stateEnteredEventDetails"]!.ToJsonString().ShouldBe("""{"name":"W"}""");
        var token = Call("GetExecutionHistory", new { executionArn = arn, maxResults = 3 })["nextToken"]!.GetValue<string>();
        Call("GetExecutionHistory", new { executionArn = arn, maxResults = 3, nextToken = token })["events"]!.AsArray().Single()!["id"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public void Whoever_listens_learns_of_every_start_and_end_under_the_gate()
    {
        var seen = new List<string>();
        _service.StatusChanged += change =>
        {
            _context.Gate.IsHeldByCurrentThread.ShouldBeTrue();
            seen.Add(change.Detail()["status"]!.GetValue<string>());
        };
        Start(Create("""{"StartAt":"W","TimeoutSeconds":5,"States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}"""));
        _time.Advance(TimeSpan.FromMinutes(5));
        seen.ShouldBe(["RUNNING", "TIMED_OUT"]);
    }

    [Fact]
    public void A_machine_is_created_once_updated_and_shown()
    {
        var arn = Create(Waits);
        Create(Waits).ShouldBe(arn);
        Code(() => Create(Waits.Replace("60", "61", StringComparison.Ordinal))).ShouldBe("StateMachineAlreadyExists");
        Code(() => Create("""{"StartAt":"X","States":{}}""", "other")).ShouldBe("InvalidDefinition");
        var running = Start(arn)["executionArn"]!.GetValue<string>();
        Call("UpdateStateMachine", new { stateMachineArn = arn, definition = """{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}""" });
        Call("DescribeStateMachine", new { stateMachineArn = arn })["definition"]!.GetValue<string>().ShouldContain("Succeed");
        Call("ListStateMachines", new { })["stateMachines"]!.AsArray().Single()!["name"]!.GetValue<string>().ShouldBe("m");
        _time.RunUntil(_service.Completion(running), TimeSpan.FromHours(1));
        _service.Execution(running).Path.ShouldBe(["W"]);
        Code(() => Call("UpdateStateMachine", new { stateMachineArn = arn })).ShouldBe("MissingRequiredParameter");
    }

    [Fact]
    public void A_definition_is_validated_with_every_problem()
    {
        Call("ValidateStateMachineDefinition", new { definition = Waits })["result"]!.GetValue<string>().ShouldBe("OK");
        var answer = Call("ValidateStateMachineDefinition", new { definition = """{"StartAt":"X","States":{"A":{"Type":"Pass"}}}""" });
        answer["result"]!.GetValue<string>().ShouldBe("FAIL");
        answer["diagnostics"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "Output", "\"{\\u0022in\\u0022:1}\"")]
    [InlineData(":2", "Output", """{"in":1}""")]
    public void An_execution_may_wait_for_another(string version, string member, string expected)
    {
        var child = Create(Waits, "child");
        _aws.On("states:StartExecution", input => _service.Handle("StartExecution", input)).On("states:DescribeExecution", input => _service.Handle("DescribeExecution", input));
        var parent = Create(Machine.Of($$$"""{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync{{{version}}}","Parameters":{"StateMachineArn":"{{{child}}}","Input":{"in":1}},"End":true}"""), "parent");
        var arn = Start(parent)["executionArn"]!.GetValue<string>();
        _time.RunUntil(_service.Completion(arn), TimeSpan.FromHours(1));
        _service.Execution(arn).Result!.Output!.ToNode()![member]!.ToJsonString().ShouldBe(expected);
    }

    [Fact]
    public void Substitutions_fill_in_every_name_or_name_what_is_missing()
    {
        var values = new Dictionary<string, string> { ["A"] = "x", ["B"] = "y" };
        DefinitionSubstitutions.Apply("""{"a":"${A}-${A}","b":"$.c"}""", values).ShouldBe("""{"a":"x-x","b":"$.c"}""");
        Should.Throw<ArgumentException>(() => DefinitionSubstitutions.Apply("${A}${C}${D}${C}", values)).Message.ShouldContain("C, D");
    }

    private string Create(string definition, string name = "m") =>
        Call("CreateStateMachine", new { name, definition, roleArn = Role })["stateMachineArn"]!.GetValue<string>();

    private JsonObject Start(string machine, string? name = null, string? input = null)
    {
        var request = new JsonObject { ["stateMachineArn"] = machine };
        if (name is not null)
            request["name"] = name;
        if (input is not null)
            request["input"] = input;
        return Handle("StartExecution", request);
    }

    private JsonObject Describe(string arn) => Call("DescribeExecution", new { executionArn = arn });

    private IEnumerable<string> Names(object request) =>
        Call("ListExecutions", request)["executions"]!.AsArray().Select(execution => execution!["name"]!.GetValue<string>());

    private IEnumerable<string> Events(string arn, bool reverse = false) =>
        Call("GetExecutionHistory", new { executionArn = arn, reverseOrder = reverse })["events"]!.AsArray().Select(each => each!["type"]!.GetValue<string>());

    private JsonObject Call(string operation, object request) => Handle(operation, System.Text.Json.JsonSerializer.SerializeToNode(request)!.AsObject());

    private JsonObject Handle(string operation, JsonObject request)
    {
        lock (_context.Gate)
            return _service.Handle(operation, request);
    }

    private static string Code(Action call) => Should.Throw<AwsError>(call).Code;
}
