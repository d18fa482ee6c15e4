using System.Text.Json.Nodes;
using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Events.Inputs;
using RedGreen.Sandbox.Events.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>A target of a rule.</summary>
/// <param name="Id">Its id within the rule.</param>
/// <param name="Arn">What it is.</param>
/// <param name="Given">As it was put, to be listed.</param>
/// <param name="Input">What it gets of an event.</param>
/// <param name="Policy">How long a delivery is tried.</param>
/// <param name="DeadLetterArn">The queue for what cannot be delivered; null for none.</param>
/// <param name="Destination">Where it leads.</param>
internal sealed record RuleTarget(
    string Id, string Arn, JsonObject Given, TargetInput Input, RetryPolicy Policy, string? DeadLetterArn, IEventTarget Destination)
{
    private const int MostRetries = 185;
    private const int OldestEvent = 86_400;
    private static readonly string[] Known = ["Arn", "DeadLetterConfig", "Id", "Input", "InputPath", "InputTransformer", "RetryPolicy", "RoleArn"];

    /// <summary>Reads a target.</summary>
    /// <exception cref="AwsError">ValidationException.</exception>
    public static RuleTarget Read(JsonObject given, EventTargets targets)
    {
        var id = given.Text("Id") ?? throw EventErrors.Missing("Targets.Id");
        RuleNames.Check("Targets.Id", id);
        var arn = given.Text("Arn") ?? throw EventErrors.Missing("Targets.Arn");
        if (given.Select(member => member.Key).Except(Known).FirstOrDefault() is { } unknown)
            throw EventErrors.NotInSandbox($"{unknown} of target {id}");
        var destination = targets.Of(arn);
        if (destination is StateMachineTarget && given.Text("RoleArn") is null)
            throw EventErrors.Validation($"RoleArn is required for target {arn}.");
        return new(id, arn, given.DeepClone().AsObject(), TargetInput.Read(given, id), Retries(given.Structure("RetryPolicy")), DeadLetters(given, id), destination);
    }

    private static RetryPolicy Retries(JsonObject? given) => new(
        Within(given, nameof(RetryPolicy.MaximumRetryAttempts), 0, MostRetries),
        TimeSpan.FromSeconds(Within(given, "MaximumEventAgeInSeconds", 60, OldestEvent)));

    private static int Within(JsonObject? given, string name, int least, int most) => (given?.Int(name) ?? most) is var number && number >= least && number <= most
        ? number
        : throw EventErrors.Validation($"RetryPolicy.{name} is {least} to {most}, not {number}.");

    private static string? DeadLetters(JsonObject given, string id) => given.Structure("DeadLetterConfig")?.Text("Arn") switch
    {
        null => null,
        var arn when arn.StartsWith("arn:aws:sqs:", StringComparison.Ordinal) => arn,
        var other => throw EventErrors.Validation($"DeadLetterConfig.Arn of target {id} is the ARN of an SQS queue, not {other}."),
    };
}
