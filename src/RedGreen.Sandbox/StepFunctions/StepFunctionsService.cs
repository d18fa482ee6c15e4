using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Service;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions;

/// <summary>AWS Step Functions: state machines of type STANDARD in the Amazon States Language with JSONPath.</summary>
internal sealed class StepFunctionsService : AwsService
{
    private readonly SandboxContext _context;
    private readonly Executions _executions;

    /// <summary>Makes the service.</summary>
    /// <param name="context">The sandbox.</param>
    /// <param name="aws">What service integrations call.</param>
    /// <param name="functions">What Lambda integrations call.</param>
    /// <param name="seed">The seed of jitter, MathRandom, UUIDs and names: each execution has its own dice.</param>
    public StepFunctionsService(SandboxContext context, IAwsCaller aws, IFunctionHost functions, int seed)
        : base(new AwsServiceId("states", TargetPrefix: "AWSStepFunctions", JsonVersion: "1.0"))
    {
        _context = context;
        var machines = new StateMachines(context);
        _executions = new Executions(context, machines, aws, functions, seed, change => StatusChanged?.Invoke(change));
        Operations = new Dictionary<string, AwsOperation>
        {
            ["CreateStateMachine"] = machines.Create,
            ["UpdateStateMachine"] = machines.Update,
            ["DescribeStateMachine"] = machines.Describe,
            ["ListStateMachines"] = machines.List,
            ["ValidateStateMachineDefinition"] = StateMachines.Validate,
            ["StartExecution"] = _executions.Start,
            ["StopExecution"] = _executions.Stop,
            ["DescribeExecution"] = _executions.Describe,
            ["ListExecutions"] = _executions.List,
            ["GetExecutionHistory"] = _executions.History,
        };
    }

    /// <summary>An execution has started or ended. Raised under <see cref="SandboxContext.Gate"/>.</summary>
    public event Action<ExecutionStatusChange>? StatusChanged;

    /// <summary>Who watches the states of executions that start from now on; null for nobody.</summary>
    public IStateObserver? Observer
    {
        get => _executions.Observer;
        set => _executions.Observer = value;
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <summary>An execution, to look at from within the process.</summary>
    /// <exception cref="AwsError">ExecutionDoesNotExist.</exception>
    public StateMachineExecution Execution(string arn)
    {
        lock (_context.Gate)
            return _executions.Get(arn);
    }

    /// <summary>Completes when an execution has ended.</summary>
    /// <exception cref="AwsError">ExecutionDoesNotExist.</exception>
    public Task<ExecutionResult> Completion(string executionArn) => Execution(executionArn).Completion;
}
