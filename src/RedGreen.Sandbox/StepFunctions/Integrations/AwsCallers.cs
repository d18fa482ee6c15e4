namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>Who the interpreter is to the services that it calls.</summary>
internal static class AwsCallers
{
    /// <summary>The interpreter's service integrations.</summary>
    public const string States = "states";
}
