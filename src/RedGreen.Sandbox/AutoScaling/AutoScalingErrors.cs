using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>How Application Auto Scaling refuses.</summary>
internal static class AutoScalingErrors
{
    public static AwsError Validation(string message) => new("ValidationException", message);

    public static AwsError Required(string parameter) => Validation($"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null");

    public static AwsError NotFound(string message) => new("ObjectNotFoundException", message);

    public static AwsError InvalidNextToken() => new("InvalidNextTokenException", "The next token specified is invalid.");

    /// <summary>A service that scaling needs did not answer as it should.</summary>
    public static AwsError FailedResourceAccess(AwsError cause) => new("FailedResourceAccessException", $"{cause.Message} (Error Code: {cause.Code})");

    public static AwsError Internal(AwsError cause) => new("InternalServiceException", $"{cause.Message} (Error Code: {cause.Code})", 500);

    /// <summary>AWS can do it and this sandbox cannot: say so, never skip it.</summary>
    public static AwsError NotInSandbox(string what) => Validation($"{what} is not supported by this sandbox's Application Auto Scaling.");
}
