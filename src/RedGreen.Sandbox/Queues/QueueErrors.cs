using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Queues;

/// <summary>SQS's refusals.</summary>
internal static class QueueErrors
{
    public static AwsError Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AwsError Invalid(string message) => new("InvalidParameterValue", message);

    public static AwsError NoSuchQueue() => new("QueueDoesNotExist", "The specified queue does not exist.");

    /// <summary>AWS can do it and this sandbox cannot: say so, never skip it.</summary>
    public static AwsError NotInSandbox(string what) => new("UnsupportedOperation", $"{what} is not supported by this sandbox's SQS, which has standard queues to read dead letters from.");
}
