using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the service puts into a function's environment.</summary>
internal sealed record FunctionEnvironment(
    string RuntimeApi, string FunctionName, string FunctionVersion, int MemoryLimitInMB, string LogGroupName, string LogStreamName, bool LogsJson, string LogLevel)
{
    public static FunctionEnvironment Read()
    {
        return new FunctionEnvironment(
            Get("AWS_LAMBDA_RUNTIME_API") ?? throw new InvalidOperationException(
                "AWS_LAMBDA_RUNTIME_API is not set. This program is a Lambda function: Lambda starts it, or a sandbox that answers the Lambda Runtime API."),
            Get("AWS_LAMBDA_FUNCTION_NAME"),
            Get("AWS_LAMBDA_FUNCTION_VERSION"),
            int.TryParse(Get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var memory) ? memory : 0,
            Get("AWS_LAMBDA_LOG_GROUP_NAME"),
            Get("AWS_LAMBDA_LOG_STREAM_NAME"),
            "JSON".Equals(Get("AWS_LAMBDA_LOG_FORMAT"), StringComparison.OrdinalIgnoreCase),
            Get("AWS_LAMBDA_LOG_LEVEL"));

        static string Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
    }
}
