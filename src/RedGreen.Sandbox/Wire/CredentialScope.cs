using Microsoft.AspNetCore.WebUtilities;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// The service that a request is signed for. The sandbox checks no signature: it has no secrets. It does look at the
/// scope, since a client that signs for the wrong service, or not at all, is refused by AWS.
/// </summary>
internal static class CredentialScope
{
    /// <summary>The service's name from the header, or from a presigned query; null where the request is not signed.</summary>
    public static string? ServiceOf(WireRequest request)
    {
        var credential = request.Authorization is { } header ? FromHeader(header)
            : request.QueryString.Contains("X-Amz-Credential", StringComparison.OrdinalIgnoreCase) ? FromQuery(request.QueryString)
            : null;

        // <access key>/<date>/<region>/<service>/aws4_request; multi-Region signatures have no Region.
        var parts = credential?.Split('/');
        return parts is { Length: >= 4 } && parts[^1] == "aws4_request" ? parts[^2] : null;
    }

    private static string? FromHeader(string header)
    {
        const string Name = "Credential=";
        var start = header.IndexOf(Name, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += Name.Length;
        var end = header.AsSpan(start).IndexOfAny(',', ' ');
        return end < 0 ? header[start..] : header.Substring(start, end);
    }

    private static string? FromQuery(string queryString) =>
        QueryHelpers.ParseQuery(queryString).TryGetValue("X-Amz-Credential", out var value) ? value.ToString() : null;
}
