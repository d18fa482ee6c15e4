using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Targets;

/// <summary>The kinds of targets that there are.</summary>
internal sealed class EventTargets(IAwsCaller aws, AsynchronousInvocation functions, Dice dice)
{
    /// <summary>Who EventBridge is to the services that it calls.</summary>
    public const string Caller = "events";

    /// <summary>The target of an ARN.</summary>
    /// <exception cref="AwsError">ValidationException: the sandbox has no such kind.</exception>
    public IEventTarget Of(string arn) => arn.Split(':') switch
    {
        ["arn", _, "states", _, _, "stateMachine", _] => new StateMachineTarget(aws, arn, dice),
        ["arn", _, "lambda", _, _, "function", _, ..] => new FunctionTarget(functions, arn),
        ["arn", _, "sns", _, _, _] => new TopicTarget(aws, arn),
        ["arn", _, "sqs", _, _, _] => new QueueTarget(aws, arn),
        ["arn", _, _, _, _, ..] => throw EventErrors.NotInSandbox($"The target {arn} (there are Step Functions state machines, Lambda functions, SNS topics and SQS queues)"),
        _ => throw EventErrors.Validation($"Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."),
    };
}
