using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs;

/// <summary>How ECS refuses.</summary>
internal static class EcsErrors
{
    public static AwsError Client(string message) => new("ClientException", message);

    public static AwsError InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsError Unsupported(string message) => new("UnsupportedFeatureException", message);

    public static AwsError ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    public static AwsError ServiceNotFound() => new("ServiceNotFoundException", "Service not found.");

    public static AwsError ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static AwsError ResourceNotFound() => new("ResourceNotFoundException", "The specified resource could not be found.");
}
