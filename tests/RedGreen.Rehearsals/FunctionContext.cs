using Amazon.Lambda.Core;

namespace RedGreen.Rehearsals;

/// <summary>What Lambda tells a function about its invocation. What it logs is lost.</summary>
internal sealed class FunctionContext : ILambdaContext
{
    public string AwsRequestId => "request";

    public IClientContext ClientContext => null!;

    public string FunctionName => "function";

    public string FunctionVersion => "1";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn";

    public ILambdaLogger Logger { get; } = new Silence();

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime { get; init; } = TimeSpan.FromSeconds(60);

    private sealed class Silence : ILambdaLogger
    {
        public void Log(string message)
        {
        }

        public void LogLine(string message)
        {
        }
    }
}
