using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events;

/// <summary>EventBridge's refusals.</summary>
internal static class EventErrors
{
    public static AwsError Validation(string message) => new("ValidationException", message);

    public static AwsError Missing(string parameter) => Validation($"The parameter {parameter} is required.");

    public static AwsError NoSuchRule(string name) => new("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {EventBus.Name}.");

    public static AwsError NoSuchBus(string name) => new("ResourceNotFoundException", $"Event bus {name} does not exist. The sandbox has the default one.");

    public static AwsError InvalidPattern(string reason) => new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}");

    /// <summary>AWS can do it and this sandbox cannot: say so, never skip it.</summary>
    public static AwsError NotInSandbox(string what) => Validation($"{what} is not supported by this sandbox's EventBridge.");
}
