namespace Amazon.Lambda.Core;

/// <summary>What the Lambda service says about the invocation and the function.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }
    /// <summary>The calling mobile application; null elsewhere.</summary>
    IClientContext ClientContext { get; }
    string FunctionName { get; }
    string FunctionVersion { get; }
    /// <summary>The caller's Cognito identity; null without one.</summary>
    ICognitoIdentity Identity { get; }
    string InvokedFunctionArn { get; }
    ILambdaLogger Logger { get; }
    string LogGroupName { get; }
    string LogStreamName { get; }
    int MemoryLimitInMB { get; }
    /// <summary>Time until the service ends this invocation.</summary>
    TimeSpan RemainingTime { get; }
    string TenantId => null;
    string TraceId => "";
}
