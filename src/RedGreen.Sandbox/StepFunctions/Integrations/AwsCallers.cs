namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>Who the interpreter is to the services that it calls.</summary>
internal static class AwsCallers
{
    /// <summary>The interpreter's service integrations, and on behalf of which execution: filters see <c>states</c> and the execution apart.</summary>
    /// <param name="execution">Its ARN.</param>
    public static string Of(string execution) => $"states:{execution}";
}
