using System.Globalization;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>An invocation as the Runtime API hands it out.</summary>
internal sealed record Invocation(
    string RequestId, string FunctionArn, string TraceId, string TenantId, DateTimeOffset Deadline, string ClientContext, string CognitoIdentity, MemoryStream Input) : IDisposable
{
    public static Invocation Of(HttpResponseHeaders headers, MemoryStream input)
    {
        return new Invocation(
            Get("Lambda-Runtime-Aws-Request-Id") ?? throw Missing("Lambda-Runtime-Aws-Request-Id"),
            Get("Lambda-Runtime-Invoked-Function-Arn"),
            Get("Lambda-Runtime-Trace-Id"),
            Get("Lambda-Runtime-Aws-Tenant-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(
                Get("Lambda-Runtime-Deadline-Ms") ?? throw Missing("Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)),
            Get("Lambda-Runtime-Client-Context"),
            Get("Lambda-Runtime-Cognito-Identity"),
            input);

        string Get(string name) => headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
        static InvalidOperationException Missing(string header) => new($"The Lambda Runtime API sent an invocation without the header {header}.");
    }

    public void Dispose() => Input.Dispose();
}
