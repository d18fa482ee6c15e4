using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Registry;

/// <summary>Tells a running sandbox that an image was pushed. No AWS has this call.</summary>
/// <param name="http">How it is reached; its timeout is the caller's.</param>
public sealed class SandboxRegistry(HttpClient http)
{
    internal const string ServiceName = "redgreen-sandbox";
    internal const string TargetPrefix = "RedGreenSandbox";

    /// <summary>Pushes a tag: the registry remembers its digest, and ECR's event goes to the bus.</summary>
    /// <param name="endpoint">The sandbox's endpoint for AWS services.</param>
    /// <param name="repository">The repository: <c>demo/shop</c>.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="digest"><c>sha256:...</c>; null for the one that the sandbox makes of repository and tag.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">Nothing answers at the endpoint.</exception>
    /// <exception cref="PushRefusedException">The sandbox refuses, or something else answers.</exception>
    public async Task<PushedImage> PushAsync(Uri endpoint, string repository, string tag, string? digest, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["repositoryName"] = repository, ["imageTag"] = tag };
        if (digest is not null)
            input["imageDigest"] = digest;
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new StringContent(input.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        request.Headers.Add("X-Amz-Target", $"{TargetPrefix}.PushImage");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=sandbox/20260101/sandbox/{ServiceName}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = Parsed(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        return response.IsSuccessStatusCode && answer?["eventId"] is not null
            ? new(repository, tag, (string)answer["imageDigest"]!, (string)answer["eventId"]!)
            : throw new PushRefusedException((string?)answer?["message"] ?? $"What answers there is no sandbox: status {(int)response.StatusCode}.");
    }

    private static JsonObject? Parsed(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An image that was pushed.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="EventId">The id of ECR's event.</param>
public sealed record PushedImage(string Repository, string Tag, string Digest, string EventId);

/// <summary>A push that was not taken.</summary>
/// <param name="message">Why.</param>
public sealed class PushRefusedException(string message) : Exception(message);
