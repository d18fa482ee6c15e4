namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>Who the interpreter is to the services that it calls.</summary>
internal static class AwsCallers
{
    /// <summary>The interpreter's service integrations, as filters see them.</summary>
    public const string States = "states";

    /// <summary>The interpreter's service integrations, and on behalf of which execution: filters see the two apart.</summary>
    /// <param name="execution">Its ARN.</param>
    public static string Of(string execution) => $"{States}:{execution}";
}
