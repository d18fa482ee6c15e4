using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>The context of one invocation.</summary>
internal sealed class InvocationContext(Invocation invocation, FunctionEnvironment environment, ILambdaLogger logger) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;
    public IClientContext ClientContext { get; } = MobileClientContext.Parse(invocation.ClientContext);
    public string FunctionName => environment.FunctionName;
    public string FunctionVersion => environment.FunctionVersion;
    public ICognitoIdentity Identity { get; } = CallerIdentity.Parse(invocation.CognitoIdentity);
    public string InvokedFunctionArn => invocation.FunctionArn;
    public ILambdaLogger Logger => logger;
    public string LogGroupName => environment.LogGroupName;
    public string LogStreamName => environment.LogStreamName;
    public int MemoryLimitInMB => environment.MemoryLimitInMB;
    public TimeSpan RemainingTime => invocation.Deadline - DateTimeOffset.UtcNow;
    public string TenantId => invocation.TenantId;
    public string TraceId => invocation.TraceId ?? "";
}
