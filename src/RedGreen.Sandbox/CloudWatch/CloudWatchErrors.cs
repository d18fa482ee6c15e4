using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch;

/// <summary>CloudWatch's refusals, with the codes of the query protocol.</summary>
internal static class CloudWatchErrors
{
    public static AwsError Validation(string message) => new("ValidationError", message);

    public static AwsError Required(string parameter) => new("ValidationError", $"The parameter {parameter} is required.");

    public static AwsError Missing(string parameter) => new("MissingParameter", $"The parameter {parameter} is required.");

    public static AwsError InvalidValue(string message) => new("InvalidParameterValue", message);

    public static AwsError InvalidCombination(string message) => new("InvalidParameterCombination", message);

    public static AwsError InvalidNextToken() => new("InvalidNextToken", "The next token specified is invalid.");

    /// <summary>AWS can do it and this sandbox cannot: say so, never skip it.</summary>
    public static AwsError NotInSandbox(string what) => Validation($"{what} is not supported by this sandbox's CloudWatch.");
}
