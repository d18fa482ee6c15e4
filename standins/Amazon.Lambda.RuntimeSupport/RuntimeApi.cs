using System.Net;
using System.Net.Http.Headers;
using Amazon.Lambda.RuntimeSupport.Invocations;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Client of the Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly string _root;

    public RuntimeApi(HttpClient http, string hostAndPort)
    {
        _ownsHttp = http == null;
        // Waiting for work has no limit, and nothing stands between a function and its Runtime API.
        _http = http ?? new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _root = $"http://{hostAndPort}/2018-06-01/runtime/";
    }

    public async Task<Invocation> NextAsync(CancellationToken stop)
    {
        using var response = await _http.GetAsync(_root + "invocation/next", stop).ConfigureAwait(false);
        await RequireAsync(response, "did not give the next invocation").ConfigureAwait(false);
        var input = new MemoryStream();
        await response.Content.CopyToAsync(input, stop).ConfigureAwait(false);
        input.Position = 0;
        return Invocation.Of(response.Headers, input);
    }

    /// <summary>Posts the result; what comes back is why the service did not take it (it then reports the invocation as failed itself), or null.</summary>
    public async Task<string> PostResponseAsync(string requestId, InvocationResponse result)
    {
        using var content = new StreamContent(result.OutputStream);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.PostAsync($"{_root}invocation/{requestId}/response", content).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
            return "The function's result is larger than Lambda accepts (6 MB); the invocation failed.";
        await RequireAsync(response, "did not accept the response").ConfigureAwait(false);
        return null;
    }

    public Task PostErrorAsync(string requestId, FunctionError error) => PostAsync($"invocation/{requestId}/error", error);

    public Task PostInitErrorAsync(FunctionError error) => PostAsync("init/error", error);

    public void Dispose()
    {
        if (_ownsHttp)
            _http.Dispose();
    }

    private async Task PostAsync(string path, FunctionError error)
    {
        using var content = new ByteArrayContent(error.Json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        content.Headers.Add("Lambda-Runtime-Function-Error-Type", error.Type);
        using var response = await _http.PostAsync(_root + path, content).ConfigureAwait(false);
        await RequireAsync(response, "did not accept the error " + error.Type).ConfigureAwait(false);
    }

    private static async Task RequireAsync(HttpResponseMessage response, string what)
    {
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(
                $"The Lambda Runtime API {what}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync().ConfigureAwait(false)}");
    }
}
