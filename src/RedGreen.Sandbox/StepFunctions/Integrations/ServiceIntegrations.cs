using RedGreen.Sandbox.StepFunctions.Integrations.Sdk;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>Everything that Task states may call.</summary>
internal sealed class ServiceIntegrations : ITaskResources
{
    /// <summary>The one instance.</summary>
    public static ServiceIntegrations All { get; } = new();

    private const string Prefix = "arn:aws:states:::";

    /// <inheritdoc/>
    public ITaskResource Resolve(string arn)
    {
        if (arn.StartsWith("arn:aws:lambda:", StringComparison.Ordinal))
            return arn.Split(':') is { Length: 7 or 8 } parts && parts[5] == "function" && parts[6].Length > 0
                ? new LambdaFunction(arn)
                : throw new FormatException($"'{arn}' is not the ARN of a Lambda function.");
        if (!arn.StartsWith(Prefix, StringComparison.Ordinal))
            throw new FormatException($"'{arn}' is neither a service integration ({Prefix}...) nor the ARN of a Lambda function.");
        var name = arn[Prefix.Length..];
        if (name.EndsWith(".waitForTaskToken", StringComparison.Ordinal))
            throw new FormatException($"'{arn}': .waitForTaskToken is not supported.");
        return name switch
        {
            "lambda:invoke" => new LambdaInvoke(),
            "states:startExecution" => new StartExecution(SyncMode.None),
            "states:startExecution.sync" => new StartExecution(SyncMode.Text),
            "states:startExecution.sync:2" => new StartExecution(SyncMode.Json),
            _ when name.StartsWith("aws-sdk:", StringComparison.Ordinal) => Sdk(arn, name.Split(':')),
            _ when OptimizedOperation.All.TryGetValue(name, out var operation) => new OptimizedCall(operation),
            _ => throw new FormatException($"'{arn}' is not a service integration that is supported."),
        };
    }

    private static SdkCall Sdk(string arn, string[] parts)
    {
        if (parts.Length != 3 || !SdkService.All.TryGetValue(parts[1], out var service))
            throw new FormatException($"'{arn}': of the AWS SDK only {string.Join(", ", SdkService.All.Keys.Order())} are supported.");
        var operation = parts[2].Length > 0 && char.IsAsciiLetterLower(parts[2][0]) ? MemberCase.UpperFirst(parts[2]) : "";
        return service.Operations.Contains(operation)
            ? new SdkCall(service, operation)
            : throw new FormatException($"'{arn}': {parts[1]} has no action '{parts[2]}'.");
    }
}
