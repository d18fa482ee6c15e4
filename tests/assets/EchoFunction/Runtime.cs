using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EchoFunction;

/// <summary>The Runtime API's four calls.</summary>
internal sealed class Runtime : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly string _root = $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime";

    public async Task<(string Id, JsonNode? Payload)> NextAsync()
    {
        using var next = await _http.GetAsync(new Uri($"{_root}/invocation/next"));
        next.EnsureSuccessStatusCode();
        var payload = JsonNode.Parse(await next.Content.ReadAsStringAsync());
        foreach (var (name, values) in next.Headers.Where(header => header.Key.StartsWith("Lambda-", StringComparison.Ordinal)))
            Headers[name] = values.Single();
        return (Headers["Lambda-Runtime-Aws-Request-Id"], payload);
    }

    public static Dictionary<string, string> Headers { get; } = [];

    public Task RespondAsync(string id, string answer) => PostAsync($"invocation/{id}/response", new StringContent(answer));

    public Task FailAsync(string id, Exception exception) =>
        PostAsync($"invocation/{id}/error", Error(exception.GetType().Name, exception.Message));

    public Task PostInitErrorAsync(string type, string message) => PostAsync("init/error", Error(type, message));

    public void Dispose() => _http.Dispose();

    private static JsonContent Error(string type, string message) => JsonContent.Create(
        new JsonObject { ["errorType"] = type, ["errorMessage"] = message, ["stackTrace"] = new JsonArray("at the first", "at the second") });

    private async Task PostAsync(string path, HttpContent content)
    {
        using (content)
        {
            using var posted = await _http.PostAsync(new Uri($"{_root}/{path}"), content);
            posted.EnsureSuccessStatusCode();
        }
    }
}
