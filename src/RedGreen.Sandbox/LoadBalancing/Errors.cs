using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>The errors that several operations share, with the codes of the service's model.</summary>
internal static class Errors
{
    public static AwsError Validation(string message) => new("ValidationError", message);

    public static AwsError InvalidConfiguration(string message) => new("InvalidConfigurationRequest", message);

    public static AwsError InvalidAction(string message) => new("InvalidLoadBalancerAction", message);

    public static AwsError NotPlayed(string what) =>
        new("InvalidConfigurationRequest", $"The sandbox does not play {what}. Leave it out here, or test this part on AWS.");
}
