using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>SNS's refusals.</summary>
internal static class NotificationErrors
{
    public static AwsError Invalid(string parameter, string reason) => new("InvalidParameter", $"Invalid parameter: {parameter} Reason: {reason}");

    public static AwsError NoSuchTopic() => new("NotFound", "Topic does not exist", 404);

    /// <summary>AWS can do it and this sandbox cannot: say so, never skip it.</summary>
    public static AwsError NotInSandbox(string what) => new("InvalidParameter", $"Invalid parameter: {what} is not supported by this sandbox's SNS.");
}
