using System.Globalization;

namespace RedGreen.Sandbox.Lambda;

/// <summary>The environment variables of a function's process: Lambda's, the function's own, and nothing of the developer's.</summary>
internal static class FunctionEnvironment
{
    // What an operating system or the .NET host needs to start a program at all. Above all no AWS_ variables: a
    // profile of the developer's must never meet a function that thinks it is in the sandbox. No settings of the .NET
    // runtime either: measured, its defaults start functions fastest (200 ms; 330 without tiers, 730 without ReadyToRun).
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SystemRoot", "windir", "LD_LIBRARY_PATH",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SSL_CERT_FILE", "SSL_CERT_DIR",
    ];

    /// <summary>All variables of one process.</summary>
    /// <param name="context">The sandbox.</param>
    /// <param name="function">The function.</param>
    /// <param name="executable">Its code.</param>
    /// <param name="runtimeApi">The Runtime API's authority for this process.</param>
    /// <param name="awsEndpoint">Where the AWS services of the sandbox are.</param>
    public static Dictionary<string, string> Of(
        SandboxContext context, FunctionDefinition function, FunctionExecutable executable, string runtimeApi, Uri awsEndpoint)
    {
        var variables = new Dictionary<string, string>();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value)
                variables[name] = value;
        foreach (var (name, value) in function.Environment)
            variables[name] = value;
        // Last, since these names are reserved on Lambda: a function cannot set them.
        foreach (var (name, value) in Reserved(context, function, executable, runtimeApi, awsEndpoint))
            variables[name] = value;
        return variables;
    }

    private static Dictionary<string, string> Reserved(
        SandboxContext context, FunctionDefinition function, FunctionExecutable executable, string runtimeApi, Uri awsEndpoint) => new()
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = function.Alias is null ? "$LATEST" : FunctionDefinition.PublishedVersion,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Name}",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = $"sandbox/{runtimeApi[(runtimeApi.IndexOf('/', StringComparison.Ordinal) + 1)..]}",
            ["_HANDLER"] = function.Handler,
            ["LAMBDA_TASK_ROOT"] = executable.TaskRoot,
            ["LAMBDA_RUNTIME_DIR"] = executable.TaskRoot,
            ["TZ"] = "UTC",
            ["AWS_REGION"] = context.Region,
            ["AWS_DEFAULT_REGION"] = context.Region,
            ["AWS_ACCESS_KEY_ID"] = "AKIASANDBOX",
            ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
            ["AWS_ENDPOINT_URL"] = awsEndpoint.ToString().TrimEnd('/'),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = Path.Combine(executable.TaskRoot, "no-aws-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(executable.TaskRoot, "no-aws-credentials"),
        };
}
