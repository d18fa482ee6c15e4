using System.Net.Http.Headers;
using System.Text;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>What a request asks for, whatever protocol it speaks.</summary>
/// <param name="Service">The service as it signs: <c>ecs</c>.</param>
/// <param name="Operation">The operation; for REST the method.</param>
internal readonly record struct CallName(string Service, string Operation)
{
    private static readonly string[] Reads = ["Describe", "List", "Get", "Scan", "Query", "GET"];

    /// <summary>Whether it may change something.</summary>
    public bool IsWrite
    {
        get
        {
            foreach (var read in Reads)
                if (Operation.StartsWith(read, StringComparison.Ordinal))
                    return false;
            return true;
        }
    }

    /// <summary>Whether it writes one of several rules that a deployment moves together.</summary>
    public bool IsRuleWrite => Operation is "ModifyRule" or "ModifyListener";

    public override string ToString() => $"{Service} {Operation}";

    public static CallName Of(AwsCall call) => new(call.Service, call.Operation);

    public static async ValueTask<CallName> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        new(SignedService(request), Target(request) ?? Cbor(request) ?? await ActionAsync(request, cancellationToken).ConfigureAwait(false) ?? request.Method.Method);

    // Credential=AKID/20260101/eu-west-1/ecs/aws4_request
    private static string SignedService(HttpRequestMessage request) => Header(request.Headers, "Authorization")?.Split('/') is [_, _, _, var service, ..] ? service : "";

    private static string? Target(HttpRequestMessage request) => Header(request.Headers, "X-Amz-Target") is { } target ? target[(target.LastIndexOf('.') + 1)..] : null;

    private static string? Cbor(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Split("/operation/") is [_, var operation] ? operation : null;

    private static async ValueTask<string?> ActionAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content || content.Headers.ContentType?.MediaType != "application/x-www-form-urlencoded")
            return null;
        var form = Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        const string name = "Action=";
        var at = form.StartsWith(name, StringComparison.Ordinal) ? 0 : form.IndexOf($"&{name}", StringComparison.Ordinal) + 1;
        var value = form[(at + name.Length)..];
        return value.IndexOf('&', StringComparison.Ordinal) is >= 0 and var end ? value[..end] : value;
    }

    private static string? Header(HttpHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
