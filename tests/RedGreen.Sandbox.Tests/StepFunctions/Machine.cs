using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Integrations;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.StepFunctions;

/// <summary>Runs machines in virtual time, with functions and services that the test gives.</summary>
internal sealed class Machine
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public VirtualTime Time { get; } = new(Start);

    public FakeFunctions Functions { get; } = new();

    public FakeAws Aws { get; } = new();

    public IStateObserver? Observer { get; init; }

    public int Seed { get; init; } = 1;

    public TimeSpan Elapsed => Time.GetUtcNow() - Start;

    public static StateMachineDefinition Load(string definition) => StateMachineDefinition.Parse(definition, ServiceIntegrations.All);

    /// <summary>One state of this body, between nothing and nothing.</summary>
    public static string Of(string state) => $$$"""{"StartAt":"S","States":{"S":{{{state}}} }}""";

    /// <summary>A state S that leads to T.</summary>
    public static string Of(string state, string then) => $$$"""{"StartAt":"S","States":{"S":{{{state}}},"T":{{{then}}} }}""";

    public StateMachineExecution Begin(string definition, string input = "{}") => Begin(Load(definition), input);

    public StateMachineExecution Begin(StateMachineDefinition definition, string input = "{}")
    {
        var execution = new StateMachineExecution(
            new ExecutionIdentity(
                "arn:aws:states:eu-west-1:123456789012:execution:machine:run",
                "run",
                "arn:aws:states:eu-west-1:123456789012:stateMachine:machine",
                "machine",
                "arn:aws:iam::123456789012:role/machine",
                "eu-west-1"),
            definition,
            Json.Parse(input),
            Aws,
            Functions,
            Time,
            Seed)
        { Observer = Observer };
        execution.Start();
        return execution;
    }

    public StateMachineExecution Run(string definition, string input = "{}")
    {
        var execution = Begin(definition, input);
        Time.RunUntil(execution.Completion, TimeSpan.FromDays(4000));
        return execution;
    }

    /// <summary>The output of a run that succeeds.</summary>
    public string Output(string definition, string input = "{}")
    {
        var result = Run(definition, input).Result!;
        result.Status.ShouldBe(ExecutionStatus.Succeeded, $"{result.Error}: {result.Cause}");
        return result.Output!.ToString();
    }

    /// <summary>The error and cause of a run that fails.</summary>
    public (string? Error, string? Cause) Failure(string definition, string input = "{}")
    {
        var result = Run(definition, input).Result!;
        result.Status.ShouldBe(ExecutionStatus.Failed, result.Output?.ToString());
        return (result.Error, result.Cause);
    }
}
